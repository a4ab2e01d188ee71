//! The command-line tool: parse the arguments, run, print the error, set the exit code.

mod args;
mod cmd;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let outcome = match args::Args::parse().command {
        args::Command::Build(build) => cmd::build::run(&build),
        args::Command::Init(init) => cmd::init::run(&init),
        #[cfg(feature = "serve")]
        args::Command::Serve(serve) => cmd::serve::run(&serve),
        args::Command::Hosting(hosting) => cmd::hosting::run(&hosting),
        args::Command::Head(head) => cmd::head::run(&head),
        args::Command::Validate(validate) => cmd::validate::run(&validate),
        args::Command::Schema => cmd::schema::run(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
