//! The JSON Schema of `feedmill.yaml`, for editors.

use super::Settings;

/// The address at which editors find the schema; it stays the same in all versions.
pub const SCHEMA: &str = "https://feedmill.github.io/feedmill/feedmill.schema.json";

/// The JSON Schema of `feedmill.yaml`, for editors.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Settings);
    schema.insert("$id".to_owned(), SCHEMA.into());
    schema.insert("title".to_owned(), "feedmill.yaml".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
