//! What a front matter is written in.

/// What a front matter is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Between lines of `---`.
    Yaml,
    /// The same in a Jekyll site, where Ruby reads it.
    RubyYaml,
    /// Between lines of `+++`.
    Toml,
    /// An object that begins with `{` on the first line.
    Json,
}

impl Language {
    /// Whether this is YAML, whoever reads it.
    pub fn is_yaml(self) -> bool {
        matches!(self, Language::Yaml | Language::RubyYaml)
    }
}
