//! Values of another type than expected, in plain words.

/// What is said of `key`, for which serde says `error`, such as `feeds.limit: invalid type: string "many", expected usize`: what is
/// wrong, and how to fix it.
pub(crate) fn of_another_type(error: &str) -> Option<(String, String)> {
    let error = error.split(" at line ").next().unwrap_or(error);
    // The words of a value that may be of several types.
    if let Some((key, expected)) = error.split_once(": expected ")
        && !key.contains(' ')
    {
        return Some((
            format!("invalid value of `{key}`: expected {expected}"),
            format!("`feedmill schema` describes what `{key}` takes"),
        ));
    }
    if error.starts_with("expected ") {
        return Some((format!("invalid value: {error}"), String::new()));
    }
    let (key, rest) = match error.split_once(": invalid ") {
        Some((key, rest)) => (key, rest),
        None => ("", error.strip_prefix("invalid ")?),
    };
    let (_, rest) = rest.split_once(": ")?;
    let (found, expected) = rest.split_once(", expected ")?;
    let found = found_in_words(found);
    let (expected, example) = expected_in_words(expected);
    if key.is_empty() {
        return Some((
            format!("expected {expected}, found {found}"),
            "write `key: value` lines, such as `title: My blog`".to_owned(),
        ));
    }
    let name = key.rsplit('.').next().unwrap_or(key);
    let help = match (found.as_str(), example) {
        ("nothing", Some(example)) => {
            format!(
                "write a value, such as {}, or remove the line",
                example.replace("KEY", name)
            )
        }
        (_, Some(example)) => format!("write {}", example.replace("KEY", name)),
        (_, None) => format!("`feedmill schema` describes what `{key}` takes"),
    };
    Some((
        format!("invalid value of `{key}`: expected {expected}, found {found}"),
        help,
    ))
}

fn found_in_words(found: &str) -> String {
    let value = found
        .split_once('`')
        .and_then(|(_, rest)| rest.strip_suffix('`'));
    match (found.split_whitespace().next().unwrap_or_default(), value) {
        ("string", _) => match found.strip_prefix("string ") {
            Some(text) => format!("the text {text}"),
            None => "a text".to_owned(),
        },
        ("integer" | "floating", Some(value)) => format!("the number {value}"),
        ("boolean", Some(value)) => format!("`{value}`"),
        ("sequence", _) => "a list".to_owned(),
        ("map", _) => "keys with values".to_owned(),
        ("unit" | "null" | "Option", _) => "nothing".to_owned(),
        _ => "a value of another kind".to_owned(),
    }
}

/// What is expected, and an example.
fn expected_in_words(expected: &str) -> (&str, Option<&'static str>) {
    match expected {
        "usize" | "u8" | "u16" | "u32" | "u64" => {
            ("a whole number that is not negative", Some("`KEY: 20`"))
        }
        "i8" | "i16" | "i32" | "i64" => ("a whole number", Some("`KEY: 20`")),
        "f32" | "f64" => ("a number", Some("`KEY: 20`")),
        "a boolean" => ("`true` or `false`", Some("`KEY: true` or `KEY: false`")),
        "a string" | "string" => ("a text", Some("`KEY: text`")),
        "a sequence" => ("a list", Some("`KEY: [one, two]`")),
        "a map" => ("keys with values", Some("its keys indented below `KEY:`")),
        _ if expected.starts_with("struct ") => (
            "keys with values",
            Some("its settings indented below `KEY:`"),
        ),
        _ if expected.starts_with("a nonzero ") => ("a whole number above 0", Some("`KEY: 20`")),
        // These come from feedmill's own readers of values.
        other => (other, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_as_people_do() {
        let (message, help) = of_another_type(
            "feeds.limit: invalid type: string \"many\", expected usize at line 3 column 10",
        )
        .unwrap();
        assert_eq!(
            message,
            "invalid value of `feeds.limit`: expected a whole number that is not negative, found the text \"many\""
        );
        assert_eq!(help, "write `limit: 20`");
        let (message, _) =
            of_another_type("invalid type: sequence, expected struct Settings").unwrap();
        assert_eq!(message, "expected keys with values, found a list");
        let (message, help) =
            of_another_type("feeds: invalid type: unit value, expected struct F").unwrap();
        assert!(
            message.ends_with("found nothing") && help.contains("remove the line"),
            "{help}"
        );
        assert!(of_another_type("unknown field `a`").is_none());
    }
}
