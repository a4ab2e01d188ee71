//! What destinations are asked with: from the environment, and kept nowhere.

use super::error::Error;
use crate::config::{Config, Template, TextPlaceholder, variable};

/// Gives what the environment holds under a name.
pub type Variables<'v> = dyn Fn(&str) -> Option<String> + 'v;

/// The value of the variable that the settings name as `${NAME}`, or of `by_default`.
pub(super) fn get(
    setting: Option<&str>,
    by_default: &str,
    variables: &Variables,
) -> Result<String, Error> {
    let name = setting.and_then(variable).unwrap_or(by_default);
    let value = variables(name).map(|value| value.trim().to_owned());
    // A header holds no line ends and nothing else that is not visible.
    let value = value.filter(|value| !value.is_empty() && !value.contains(char::is_control));
    value.ok_or_else(|| Error::Variable(name.to_owned()))
}

/// The template of a setting, which was checked when the settings were read.
pub(super) fn template(
    config: &Config,
    key: &str,
    text: &str,
) -> Result<Template<TextPlaceholder>, Error> {
    Template::parse(text).map_err(|fault| Error::Setting {
        file: config.root.join(&config.file).display().to_string(),
        message: format!("{} in `{key}`", fault.message),
        help: "`feedmill schema` lists the placeholders",
    })
}
