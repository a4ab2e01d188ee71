//! `cargo xtask release --dry-run`: everything that a release has for this platform, and what is left for a person to do.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::args::{Npm, Release};
use crate::packages::{OF_BINARY, OF_SOURCES, Part};
use crate::project::{PLATFORMS, Project};
use crate::{archive, npm, sums, templates, tool};

pub fn run(project: &Project, args: &Release) -> Result<()> {
    debug_assert!(args.dry_run);
    let host = project.host()?;
    if !PLATFORMS.iter().any(|platform| platform.target == host) {
        bail!("{host} is not a platform of releases");
    }
    let dist = project.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot remove {}", dist.display()))?;
    }
    let binary = match &args.binary {
        Some(binary) => binary.clone(),
        None => archive::build(project, None)?,
    };
    check_version(project, &binary)?;
    archive::pack(project, &host, &binary)?;

    let mut skipped = Vec::new();
    if args.binary.is_none() {
        for part in OF_BINARY.iter().chain(OF_SOURCES) {
            make(project, part, &mut skipped)?;
        }
    } else {
        let names = OF_BINARY.iter().chain(OF_SOURCES).map(|part| part.name);
        skipped.extend(names.map(|name| format!("{name}: not made with --binary")));
    }
    npm::run(project, &Npm { partial: true })?;
    fs::copy(project.root.join("install.sh"), dist.join("install.sh"))?;
    fs::copy(project.root.join("install.ps1"), dist.join("install.ps1"))?;
    templates::run(project, true)?;
    sums::write(&dist)?;

    println!("\nmade for {host}:");
    list(&dist, 1)?;
    for reason in &skipped {
        println!("skipped: {reason}");
    }
    println!("\n{}", by_hand(project));
    Ok(())
}

fn make(project: &Project, part: &Part, skipped: &mut Vec<String>) -> Result<()> {
    let (program, arguments) = part.probe;
    if !tool::exists(program, arguments) {
        skipped.push(format!(
            "{}: `{}` brings what makes it",
            part.name, part.install
        ));
        return Ok(());
    }
    println!("{}", part.name);
    (part.make)(project).with_context(|| part.name)
}

/// A binary of another version must not get into the archive.
fn check_version(project: &Project, binary: &Path) -> Result<()> {
    let binary =
        fs::canonicalize(binary).with_context(|| format!("no binary {}", binary.display()))?;
    let said = tool::output(&binary.to_string_lossy(), &["--version"], &project.root)?;
    if said.trim() != format!("feedmill {}", project.version) {
        bail!(
            "the binary says `{}`, Cargo.toml {}",
            said.trim(),
            project.version
        );
    }
    Ok(())
}

fn list(folder: &Path, depth: usize) -> Result<()> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let indent = "  ".repeat(depth);
        if entry.file_type()?.is_dir() {
            println!("{indent}{name}/");
            list(&entry.path(), depth + 1)?;
        } else {
            println!(
                "{indent}{name}  {} KiB",
                entry.metadata()?.len().div_ceil(1024)
            );
        }
    }
    Ok(())
}

fn by_hand(project: &Project) -> String {
    let Project {
        version,
        repository,
        ..
    } = project;
    format!(
        "To release {version} (docs/releasing.md explains each step):
  1. Set the version in Cargo.toml, date its section in CHANGELOG.md, and merge that.
  2. git tag -s v{version} -m v{version} && git push origin v{version}
     The workflow `release` builds all platforms, and publishes to GitHub, to the registry of crates, to PyPI and npm,
     and a container image.
  3. Look at {repository}/releases/tag/v{version}: archives, checksums, attestation.
  4. Copy what the release has in templates.tar.gz: homebrew/ to the tap, scoop/ to the bucket, winget/ to a pull request
     of winget-pkgs.
  5. Move the tag of the Action: git tag -f v{major} v{version}^{{}} && git push -f origin v{major}",
        major = version.split('.').next().unwrap_or(version),
    )
}
