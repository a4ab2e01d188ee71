//! What a `feedmill.yaml` says of the validator's rules, without a look at its site.

use std::path::Path;

use super::files::{FILES, find};
use crate::config::overrides::check_rules;
use crate::config::{Error, ValidateSettings, feedmill_yaml};
use crate::read::Bounds;

/// What the `feedmill.yaml` in the folder `root` says of the validator's rules; the default if there is none. Nothing else in the
/// folder is read.
///
/// # Errors
///
/// If the file cannot be read, or a key or value in it is wrong.
pub fn validate_settings(root: &Path) -> Result<ValidateSettings, Error> {
    let Some((name, text)) = find(root, FILES, &Bounds::within(root))? else {
        return Ok(ValidateSettings::default());
    };
    let settings = feedmill_yaml::parse(root, name, &text)?.validate;
    check_rules(&settings).map_err(|fault| fault.at(root.join(name), &text, ""))?;
    Ok(settings)
}
