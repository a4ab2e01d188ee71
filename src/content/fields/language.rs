//! The language of a post.

use super::FrontMatter;
use crate::uri;
use crate::warning::{Warning, Warnings};

impl FrontMatter<'_> {
    /// What the post says of its language. Documents leave out what is not a language tag.
    pub(in crate::content) fn language_tag(&self, warnings: &mut Warnings) -> Option<String> {
        let keys = ["lang", "language"];
        let written = self.text(&keys)?;
        if !written.trim().is_empty() && uri::language_tag(&written).is_none() {
            let key = keys.into_iter().find(|key| self.is_written(key));
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "invalid-language",
                    format!("invalid language `{}`; it is ignored", written.trim()),
                    "write a language tag, such as `en`, `de-AT` or `zh-Hans`",
                ),
                key.unwrap_or(keys[0]),
            ));
        }
        Some(written)
    }
}
