//! What people decide about posts that feedmill cannot tell apart.

use super::Error;
use super::file::{Lock, path_of};
use crate::config::Config;

impl Lock {
    /// Gives posts that moved their new paths.
    ///
    /// # Errors
    ///
    /// If the lock has no post at an old path, or a new one is not a file.
    pub fn decide(&mut self, config: &Config, moved: &[(String, String)]) -> Result<(), Error> {
        for (old, new) in moved {
            let fail =
                |message: String, help: &str| Error::line(&path_of(&config.root), 1, message, help);
            let mut rows = self.rows().iter();
            let Some(nth) = rows.position(|row| self.path(row) == old) else {
                let message = format!("no post at `{old}`");
                let help = "write the path as it is in the lock, relative to the site";
                return Err(fail(message, help));
            };
            if !config.root.join(new).is_file() {
                let help = "write the path relative to the site, such as content/post.md";
                return Err(fail(format!("no file `{new}`"), help));
            }
            let mut rows = self.rows().iter();
            let taken = rows.position(|row| self.path(row) == new);
            let mut stays = vec![true; self.rows().len()];
            if let Some(taken) = taken.filter(|taken| *taken != nth) {
                stays[taken] = false;
            }
            // A lock that is full stays as it is.
            let _ = self.set_path(nth, new);
            self.row_mut(nth).withdrawn = None;
            self.retain(&stays);
        }
        Ok(())
    }
}
