//! What a site says in languages that feeds do not show.

use crate::config::Config;
use crate::content::paths::Paths;

/// A note that names the other languages and how many files each has; `None` if there are none.
pub(super) fn note(config: &Config, files: &Paths) -> Option<String> {
    let generator = &config.generator;
    let counts = generator.other_languages().into_iter().map(|language| {
        let beside = || {
            let end = format!(".{}", language.name.to_lowercase());
            let is_in = |path: &&str| {
                let stem = path.rsplit_once('.').map_or(*path, |(stem, _)| stem);
                stem.to_lowercase().ends_with(&end)
            };
            files.iter().filter(is_in).count()
        };
        let count = match &language.folder {
            Some(folder) => count_in(config, folder),
            None => beside(),
        };
        (language.name, count)
    });
    let told: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("`{name}` ({count})"))
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "feeds do not show some languages of this site; their files are left out: {}",
            told.join(", ")
        )
    })
}

/// How many files of text lie below a folder of the site.
fn count_in(config: &Config, folder: &str) -> usize {
    let root = config.root.join(folder);
    if config.bounds.check(&root).is_err() {
        return 0;
    }
    let files = walkdir::WalkDir::new(root)
        .max_depth(16)
        .into_iter()
        .flatten();
    let is_text = |file: &walkdir::DirEntry| {
        file.file_type().is_file()
            && file
                .file_name()
                .to_str()
                .is_some_and(crate::generators::has_text)
    };
    files.filter(is_text).count()
}
