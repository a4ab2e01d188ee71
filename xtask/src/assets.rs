//! Shell completions and man pages, made from the arguments that the tool itself parses.

use std::fs;
use std::path::Path;

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::{Shell, generate_to};

#[path = "../../src/cli"]
#[allow(dead_code, unused_imports, reason = "the tool itself reads the fields")]
mod cli {
    pub mod args;
}

/// Writes `completions/` and `man/man1/` into a folder.
pub fn write(out: &Path) -> Result<()> {
    let completions = out.join("completions");
    let man = out.join("man").join("man1");
    for folder in [&completions, &man] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    let command = cli::args::Args::command().name("feedmill");
    for shell in [
        Shell::Bash,
        Shell::Elvish,
        Shell::Fish,
        Shell::PowerShell,
        Shell::Zsh,
    ] {
        generate_to(shell, &mut command.clone(), "feedmill", &completions)?;
    }
    // Without a page for each `feedmill help VERB`.
    clap_mangen::generate_to(command.disable_help_subcommand(true), &man)?;
    Ok(())
}
