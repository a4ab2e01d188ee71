//! What was given for a site's folder and is not one: each error says what is there and what to write.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files::{FILES, JEKYLL_FILES};
use crate::config::error::{Error, shown};
use crate::generators::settings as generator;
use crate::nearest::nearest;

/// How many folders above are looked at for a site.
const ABOVE: usize = 8;

/// Whether `root` is a folder.
///
/// # Errors
///
/// If there is nothing, or a file.
pub(super) fn check(root: &Path) -> Result<(), Error> {
    let error = |message: String, help: String| Error::Folder {
        path: root.to_owned(),
        message,
        help,
    };
    match fs::metadata(root) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => {
            let folder = above(root);
            let name = root.file_name().and_then(OsStr::to_str).unwrap_or_default();
            let is_settings = FILES.contains(&name) || JEKYLL_FILES.contains(&name);
            Err(error(
                match is_settings {
                    true => "this is the settings file, not the site's folder".into(),
                    false => "this is a file, not the site's folder".into(),
                },
                match is_site(&folder) {
                    true => format!("run `{}`", build(&folder)),
                    false => "name the folder that holds feedmill.yaml".into(),
                },
            ))
        }
        Err(source) if source.kind() == ErrorKind::NotFound => Err(error(
            "no such folder".into(),
            match similar(root) {
                Some(folder) => format!("did you mean `{}`?", shown(&folder)),
                None => "name the folder that holds feedmill.yaml; without a name, it is the current one"
                    .into(),
            },
        )),
        Err(source) => Err(error(
            format!("the folder cannot be read: {source}"),
            "check its permissions and those of the folders above it".into(),
        )),
    }
}

/// The error of a folder that holds no settings.
pub(super) fn without_settings(root: &Path) -> Error {
    let mut folder = root.to_owned();
    for _ in 0..ABOVE {
        folder = above(&folder);
        if is_site(&folder) {
            return Error::Missing {
                path: root.to_owned(),
                generators: generator::names(),
                help: format!(
                    "the site's settings are in a folder above: run `{}`",
                    build(&folder)
                ),
            };
        }
        // At the top, the folder above is the same.
        if folder.parent().is_none() && folder.is_absolute() {
            break;
        }
    }
    let is_empty = fs::read_dir(root).is_ok_and(|mut all| all.next().is_none());
    let what = match is_empty {
        true => "the folder is empty; ",
        false => "",
    };
    let init = match is_here(root) {
        true => "feedmill init".to_owned(),
        false => format!("feedmill init {}", quoted(root)),
    };
    Error::Missing {
        path: root.to_owned(),
        generators: generator::names(),
        help: format!(
            "{what}`{init}` writes a feedmill.yaml; it needs two lines:\n\n    title: My site\n    url: https://example.org/\n"
        ),
    }
}

fn is_here(path: &Path) -> bool {
    path.as_os_str().is_empty() || path == Path::new(".")
}

/// The command that builds the site in `folder`.
fn build(folder: &Path) -> String {
    match is_here(folder) {
        true => "feedmill build".to_owned(),
        false => format!("feedmill build {}", quoted(folder)),
    }
}

fn quoted(path: &Path) -> String {
    let path = shown(path).to_string();
    match path.contains(|c: char| !c.is_alphanumeric() && !"/._-:\\".contains(c)) {
        true => format!("'{}'", path.replace('\'', "'\\''")),
        false => path,
    }
}

/// The folder above, written in the way in which `path` is.
fn above(path: &Path) -> PathBuf {
    match path.file_name() {
        Some(_) => match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        },
        None if is_here(path) => PathBuf::from(".."),
        None if path.parent().is_none() => path.to_owned(),
        None => path.join(".."),
    }
}

/// Whether `folder` holds settings of feedmill or of a generator.
fn is_site(folder: &Path) -> bool {
    let names = FILES.iter().chain(&JEKYLL_FILES);
    names.clone().any(|name| folder.join(name).is_file())
        || generator::find(folder).is_ok_and(|found| found.is_some())
}

/// The folder beside `path` that has a similar name.
fn similar(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let parent = above(path);
    let mut names: Vec<String> = fs::read_dir(&parent)
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let is_folder = entry.path().is_dir();
            entry
                .file_name()
                .into_string()
                .ok()
                .filter(|name| is_folder && !name.starts_with('.'))
        })
        .collect();
    names.sort();
    let nearest = nearest(name, names.iter().map(String::as_str))?;
    Some(parent.join(nearest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(path: &Path) -> String {
        crate::Config::load(path).unwrap_err().to_string()
    }

    #[test]
    fn each_says_what_is_there_and_what_to_write() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("blog/posts/2020")).unwrap();
        fs::create_dir(at("empty")).unwrap();
        fs::write(at("blog/feedmill.yaml"), "title: T\nurl: https://e.org\n").unwrap();
        fs::write(at("blog/posts/a.md"), "").unwrap();
        let blog = at("blog").display().to_string();
        for (path, wanted) in [
            (
                "blgo",
                vec![
                    "no such folder".to_owned(),
                    format!("did you mean `{blog}`?"),
                ],
            ),
            (
                "quite/elsewhere",
                vec!["no such folder".into(), "holds feedmill.yaml".into()],
            ),
            (
                "blog/feedmill.yaml",
                vec![
                    "this is the settings file".into(),
                    format!("feedmill build {blog}`"),
                ],
            ),
            (
                "blog/posts/a.md",
                vec!["this is a file".into(), "name the folder".into()],
            ),
            ("blog/posts", vec![format!("feedmill build {blog}`")]),
            ("blog/posts/2020", vec![format!("feedmill build {blog}`")]),
            (
                "empty",
                vec!["the folder is empty".into(), "feedmill init".into()],
            ),
        ] {
            let said = error(&at(path));
            for part in wanted {
                assert!(said.contains(&part), "{path}: {part}: {said}");
            }
        }
    }

    #[test]
    fn the_folder_above_is_written_as_the_one_below() {
        for (path, wanted) in [
            ("blog/posts", "blog"),
            ("posts", "."),
            (".", ".."),
            ("..", "../.."),
            ("../posts", ".."),
            ("/", "/"),
        ] {
            assert_eq!(above(Path::new(path)), Path::new(wanted), "{path}");
        }
    }
}
