//! What can be said of `schema`.

use clap::ValueEnum;

/// Exit status: 0.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill schema > feedmill.schema.json")]
pub struct Schema {
    /// What the schema is of
    #[arg(value_name = "WHAT", default_value = "settings")]
    pub what: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// feedmill.yaml
    Settings,
    /// One post of a stream, as `content.from` reads it
    Post,
    /// What `feedmill build --report json` prints
    BuildReport,
    /// What `feedmill adopt --report json` prints
    AdoptReport,
}
