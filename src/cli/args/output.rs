//! Options of all verbs.

use std::path::PathBuf;

use clap::ValueEnum;

#[derive(Clone, Debug, clap::Args)]
pub struct Common {
    /// Read the settings from this file instead of the site's feedmill.yaml
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        help_heading = "Options of all commands"
    )]
    pub config: Option<PathBuf>,
    /// Print errors only
    #[arg(
        long,
        short,
        global = true,
        conflicts_with = "verbose",
        help_heading = "Options of all commands"
    )]
    pub quiet: bool,
    /// Print every warning, and how long each stage of a build took
    #[arg(long, short, global = true, help_heading = "Options of all commands")]
    pub verbose: bool,
    /// When to print in colours
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Options of all commands"
    )]
    pub color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
