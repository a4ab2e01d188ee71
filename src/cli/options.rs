//! The options of all verbs, as the command line gives them.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::Result;
use feedmill::Config;
use feedmill::config::Profile;

use super::args::Common;

static COMMON: OnceLock<Common> = OnceLock::new();

/// Notes the options; the first ones stay.
pub fn set(common: Common) {
    let _ = COMMON.set(common);
}

/// Whether only errors are printed.
pub fn is_quiet() -> bool {
    COMMON.get().is_some_and(|common| common.quiet)
}

/// Whether everything is printed that there is to know.
pub fn is_verbose() -> bool {
    COMMON.get().is_some_and(|common| common.verbose)
}

/// The settings of the site in a folder, or those in the file that `--config` names.
pub fn load(site: &Path, profile: Option<Profile>) -> Result<Config> {
    load_with(site, profile, None)
}

/// The same, with the address to take if the settings of a generator give none.
pub fn load_with(site: &Path, profile: Option<Profile>, base: Option<&str>) -> Result<Config> {
    let file = COMMON.get().and_then(|common| common.config.as_deref());
    Ok(Config::load_from(site, file, profile, base)?)
}

/// Whether `--config` names a file.
pub fn names_config() -> bool {
    COMMON.get().is_some_and(|common| common.config.is_some())
}
