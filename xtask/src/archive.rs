//! The archive of a platform: the binary with completions, man pages, licences and documents.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;

use crate::args::Archive;
use crate::project::{Project, archive_name, binary_name};
use crate::{assets, tool};

/// What lies beside the binary.
const DOCUMENTS: &[&str] = &["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// One file of an archive.
struct Entry {
    name: String,
    path: PathBuf,
    executable: bool,
}

pub fn run(project: &Project, args: &Archive) -> Result<()> {
    let host = project.host()?;
    let target = args.target.as_deref().unwrap_or(&host);
    let binary = match &args.binary {
        Some(binary) => binary.clone(),
        None => build(project, (target != host).then_some(target))?,
    };
    pack(project, target, &binary)?;
    Ok(())
}

/// Builds the binary that is released; `target` is a platform other than this one.
pub fn build(project: &Project, target: Option<&str>) -> Result<PathBuf> {
    let mut arguments = vec![
        "build",
        "--locked",
        "--release",
        "--features",
        "full",
        "--bin",
        "feedmill",
    ];
    let mut folder = project.target();
    if let Some(target) = target {
        arguments.extend(["--target", target]);
        folder.push(target);
    }
    tool::run("cargo", &arguments, &project.root)?;
    let name = target.map_or(
        if cfg!(windows) {
            "feedmill.exe"
        } else {
            "feedmill"
        },
        binary_name,
    );
    Ok(folder.join("release").join(name))
}

/// Packs a binary and what goes with it into `target/dist`.
pub fn pack(project: &Project, target: &str, binary: &Path) -> Result<PathBuf> {
    assets::write(&project.assets())?;
    let entries = entries(project, target, binary)?;
    let dist = project.dist();
    fs::create_dir_all(&dist)?;
    let archive = dist.join(archive_name(target));
    if target.contains("windows") {
        zip(File::create(&archive)?, &entries)?;
    } else {
        let plain = archive.with_extension("");
        tar(File::create(&plain)?, &entries, time(project))?;
        // A hundred times faster than a library that is compiled without optimisation, as this program is.
        tool::run(
            "gzip",
            &["-9", "-n", "-f", &plain.to_string_lossy()],
            &project.root,
        )?;
    }
    println!("{}", archive.display());
    Ok(archive)
}

fn entries(project: &Project, target: &str, binary: &Path) -> Result<Vec<Entry>> {
    let folder = format!("feedmill-{target}");
    let entry = |name: &str, path: PathBuf, executable| Entry {
        name: format!("{folder}/{name}"),
        path,
        executable,
    };
    let mut entries = vec![entry(binary_name(target), binary.to_owned(), true)];
    entries.extend(
        DOCUMENTS
            .iter()
            .map(|name| entry(name, project.root.join(name), false)),
    );
    for part in ["completions", "man/man1"] {
        let files: std::io::Result<Vec<_>> = fs::read_dir(project.assets().join(part))?.collect();
        let mut files: Vec<PathBuf> = files?.into_iter().map(|file| file.path()).collect();
        files.sort();
        entries.extend(files.into_iter().map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            entry(&format!("{part}/{name}"), path, false)
        }));
    }
    Ok(entries)
}

/// The time that files of archives carry, so that the same commit gives the same bytes: that of the commit.
fn time(project: &Project) -> u64 {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let commit = || tool::output("git", &["log", "-1", "--format=%ct"], &project.root).ok();
    given
        .or_else(commit)
        .and_then(|time| time.trim().parse().ok())
        .unwrap_or(0)
}

fn tar(file: File, entries: &[Entry], time: u64) -> Result<()> {
    let mut tar = tar::Builder::new(file);
    for entry in entries {
        let contents = read(&entry.path)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(contents.len() as u64);
        header.set_mode(if entry.executable { 0o755 } else { 0o644 });
        header.set_mtime(time);
        tar.append_data(&mut header, &entry.name, contents.as_slice())?;
    }
    tar.into_inner()?.flush()?;
    Ok(())
}

fn zip(file: File, entries: &[Entry]) -> Result<()> {
    let mut zip = zip::ZipWriter::new(file);
    for entry in entries {
        let mode = if entry.executable { 0o755 } else { 0o644 };
        zip.start_file(
            &entry.name,
            SimpleFileOptions::default().unix_permissions(mode),
        )?;
        zip.write_all(&read(&entry.path)?)?;
    }
    zip.finish()?;
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
