//! What stands in for the verbs that this binary was built without.

#[cfg(not(feature = "pull"))]
pub mod adopt {
    pub fn run(_: &crate::cli::args::Adopt) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("pull"))
    }
}

#[cfg(not(feature = "pull"))]
pub mod pull {
    pub fn run(_: &crate::cli::args::Pull) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("pull"))
    }
}

#[cfg(not(all(feature = "fetch", feature = "pull")))]
pub mod diff {
    pub fn run(_: &crate::cli::args::Diff) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("pull"))
    }
}

#[cfg(not(feature = "serve"))]
pub mod serve {
    pub fn run(_: &crate::cli::args::Serve) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("serve"))
    }
}

#[cfg(not(feature = "publish"))]
pub mod publish {
    pub fn run(_: &crate::cli::args::Publish) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("publish"))
    }
}

#[cfg(not(feature = "announce"))]
pub mod announce {
    pub fn run(_: &crate::cli::args::Announce) -> anyhow::Result<std::process::ExitCode> {
        Err(super::missing("announce"))
    }
}

#[cfg(not(all(
    feature = "fetch",
    feature = "pull",
    feature = "publish",
    feature = "announce",
    feature = "serve"
)))]
pub(super) fn missing(verb: &str) -> anyhow::Error {
    anyhow::anyhow!(
        "this feedmill was built without `{verb}`\n  help: install feedmill with `--features full`, or with `--features {verb}` only"
    )
}
