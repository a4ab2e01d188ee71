//! What can be said of `explain`.

use clap::ValueEnum;

/// Exit status: 2 when there is no such rule.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  feedmill explain rss/guid-repeated\n  feedmill explain atom")]
pub struct Explain {
    /// A rule, or a family of rules to list; without it, all rules
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: ExplainForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainForm {
    /// For people
    Text,
    /// One JSON object for each rule, one a line
    Json,
    /// The page docs/rules.md
    Markdown,
}
