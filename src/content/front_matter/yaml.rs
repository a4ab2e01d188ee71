//! YAML as front matter has it.

use crate::value::Value;

pub(super) fn yaml(text: &str) -> Result<Value, serde_yaml::Error> {
    // The direct way takes the last of two equal keys, as other readers of front matter do; merging knows no such thing.
    if !text.contains("<<") {
        return serde_yaml::from_str(text);
    }
    let mut value: serde_yaml::Value = serde_yaml::from_str(text)?;
    value.apply_merge()?;
    serde_yaml::from_value(value)
}
