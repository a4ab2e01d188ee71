//! `cargo xtask`: what it takes to release feedmill, apart from building it.

mod archive;
mod args;
mod assets;
mod npm;
mod packages;
mod project;
mod release;
mod sums;
mod templates;
mod tool;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use project::Project;

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let project = Project::load()?;
    match command {
        Command::Assets(args) => assets::write(&args.out.unwrap_or_else(|| project.assets())),
        Command::Archive(args) => archive::run(&project, &args),
        Command::Packages => packages::of_binary(&project),
        Command::Components => packages::components(&project),
        Command::Sums => sums::write(&project.dist()),
        Command::Npm(args) => npm::run(&project, &args),
        Command::Templates(args) => templates::run(&project, args.partial),
        Command::Release(args) => release::run(&project, &args),
    }
}
