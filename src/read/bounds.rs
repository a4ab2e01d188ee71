//! How far the symbolic links of a site lead: within the site, or the repository that it lies in, unless its owner wants more.
//!
//! Who writes into a site may be somebody else than its owner. A link to `/etc`, or to the notes of whoever builds the site,
//! would otherwise put into feeds what nobody meant to publish.
//!
//! What is not a link costs nothing but one look at each folder: a folder whose real path lies within the bounds is
//! remembered, and files are opened without following a link as their last part.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Serialize, Serializer};

use super::file;
use crate::warning::Warning;

/// How far the symbolic links of a site lead, and what is to be said of its files. Copies share what they know.
#[derive(Clone, Default)]
pub struct Bounds {
    /// None if links lead anywhere.
    inner: Option<Arc<Inner>>,
    /// What was not read for another reason than a link, by path.
    unread: Arc<Mutex<BTreeMap<String, Warning>>>,
}

struct Inner {
    site: PathBuf,
    /// What links are not to lead out of.
    what: &'static str,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// The real folders that links may lead into. None before the first question.
    roots: Vec<PathBuf>,
    /// Folders whose real path lies in one of them.
    folders: HashSet<PathBuf>,
    /// The links that were not followed, by their paths.
    refused: BTreeMap<String, Warning>,
}

impl Bounds {
    /// Links lead anywhere.
    pub fn anywhere() -> Self {
        Bounds::default()
    }

    /// Links lead nowhere but into the folder `site`, or the git repository that it lies in.
    pub fn within(site: &Path) -> Self {
        Bounds::of(Inner {
            site: site.to_owned(),
            what: "the site",
            known: Mutex::default(),
        })
    }

    /// Links lead nowhere but into the folder itself.
    #[cfg(feature = "publish")]
    pub fn only(folder: &Path) -> Self {
        let roots = folder.canonicalize().into_iter().collect();
        Bounds::of(Inner {
            site: folder.to_owned(),
            what: "the folder",
            known: Mutex::new(Known {
                roots,
                ..Known::default()
            }),
        })
    }

    fn of(inner: Inner) -> Self {
        Bounds {
            inner: Some(Arc::new(inner)),
            ..Bounds::default()
        }
    }

    /// Lets links lead into another folder as well.
    pub fn extend(&self, folder: &Path) {
        let Some(inner) = &self.inner else { return };
        let roots = &mut inner.known().roots;
        if let Ok(real) = folder.canonicalize()
            && !roots.contains(&real)
        {
            roots.push(real);
        }
    }

    /// Checks that a file or folder lies within the bounds, wherever the links on the way to it lead.
    ///
    /// # Errors
    ///
    /// If it does not ([`ErrorKind::PermissionDenied`]), or is not there. The former is one of the [`Bounds::warnings`] too.
    pub fn check(&self, path: &Path) -> Result<()> {
        let Some(inner) = &self.inner else {
            return Ok(());
        };
        match inner.holds(&path.canonicalize()?) {
            true => Ok(()),
            false => Err(inner.refuse(path)),
        }
    }

    /// Opens a file without waiting for somebody who writes to it.
    ///
    /// # Errors
    ///
    /// As [`Bounds::check`], and if it cannot be opened.
    pub fn open(&self, path: &Path) -> Result<File> {
        let Some(inner) = &self.inner else {
            return file::open(path);
        };
        inner.folder_of(path)?;
        if let Some(opened) = open_itself(path) {
            return opened;
        }
        self.check(path)?;
        file::open(&path.canonicalize()?)
    }

    /// What the system says of a file, or of what a link leads to.
    ///
    /// # Errors
    ///
    /// As [`Bounds::check`].
    pub fn metadata(&self, path: &Path) -> Result<Metadata> {
        let Some(inner) = &self.inner else {
            return path.metadata();
        };
        let metadata = path.symlink_metadata()?;
        if metadata.is_symlink() {
            self.check(path)?;
            return path.metadata();
        }
        inner.folder_of(path)?;
        Ok(metadata)
    }

    /// Reads a regular file of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// As [`Bounds::check`] and [`read::file`](file::file).
    pub fn file(&self, path: &Path, limit: u64) -> Result<Vec<u8>> {
        file::whole(self.open(path)?, limit)
    }

    /// The same as text.
    ///
    /// # Errors
    ///
    /// As [`Bounds::file`], and if it is not UTF-8 ([`ErrorKind::InvalidData`]).
    pub fn text(&self, path: &Path, limit: u64) -> Result<String> {
        self.file(path, limit).and_then(file::utf8)
    }

    /// Notes that a file or folder of data is left out since its name is not UTF-8, and nothing can name it. `root` is the site.
    pub fn unnamed(&self, path: &Path, root: &Path) {
        self.left_out(
            path,
            root,
            "name-not-utf8",
            "the name is not UTF-8; the data in it are left out".to_owned(),
            "rename it: data are known by the names of their files",
        );
    }

    /// Notes that a file of data is left out, and why. `root` is the site.
    pub fn unreadable(&self, path: &Path, root: &Path, why: &str) {
        self.left_out(
            path,
            root,
            "data-unreadable",
            format!("the data are left out: {why}"),
            "fix the file, or templates find nothing where its values belong",
        );
    }

    fn left_out(&self, path: &Path, root: &Path, code: &'static str, message: String, help: &str) {
        let path = file::escaped(path.strip_prefix(root).unwrap_or(path).as_os_str());
        let warning = Warning::file(&path, code, message, help);
        let mut unread = self.unread.lock().unwrap_or_else(PoisonError::into_inner);
        unread.insert(path, warning);
    }

    /// A warning for each link that was not followed since the last call, and for each file that nothing can name, in the order of
    /// their paths.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut unread = self.unread.lock().unwrap_or_else(PoisonError::into_inner);
        let mut warnings = std::mem::take(&mut *unread);
        if let Some(inner) = &self.inner {
            warnings.append(&mut inner.known().refused);
        }
        warnings.into_values().collect()
    }
}

impl Inner {
    fn known(&self) -> MutexGuard<'_, Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.roots.is_empty() {
            known.roots.extend(root(&self.site));
        }
        known
    }

    fn holds(&self, real: &Path) -> bool {
        self.known().roots.iter().any(|root| real.starts_with(root))
    }

    /// Checks the folder that `path` lies in, once.
    fn folder_of(&self, path: &Path) -> Result<()> {
        let Some(folder) = path.parent() else {
            return Ok(());
        };
        if self.known().folders.contains(folder) {
            return Ok(());
        }
        let shown = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        if !self.holds(&shown.canonicalize()?) {
            return Err(self.refuse(path));
        }
        self.known().folders.insert(folder.to_owned());
        Ok(())
    }

    /// Remembers the link that leads `path` out of the bounds, and makes an error of it.
    fn refuse(&self, path: &Path) -> Error {
        let below = path.strip_prefix(&self.site);
        let mut at = match below {
            Ok(_) => self.site.clone(),
            Err(_) => PathBuf::new(),
        };
        let below = below.unwrap_or(path);
        let is_out = |link: &Path| {
            let real = link.canonicalize();
            link.is_symlink() && real.is_ok_and(|real| !self.holds(&real))
        };
        let link = below.components().find_map(|part| {
            at.push(part);
            is_out(&at).then(|| at.clone())
        });
        let name = |path: &Path| {
            let path = path.strip_prefix(&self.site).unwrap_or(path);
            path.to_string_lossy().replace('\\', "/")
        };
        let (path, message) = match &link {
            Some(link) => {
                let target = link.read_link().unwrap_or_default();
                let target = target.to_string_lossy().into_owned();
                let message = format!(
                    "the symbolic link leads out of {}, to `{target}`",
                    self.what
                );
                (name(link), message)
            }
            None => (name(path), format!("the path leads out of {}", self.what)),
        };
        let text = format!("`{path}`: {message}");
        let warning = Warning::file(
            &path,
            "link-out-of-site",
            format!("{message}; it is not followed"),
            "copy what it leads to into the site, or set `content.links: follow` if everybody who can write into the site is trusted",
        );
        self.known().refused.insert(path, warning);
        Error::new(ErrorKind::PermissionDenied, text)
    }
}

/// The real path of the site, or of the nearest folder above it that git knows.
fn root(site: &Path) -> Option<PathBuf> {
    let site = match site.as_os_str().is_empty() {
        true => Path::new("."),
        false => site,
    };
    let real = site.canonicalize().ok()?;
    let repository = real
        .ancestors()
        .find(|folder| folder.join(".git").symlink_metadata().is_ok());
    Some(repository.unwrap_or(&real).to_owned())
}

/// Opens a file; `None` if it is a link.
#[cfg(unix)]
fn open_itself(path: &Path) -> Option<Result<File>> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = i32::try_from((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits()).unwrap_or(0);
    match File::options().read(true).custom_flags(flags).open(path) {
        // Systems differ in the error that they have for this.
        Err(error) if error.kind() != ErrorKind::NotFound && path.is_symlink() => None,
        opened => Some(opened),
    }
}

#[cfg(not(unix))]
fn open_itself(path: &Path) -> Option<Result<File>> {
    (!path.is_symlink()).then(|| file::open(path))
}

/// What is known of them makes no difference.
impl PartialEq for Bounds {
    fn eq(&self, other: &Self) -> bool {
        let folder = |bounds: &Bounds| {
            bounds
                .inner
                .as_ref()
                .map(|inner| (inner.site.clone(), inner.what))
        };
        folder(self) == folder(other)
    }
}

impl Eq for Bounds {}

impl Bounds {
    /// What is set, in words.
    fn name(&self) -> &'static str {
        match self.inner {
            None => "anywhere",
            Some(_) => "within the site",
        }
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// Where a site lies, and what is known of it, is not part of its settings.
impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_lead_into_the_site_or_its_repository_only() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        for path in ["out", "repo/shared", "repo/site/a"] {
            std::fs::create_dir_all(at(path)).unwrap();
            std::fs::write(at(path).join("x"), path).unwrap();
        }
        for (target, link) in [
            ("a/x", "inner"),
            ("../shared", "shared"),
            ("../../out/x", "out"),
            ("../../out", "folder"),
            ("folder", "chain"),
            ("nowhere", "lost"),
        ] {
            symlink(target, at("repo/site").join(link)).unwrap();
        }
        let read = |bounds: &Bounds, path: &str| {
            let path = at("repo/site").join(path);
            let bytes = bounds.file(&path, 100);
            assert_eq!(bounds.metadata(&path).is_ok(), bytes.is_ok());
            bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok())
        };
        for has_git in [false, true] {
            if has_git {
                std::fs::create_dir(at("repo/.git")).unwrap();
            }
            let bounds = Bounds::within(&at("repo/site"));
            for path in ["a/x", "inner"] {
                assert_eq!(read(&bounds, path).as_deref(), Some("repo/site/a"));
            }
            assert_eq!(read(&bounds, "shared/x").is_some(), has_git);
            bounds.warnings();
            for (path, link, target) in [
                ("out", "out", "../../out/x"),
                ("folder/x", "folder", "../../out"),
                ("chain/x", "chain", "folder"),
            ] {
                assert_eq!(read(&bounds, path), None);
                let warnings = bounds.warnings();
                let [warning] = &warnings[..] else {
                    panic!("{warnings:?}")
                };
                assert_eq!(warning.path, link);
                assert!(
                    warning.message.contains(&format!("`{target}`")),
                    "{warning}"
                );
                assert_eq!(read(&Bounds::anywhere(), path).as_deref(), Some("out"));
            }
            assert_eq!(read(&bounds, "lost"), None);
            assert_eq!(bounds.warnings(), []);
            bounds.extend(&at("out"));
            assert_eq!(read(&bounds, "chain/x").as_deref(), Some("out"));
        }
    }
}
