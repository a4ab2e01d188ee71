//! What can be said of `explain`.

use clap::ValueEnum;

/// Exit status: 0; 2 if the code or rule does not exist.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill explain no-date\n  feedmill explain rss/guid-repeated\n  feedmill explain atom"
)]
pub struct Explain {
    /// A code of a message, such as no-date, or a rule; a family of rules lists them, and `build` the codes. All without it
    #[arg(value_name = "CODE")]
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
    /// A page of the documentation
    Markdown,
}
