//! The command-line tool: parse the arguments, run, print the error, set the exit code.

// What there is and what not is decided by input, and a panic would lose the other posts.
#![deny(clippy::expect_used, clippy::unwrap_used)]

mod args;
mod cmd;

use std::process::ExitCode;

use clap::Parser;

use cmd::say;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    say::catch_panics();
    let code = match args::Args::try_parse() {
        Ok(args) => run(args.command),
        Err(usage) => Ok(ExitCode::from(say::usage(&usage))),
    };
    code.and_then(|code| say::finish().map(|()| code))
        .unwrap_or_else(|error| {
            say::error(&error);
            ExitCode::from(2)
        })
}

fn run(command: args::Command) -> anyhow::Result<ExitCode> {
    match command {
        args::Command::Build(build) => cmd::build::run(&build),
        args::Command::Init(init) => cmd::init::run(&init),
        args::Command::Serve(serve) => cmd::serve::run(&serve),
        args::Command::Hosting(hosting) => cmd::hosting::run(&hosting),
        args::Command::Head(head) => cmd::head::run(&head),
        args::Command::Validate(validate) => cmd::validate::run(&validate),
        args::Command::Pull(pull) => cmd::pull::run(&pull),
        args::Command::Explain(explain) => cmd::explain::run(&explain),
        args::Command::Publish(publish) => cmd::publish::run(&publish),
        args::Command::Announce(announce) => cmd::announce::run(&announce),
        args::Command::Schema => cmd::schema::run(),
    }
}
