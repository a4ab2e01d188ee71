//! Parses the arguments, runs the verb, prints the error, and sets the exit code.

use std::process::ExitCode;

use clap::Parser;

use super::args::{Args, Color, Command};
use super::{
    adopt, announce, build, diff, doctor, explain, head, hosting, init, lock, options, publish,
    pull, report, say, schema, select, serve, validate,
};

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    say::catch_panics();
    let code = match Args::try_parse() {
        Ok(args) => {
            say::set_colours(match args.common.color {
                Color::Auto => None,
                Color::Always => Some(true),
                Color::Never => Some(false),
            });
            options::set(args.common);
            run(args.command)
        }
        Err(usage) => Ok(ExitCode::from(say::usage(&usage))),
    };
    code.and_then(|code| say::finish().map(|()| code))
        .unwrap_or_else(|error| {
            report::error(&error);
            ExitCode::from(2)
        })
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Select(args) => select::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Lock(args) => lock::run(&args),
        Command::Adopt(args) => adopt::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Hosting(args) => hosting::run(&args),
        Command::Head(args) => head::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Pull(args) => pull::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Publish(args) => publish::run(&args),
        Command::Announce(args) => announce::run(&args),
        Command::Schema(args) => schema::run(&args),
    }
}
