//! The packages for npm: one for each platform with its binary, and one that runs whichever npm installed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::args::Npm;
use crate::project::{PLATFORMS, Platform, Project};
use crate::tool;

/// Makes tarballs in `target/dist/npm`.
pub fn run(project: &Project, args: &Npm) -> Result<()> {
    let work = project.target().join("npm");
    let out = project.dist().join("npm");
    for folder in [&work, &out] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    for platform in PLATFORMS {
        let archive = project.dist().join(platform.archive());
        if archive.exists() {
            let folder = work.join(platform.npm);
            platform_package(project, platform, &archive, &folder)?;
            pack(&folder, &out)?;
        } else if !args.partial {
            bail!("{} is missing", archive.display());
        }
    }
    let folder = work.join("feedmill");
    main_package(project, &folder)?;
    pack(&folder, &out)
}

fn pack(folder: &Path, out: &Path) -> Result<()> {
    let out = out
        .to_str()
        .context("the path of target/dist is not UTF-8")?;
    tool::run(
        "npm",
        &["pack", "--silent", "--pack-destination", out],
        folder,
    )
}

/// What both kinds of packages say.
fn manifest(project: &Project, name: &str, description: String) -> Value {
    json!({
        "name": name,
        "version": project.version,
        "description": description,
        "homepage": project.homepage,
        "repository": {"type": "git", "url": format!("git+{}.git", project.repository)},
        "license": project.license,
    })
}

fn write(folder: &Path, manifest: &Value, project: &Project) -> Result<()> {
    fs::write(
        folder.join("package.json"),
        serde_json::to_string_pretty(manifest)? + "\n",
    )?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(project.root.join(licence), folder.join(licence))?;
    }
    Ok(())
}

fn platform_package(
    project: &Project,
    platform: &Platform,
    archive: &Path,
    folder: &Path,
) -> Result<()> {
    fs::create_dir_all(folder.join("bin"))?;
    let description = format!("The binary of feedmill for {}.", platform.npm);
    let mut manifest = manifest(project, &format!("@feedmill/{}", platform.npm), description);
    manifest["os"] = json!([platform.os]);
    manifest["cpu"] = json!([platform.cpu]);
    if let Some(libc) = platform.libc {
        manifest["libc"] = json!([libc]);
    }
    manifest["preferUnplugged"] = json!(true);
    write(folder, &manifest, project)?;
    extract(
        platform,
        archive,
        &folder.join("bin").join(platform.binary()),
    )
}

fn main_package(project: &Project, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("bin"))?;
    let sources = project.root.join("packaging").join("npm");
    for file in ["README.md", "bin/feedmill.js"] {
        fs::copy(sources.join(file), folder.join(file))?;
    }
    let mut manifest = manifest(project, "feedmill", project.description.clone());
    manifest["keywords"] = json!(["rss", "atom", "jsonfeed", "feed", "validator"]);
    manifest["bin"] = json!({"feedmill": "bin/feedmill.js"});
    manifest["engines"] = json!({"node": ">=18"});
    manifest["optionalDependencies"] = PLATFORMS
        .iter()
        .map(|platform| {
            (
                format!("@feedmill/{}", platform.npm),
                json!(project.version),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    write(folder, &manifest, project)
}

/// Takes the binary out of an archive.
fn extract(platform: &Platform, archive: &Path, to: &PathBuf) -> Result<()> {
    let wanted = format!("feedmill-{}/{}", platform.target, platform.binary());
    let missing = || format!("{} has no {wanted}", archive.display());
    let file = File::open(archive)?;
    if archive
        .extension()
        .is_some_and(|extension| extension == "zip")
    {
        let mut zip = zip::ZipArchive::new(file)?;
        let mut entry = zip.by_name(&wanted).with_context(missing)?;
        io::copy(&mut entry, &mut File::create(to)?)?;
        return Ok(());
    }
    let mut tar = tar::Archive::new(GzDecoder::new(file));
    for entry in tar.entries()? {
        let mut entry = entry?;
        if entry.path()?.to_str() == Some(&wanted) {
            // With the permissions that it has in the archive.
            entry.unpack(to)?;
            return Ok(());
        }
    }
    bail!(missing())
}
