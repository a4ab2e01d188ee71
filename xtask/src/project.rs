//! The project that is released: its folders, its version, the platforms.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tool;

/// A platform that releases have a binary for.
pub struct Platform {
    /// The target triple.
    pub target: &'static str,
    /// The name of the platform's npm package, after `@feedmill/`.
    pub npm: &'static str,
    /// npm's names: operating system, processor, C library.
    pub os: &'static str,
    pub cpu: &'static str,
    pub libc: Option<&'static str>,
}

/// Every platform; `.github/workflows/release.yml` builds them.
pub const PLATFORMS: &[Platform] = &[
    platform(
        "x86_64-unknown-linux-gnu",
        "linux-x64-gnu",
        "linux",
        "x64",
        Some("glibc"),
    ),
    platform(
        "aarch64-unknown-linux-gnu",
        "linux-arm64-gnu",
        "linux",
        "arm64",
        Some("glibc"),
    ),
    platform(
        "x86_64-unknown-linux-musl",
        "linux-x64-musl",
        "linux",
        "x64",
        Some("musl"),
    ),
    platform(
        "aarch64-unknown-linux-musl",
        "linux-arm64-musl",
        "linux",
        "arm64",
        Some("musl"),
    ),
    platform("x86_64-apple-darwin", "darwin-x64", "darwin", "x64", None),
    platform(
        "aarch64-apple-darwin",
        "darwin-arm64",
        "darwin",
        "arm64",
        None,
    ),
    platform("x86_64-pc-windows-msvc", "win32-x64", "win32", "x64", None),
];

const fn platform(
    target: &'static str,
    npm: &'static str,
    os: &'static str,
    cpu: &'static str,
    libc: Option<&'static str>,
) -> Platform {
    Platform {
        target,
        npm,
        os,
        cpu,
        libc,
    }
}

impl Platform {
    /// The name of the binary in the archive.
    pub fn binary(&self) -> &'static str {
        binary_name(self.target)
    }

    /// The file name of the archive.
    pub fn archive(&self) -> String {
        archive_name(self.target)
    }
}

/// The name of feedmill's binary on a target.
pub fn binary_name(target: &str) -> &'static str {
    if target.contains("windows") {
        "feedmill.exe"
    } else {
        "feedmill"
    }
}

/// The archive of a target. It has no version in its name, so that the newest one has a stable address.
pub fn archive_name(target: &str) -> String {
    let extension = if target.contains("windows") {
        "zip"
    } else {
        "tar.gz"
    };
    format!("feedmill-{target}.{extension}")
}

/// The root of the repository, and what Cargo.toml says of it.
pub struct Project {
    pub root: PathBuf,
    pub version: String,
    pub repository: String,
    pub homepage: String,
    pub license: String,
    pub description: String,
}

impl Project {
    /// Reads Cargo.toml.
    pub fn load() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask has no parent folder")?
            .to_owned();
        let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
        let manifest: toml::Table = toml::from_str(&manifest)?;
        let text = |table: &toml::Value, key: &str| {
            let value = table.get(key).and_then(toml::Value::as_str);
            value
                .map(str::to_owned)
                .with_context(|| format!("Cargo.toml: no `{key}`"))
        };
        let shared = manifest
            .get("workspace")
            .and_then(|workspace| workspace.get("package"))
            .context("Cargo.toml: no `workspace.package`")?;
        let package = manifest
            .get("package")
            .context("Cargo.toml: no `package`")?;
        Ok(Self {
            version: text(shared, "version")?,
            repository: text(shared, "repository")?,
            homepage: text(shared, "homepage")?,
            license: text(shared, "license")?,
            description: text(package, "description")?,
            root,
        })
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// Completions and man pages.
    pub fn assets(&self) -> PathBuf {
        self.target().join("assets")
    }

    /// Everything that a release consists of.
    pub fn dist(&self) -> PathBuf {
        self.target().join("dist")
    }

    /// Where the files of this version are downloaded from.
    pub fn downloads(&self) -> String {
        format!("{}/releases/download/v{}", self.repository, self.version)
    }

    /// The triple of this machine.
    pub fn host(&self) -> Result<String> {
        let version = tool::output("rustc", &["-vV"], &self.root)?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(host.context("rustc names no host")?.to_owned())
    }
}
