//! The arguments of `cargo xtask`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write shell completions and man pages
    Assets(Assets),
    /// Pack a binary with completions, man pages, licences and documents
    Archive(Archive),
    /// Make the packages for Debian and RPM of target/release/feedmill
    Packages,
    /// Write the SBOM: a list of all crates of the binary
    Components,
    /// Write SHA256SUMS of all files in target/dist
    Sums,
    /// Make npm packages of the archives in target/dist
    Npm(Npm),
    /// Fill the templates of Homebrew, Scoop, winget and Nix with the checksums in target/dist
    Templates(Templates),
    /// Make everything that a release has for this platform
    Release(Release),
}

#[derive(Debug, clap::Args)]
pub struct Assets {
    /// Write into this folder instead of target/assets
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Archive {
    /// The target triple that the binary is built for, instead of this machine's
    #[arg(long, value_name = "TRIPLE")]
    pub target: Option<String>,
    /// Pack this binary instead of building one
    #[arg(long, value_name = "FILE")]
    pub binary: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Npm {
    /// Accept that archives of some platforms are missing
    #[arg(long)]
    pub partial: bool,
}

#[derive(Debug, clap::Args)]
pub struct Templates {
    /// Accept that archives of some platforms are missing; their checksums are zeros
    #[arg(long)]
    pub partial: bool,
}

#[derive(Debug, clap::Args)]
pub struct Release {
    /// Publish nothing. There is no other way: releases are published by the workflow `release`
    #[arg(long, required = true)]
    pub dry_run: bool,
    /// Use this binary instead of building one; skips what builds its own (wheel, sdist)
    #[arg(long, value_name = "FILE")]
    pub binary: Option<PathBuf>,
}
