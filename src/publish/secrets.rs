//! What no message may show: credentials, and the signatures behind a `?`.

/// The values of the environment that are credentials.
#[derive(Default)]
pub(super) struct Secrets(Vec<String>);

/// What the names of variables with credentials have in them.
const NAMES: [&str; 4] = ["secret", "key", "token", "password"];

/// A shorter value is no secret, and would be found inside of ordinary words.
const SHORTEST: usize = 8;

impl Secrets {
    /// Those among `variables`, whose names are in lower case.
    pub fn of<'v>(variables: impl Iterator<Item = &'v (String, String)>) -> Self {
        let secret = variables.filter(|(name, value)| {
            NAMES.iter().any(|part| name.contains(part))
                && !name.ends_with("_file")
                && value.len() >= SHORTEST
        });
        let mut values: Vec<String> = secret.map(|(_, value)| value.clone()).collect();
        // One that begins another goes after it, so that no end of the other is left.
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        Secrets(values)
    }

    /// The text without credentials, and without what stands behind a `?`: an address may carry a signature there.
    pub fn hidden(&self, text: &str) -> String {
        let mut text = without_queries(text);
        for secret in &self.0 {
            text = text.replace(secret.as_str(), "…");
        }
        text
    }
}

/// A store is printed by nobody, but an error may carry one.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} secrets", self.0.len())
    }
}

fn without_queries(text: &str) -> String {
    let mut parts = text.split('?');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| c.is_whitespace() || "\"')>,".contains(c))
            .unwrap_or(part.len());
        out.push_str("?…");
        out.push_str(&part[end..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_not_shown() {
        let shown = without_queries("GET https://a.example/b?sig=secret (twice: 'https://a/?x=y')");
        assert_eq!(shown, "GET https://a.example/b?… (twice: 'https://a/?…')");
        assert_eq!(without_queries("plain"), "plain");
    }

    #[test]
    fn credentials_are_not_shown_whole_or_in_part() {
        let variables = [
            ("aws_secret_access_key", "hush-hush"),
            ("azure_storage_token", "hush-hush-and-more"),
            ("azure_federated_token_file", "lighthouse"),
            ("aws_region", "eu-central-1"),
            ("google_service_account_key", "short"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let secrets = Secrets::of(variables.iter());
        assert_eq!(
            secrets.hidden(
                "a short word of hush-hush-and-more and hush-hush at lighthouse in eu-central-1"
            ),
            "a short word of … and … at lighthouse in eu-central-1"
        );
        assert_eq!(format!("{secrets:?}"), "2 secrets");
    }
}
