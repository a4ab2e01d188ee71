//! feedmill's own folder of posts, of a site without a generator.

use std::sync::Arc;

use crate::generators::Generator;

/// A site whose posts all lie below one folder.
#[derive(Debug)]
pub(crate) struct Folder {
    /// The folder, relative to the site.
    pub dir: String,
}

impl Generator for Folder {
    fn folder(&self) -> &str {
        &self.dir
    }

    fn own_folder(&self) -> Option<&str> {
        Some(&self.dir)
    }

    fn moved(&self, folder: String) -> Option<Arc<dyn Generator>> {
        Some(Arc::new(Folder { dir: folder }))
    }
}
