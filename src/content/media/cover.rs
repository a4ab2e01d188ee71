//! The square pictures of podcasts and their episodes, which directories refuse if their measures or format are wrong.

use std::io::Read;
use std::path::Path;

use url::Url;

use super::files::Missing;
use super::local::{self, Found};
use super::picture::{Colours, Picture, named_format};
use crate::config::SiteConfig;
use crate::read;
use crate::warning::Warning;

/// The width and height that Apple's directory takes, in pixels.
const SIDES: std::ops::RangeInclusive<usize> = 1400..=3000;
/// The number of bytes that are read for the measures: they come after a photograph's metadata.
const HEAD: u64 = 4 * 1024 * 1024;

/// What is wrong with the pictures that the settings name: those that are missing, and the cover of a podcast that
/// directories refuse.
pub fn covers(config: &SiteConfig) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (key, written) in &config.pictures {
        let Some(url) = crate::uri::on_site(&config.url, &config.url, written) else {
            continue;
        };
        if let Found::Missing(places) = local::find(config, "", written, &url)
            && local::is_path(written)
        {
            let warning = Warning::file(
                &config.file,
                "file-not-found",
                String::new(),
                format!(
                    "put the file there, or write the whole URL behind `{key}:` if it is published in another way"
                ),
            );
            let missing = Missing::new(warning, written, places);
            warnings.push(missing.into_warning(&config.root, true));
        }
    }
    let cover = config.podcast.as_ref();
    let cover = cover.and_then(|podcast| Url::parse(podcast.image.as_deref()?).ok());
    if let Some(url) = cover
        && let Found::At(path, _) = local::find(config, "", url.as_str(), &url)
    {
        let path = path.to_string_lossy().replace('\\', "/");
        let fault = fault(&config.root, &path);
        let warning = |fault| warning(&config.file, &path, fault);
        warnings.extend(fault.map(warning));
    }
    warnings
}

/// A warning that the file `by` names the picture at `path` as a cover.
pub(super) fn warning(by: &str, path: &str, fault: String) -> Warning {
    Warning::file(
        by,
        "podcast-cover",
        format!("podcast directories refuse the cover `{path}`: {fault}"),
        "save it as JPEG or PNG in RGB, square, 1400 to 3000 pixels wide",
    )
}

/// What directories refuse the picture at `path` for.
pub(super) fn fault(root: &Path, path: &str) -> Option<String> {
    let mut head = Vec::new();
    let file = read::open(&root.join(path)).ok()?;
    file.take(HEAD).read_to_end(&mut head).ok()?;
    let Some(picture) = Picture::read(&head) else {
        let start = head.get(..1024).unwrap_or(&head);
        let format = named_format(start);
        return Some(format!("it is {format}, not JPEG or PNG"));
    };
    let is_square = picture.width == picture.height;
    let is_fit = SIDES.contains(&picture.width) && SIDES.contains(&picture.height);
    let measures = format!("{} × {} pixels", picture.width, picture.height);
    match (is_square, is_fit, picture.colours) {
        (false, ..) => Some(format!("it has {measures}, and must be square")),
        (_, false, _) => Some(format!(
            "it has {measures}, and must have 1400 to 3000 on each side"
        )),
        (.., Colours::Rgb) => None,
        (.., colours) => Some(format!("it is in {colours}, and must be in RGB")),
    }
}
