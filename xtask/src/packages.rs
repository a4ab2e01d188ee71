//! What other programs make: packages of Debian, RPM and Python, the list of components, the crates.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{assets, tool};

/// A part of a release that needs a program besides cargo.
pub struct Part {
    pub name: &'static str,
    /// How to find out whether the program is there.
    pub probe: (&'static str, &'static [&'static str]),
    /// How to install it.
    pub install: &'static str,
    pub make: fn(&Project) -> Result<()>,
}

/// What is made of a binary that is already there.
pub const OF_BINARY: &[Part] = &[
    Part {
        name: "Debian package",
        probe: ("cargo", &["deb", "--version"]),
        install: "cargo install --locked cargo-deb",
        make: deb,
    },
    Part {
        name: "RPM package",
        probe: ("cargo", &["generate-rpm", "--version"]),
        install: "cargo install --locked cargo-generate-rpm",
        make: rpm,
    },
    Part {
        name: "SBOM (CycloneDX)",
        probe: ("cargo", &["cyclonedx", "--version"]),
        install: "cargo install --locked cargo-cyclonedx",
        make: components,
    },
];

/// What builds a binary of its own.
pub const OF_SOURCES: &[Part] = &[
    Part {
        name: "wheel and sdist for Python",
        probe: ("maturin", &["--version"]),
        install: "pip install maturin",
        make: python,
    },
    Part {
        name: "crates",
        probe: ("cargo", &["--version"]),
        install: "",
        make: crates,
    },
];

fn path(path: &Path) -> Result<&str> {
    path.to_str()
        .with_context(|| format!("the path {} is not UTF-8", path.display()))
}

/// Packages for Debian and RPM of the binary that is built.
pub fn of_binary(project: &Project) -> Result<()> {
    fs::create_dir_all(project.dist())?;
    assets::write(&project.assets())?;
    deb(project)?;
    rpm(project)
}

/// The binary is where cargo puts it: the metadata in Cargo.toml says so.
fn deb(project: &Project) -> Result<()> {
    let out = project.dist();
    let arguments = [
        "deb",
        "--package",
        "feedmill",
        "--no-build",
        "--output",
        path(&out)?,
    ];
    tool::run("cargo", &arguments, &project.root)
}

fn rpm(project: &Project) -> Result<()> {
    let out = project.dist();
    tool::run(
        "cargo",
        &["generate-rpm", "--output", path(&out)?],
        &project.root,
    )
}

/// The tool writes a file beside the manifest of every package of the workspace; the one of feedmill lists all.
pub fn components(project: &Project) -> Result<()> {
    const NAME: &str = "release-components";
    fs::create_dir_all(project.dist())?;
    let arguments = [
        "cyclonedx",
        "--format",
        "json",
        "--features",
        "full",
        "--spec-version",
        "1.5",
        // One list for the binaries of all platforms.
        "--target",
        "all",
        "--override-filename",
        NAME,
        "--quiet",
    ];
    let made = tool::run("cargo", &arguments, &project.root);
    let mut written = Vec::new();
    find(&project.root, &format!("{NAME}.json"), 3, &mut written)?;
    let own = project.root.join(format!("{NAME}.json"));
    if own.exists() {
        fs::copy(&own, project.dist().join("feedmill.cdx.json"))?;
    }
    for path in written {
        fs::remove_file(path)?;
    }
    made
}

fn find(folder: &Path, name: &str, depth: usize, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file_name = entry.file_name();
        if entry.file_type()?.is_dir() {
            if depth > 0 && file_name != "target" && file_name != ".git" {
                find(&entry.path(), name, depth - 1, found)?;
            }
        } else if file_name == name {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn python(project: &Project) -> Result<()> {
    let out = project.dist().join("python");
    let out = path(&out)?;
    tool::run(
        "maturin",
        &["build", "--release", "--locked", "--out", out],
        &project.root,
    )?;
    tool::run("maturin", &["sdist", "--out", out], &project.root)
}

/// Packed, not built from the package: `.ci/run` does that.
fn crates(project: &Project) -> Result<()> {
    let arguments = [
        "package",
        "--locked",
        "--workspace",
        "--allow-dirty",
        "--no-verify",
        "--quiet",
        "--exclude",
        "feedmill-test-s3",
        "--exclude",
        "xtask",
    ];
    tool::run("cargo", &arguments, &project.root)?;
    let out = project.dist().join("crates");
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(project.target().join("package"))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(&format!("-{}.crate", project.version)) {
            fs::copy(&path, out.join(name))?;
        }
    }
    Ok(())
}
