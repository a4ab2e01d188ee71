//! Where `feedmill announce` sends posts by mail, and in what form.

use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;

/// A list that gets new posts by mail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// The server: `smtp://HOST` with STARTTLS at port 587, or `smtps://HOST` with TLS from the start at port 465. `:PORT` gives another
    /// port.
    pub server: String,
    /// The name to log in with. Without it, nobody logs in.
    pub user: Option<String>,
    /// The variable of the environment that holds the password, as `${NAME}`. Default: `${FEEDMILL_MAIL_PASSWORD}`.
    pub password: Option<String>,
    /// Who sends, such as `Harbour News <news@example.org>`.
    pub from: String,
    /// The address of the list.
    pub to: String,
    /// Where subscribers leave the list: a page, or an address as `mailto:list-leave@example.org`.
    pub unsubscribe: String,
    /// Whether that page takes a request of one click as RFC 8058 describes it. Default: no.
    #[serde(default)]
    pub one_click: bool,
    /// What `List-Id` says, such as `Harbour News <posts.example.org>`. Default: the site's title, and the address of the list with a dot in
    /// place of the `@`.
    pub list_id: Option<String>,
    /// Whether each post is a message of its own, or those of a day or of a week are in one. Default: `post`.
    pub every: Option<Every>,
    /// The subject: a text with the placeholders of `announce.mastodon.text`. Default: the title, and the site's title before it if
    /// several posts are in one message.
    pub subject: Option<String>,
}

/// How often a message is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// For each post.
    #[default]
    Post,
    /// After a day with new posts.
    Day,
    /// After a week with new posts; weeks begin on Monday.
    Week,
}

/// A mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Where it listens.
    pub port: u16,
    /// Whether TLS begins with the connection, or by STARTTLS.
    pub has_tls_from_the_start: bool,
}

/// A person or list, as headers name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// What people call it.
    pub name: Option<String>,
    /// Its address.
    pub address: String,
}

/// The server that a setting names.
pub(crate) fn mail_server(text: &str) -> Option<MailServer> {
    let url = Url::parse(text.trim()).ok()?;
    let has_tls_from_the_start = match url.scheme() {
        "smtp" => false,
        "smtps" => true,
        _ => return None,
    };
    let host = url.host_str().filter(|host| !host.is_empty())?;
    let is_plain = url.username().is_empty()
        && url.password().is_none()
        && matches!(url.path(), "" | "/")
        && url.query().is_none();
    is_plain.then(|| MailServer {
        host: host.to_owned(),
        port: url
            .port()
            .unwrap_or(if has_tls_from_the_start { 465 } else { 587 }),
        has_tls_from_the_start,
    })
}

/// The person or list in `Name <address>` or `address`.
pub(crate) fn mailbox(text: &str) -> Option<Mailbox> {
    let text = text.trim();
    let (name, address) = match text.strip_suffix('>') {
        Some(rest) => rest.rsplit_once('<')?,
        None => ("", text),
    };
    let name = name.trim().trim_matches('"').trim();
    let (local, domain) = address.rsplit_once('@')?;
    let is_word = |text: &str| {
        let is_part = |b: u8| b.is_ascii_graphic() && !b"\"(),:;<>@[\\]".contains(&b);
        !text.is_empty() && text.bytes().all(is_part)
    };
    let is_address = is_word(local) && is_word(domain) && !name.contains(char::is_control);
    is_address.then(|| Mailbox {
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        address: address.to_owned(),
    })
}

/// Whether subscribers can leave a list there.
pub(super) fn is_way_out(text: &str) -> bool {
    let text = text.trim();
    let is_one = text
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"<>,".contains(&b));
    is_one
        && Url::parse(text).is_ok_and(|url| match url.scheme() {
            "mailto" => mailbox(url.path()).is_some(),
            "http" | "https" => url.has_host() && url.username().is_empty(),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_hosts_with_a_way_to_encrypt() {
        let server = |text: &str| {
            let server = mail_server(text)?;
            Some((server.host, server.port, server.has_tls_from_the_start))
        };
        let found = |host: &str, port, tls| Some((host.to_owned(), port, tls));
        assert_eq!(
            server("smtp://mail.example"),
            found("mail.example", 587, false)
        );
        assert_eq!(
            server("smtps://mail.example/"),
            found("mail.example", 465, true)
        );
        assert_eq!(
            server(" smtp://localhost:2525 "),
            found("localhost", 2525, false)
        );
        for wrong in [
            "mail.example",
            "https://mail.example",
            "smtp://",
            "smtp://me:secret@mail.example",
            "smtp://mail.example/inbox",
        ] {
            assert_eq!(server(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn mailboxes_have_an_address_and_may_have_a_name() {
        let known =
            |text: &str| mailbox(text).map(|one| (one.name.unwrap_or_default(), one.address));
        let found = |name: &str| Some((name.to_owned(), "a@b.example".to_owned()));
        assert_eq!(known("a@b.example"), found(""));
        assert_eq!(known("<a@b.example>"), found(""));
        assert_eq!(
            known("\"Harbour, News\" <a@b.example>"),
            found("Harbour, News")
        );
        assert_eq!(known("渡轮 <a@b.example>"), found("渡轮"));
        for wrong in ["", "a", "@b", "a@", "a b@c", "a@b, c@d", "A <a@b", "a\n@b"] {
            assert_eq!(known(wrong), None, "{wrong}");
        }
        assert!(is_way_out("mailto:leave@example.org?subject=leave"));
        assert!(is_way_out("https://example.org/leave"));
        for wrong in [
            "leave@example.org",
            "https:///",
            "mailto:nobody",
            "https://a/> x",
        ] {
            assert!(!is_way_out(wrong), "{wrong}");
        }
    }
}
