//! Fills the templates of package managers: version, addresses, checksums of archives.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{PLATFORMS, Project};
use crate::sums;

/// The folders below `packaging/` that hold templates.
const FOLDERS: &[&str] = &["homebrew", "nix", "scoop", "winget"];

/// Fills all templates into folders of `target/dist`. If `partial`, an archive that is missing has a checksum of zeros.
pub fn run(project: &Project, partial: bool) -> Result<()> {
    let dist = project.dist();
    let values = values(project, &sums::of(&dist)?, partial)?;
    for folder in FOLDERS {
        let out = dist.join(folder);
        fs::create_dir_all(&out)?;
        for template in files(&project.root.join("packaging").join(folder))? {
            let text = fs::read_to_string(&template)?;
            let filled = fill(&text, &values).with_context(|| template.display().to_string())?;
            let path = out.join(template.file_name().unwrap_or_default());
            fs::write(&path, filled)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    let mut files: Vec<_> = entries?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

/// What stands for each `@name@`.
fn values(
    project: &Project,
    sums: &BTreeMap<String, String>,
    partial: bool,
) -> Result<BTreeMap<String, String>> {
    let mut values: BTreeMap<String, String> = [
        ("version", project.version.clone()),
        ("repository", project.repository.clone()),
        ("homepage", project.homepage.clone()),
        ("license", project.license.clone()),
        // Package managers want a phrase: Homebrew refuses long ones, and a full stop at the end.
        ("description", summary(&project.description).to_owned()),
        ("downloads", project.downloads()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    for platform in PLATFORMS {
        let archive = platform.archive();
        let sum = match sums.get(&archive) {
            Some(sum) => sum.clone(),
            None if partial => "0".repeat(64),
            None => bail!("target/dist has no {archive}"),
        };
        values.insert(format!("SHA256:{}", platform.target), sum.to_uppercase());
        values.insert(format!("sha256:{}", platform.target), sum);
    }
    Ok(values)
}

/// The first phrase of a description.
fn summary(description: &str) -> &str {
    let phrase = description.split_once(": ").map(|(phrase, _)| phrase);
    phrase.unwrap_or(description).trim_end_matches('.')
}

/// Replaces each `@name@`; a name without a value is an error.
fn fill(text: &str, values: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        filled.push_str(before);
        let name: String = after
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))
            .collect();
        match after[name.len()..].strip_prefix('@') {
            Some(after) => {
                let value = values
                    .get(&name)
                    .with_context(|| format!("unknown placeholder `@{name}@`"))?;
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('@');
                rest = after;
            }
        }
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values_of(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn placeholders_are_filled_and_other_signs_stay() {
        let values = values_of(&[("version", "1.2.3"), ("sha256:x-y_z", "abc")]);
        let filled = fill("v@version@ (@sha256:x-y_z@), ada@example.org @", &values).unwrap();
        assert_eq!(filled, "v1.2.3 (abc), ada@example.org @");
    }

    #[test]
    fn an_unknown_placeholder_is_an_error() {
        assert!(fill("@versoin@", &values_of(&[("version", "1")])).is_err());
    }

    #[test]
    fn every_template_can_be_filled_once_all_archives_are_there() {
        let project = Project::load().unwrap();
        let mut sums: BTreeMap<_, _> = PLATFORMS
            .iter()
            .map(|platform| (platform.archive(), "ab".repeat(32)))
            .collect();
        let all = values(&project, &sums, false).unwrap();
        for folder in FOLDERS {
            for template in files(&project.root.join("packaging").join(folder)).unwrap() {
                let filled = fill(&fs::read_to_string(&template).unwrap(), &all).unwrap();
                assert!(filled.contains(&project.version), "{}", template.display());
            }
        }
        sums.pop_first();
        assert!(values(&project, &sums, false).is_err());
    }
}
