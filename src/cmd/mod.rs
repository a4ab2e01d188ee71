//! One file for each verb.

pub mod build;
mod colour;
pub mod explain;
pub mod init;
#[cfg(feature = "pull")]
pub mod pull;
mod report;
pub mod schema;
pub mod validate;

/// What stands in for a verb that this binary was built without.
#[cfg(not(feature = "pull"))]
pub mod pull {
    pub fn run(_: &crate::args::Pull) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("pull"))
    }
}

#[cfg(not(all(feature = "fetch", feature = "pull")))]
fn missing(verb: &str) -> anyhow::Error {
    anyhow::anyhow!(
        "this feedmill was built without `{verb}`\n  help: install it with all that the released one has: `cargo install --path . --features full`, or `--features {verb}` for this alone"
    )
}
