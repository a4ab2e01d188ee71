//! Where the manifest of the folder of feeds is, if the settings keep it elsewhere.

use std::path::{Path, PathBuf};

use super::{Error, SiteConfig};

impl SiteConfig {
    /// Where the manifest of the folder `folder` is, if the settings keep it elsewhere: they mean the folder that they name, and
    /// no other.
    #[doc(hidden)]
    pub fn manifest_of(&self, folder: &Path) -> Option<PathBuf> {
        let manifest = self.feeds.manifest.as_ref()?;
        let own = self.root.join(&self.feeds.dir);
        let real = |path: &Path| {
            let real = path.canonicalize().or_else(|_| std::path::absolute(path));
            real.unwrap_or_else(|_| path.to_owned())
        };
        let usual = format!("{}/.feedmill-documents", self.feeds.dir);
        let is_usual = manifest == usual.trim_start_matches(['.', '/']) || *manifest == usual;
        (!is_usual && real(folder) == real(&own)).then(|| self.root.join(manifest))
    }

    /// Checks that no link on the way to the manifest leads out of the site.
    pub(crate) fn check_manifest(&self, file: &Path) -> Result<(), Error> {
        let mut folders = file.ancestors().skip(1);
        let there = folders.find(|folder| folder.symlink_metadata().is_ok());
        match there.map(|folder| self.bounds.check(folder)) {
            Some(Err(error)) => Err(self.invalid(
                "feeds.manifest",
                format!("the folder of `{}` cannot be used: {error}", file.display()),
                "name a file of the site, such as `.feedmill/documents`",
            )),
            _ => Ok(()),
        }
    }
}
