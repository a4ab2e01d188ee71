//! Which settings of announcements are refused.

use super::address::{site_url, without_user_info};
use super::error::Wrong;
use super::mail::{is_way_out, mail_server, mailbox};
use super::syndication::{BlueskySettings, MastodonSettings, TextPlaceholder, account, variable};
use super::{AnnounceSettings, Baidu, IndexNow, MailSettings, Template};

/// Refuses addresses with credentials, secrets that are written out, and texts with unknown placeholders.
pub(super) fn check(settings: &AnnounceSettings) -> Result<(), Wrong> {
    let AnnounceSettings {
        rsscloud,
        rsscloud_register,
        ..
    } = settings;
    for (key, url) in [
        ("announce.rsscloud", rsscloud),
        ("announce.rsscloud_register", rsscloud_register),
    ] {
        if let Some(Err(message)) = url.as_deref().map(site_url) {
            return Err(Wrong::new(
                key,
                message,
                "write the whole address without credentials, such as `http://rpc.rsscloud.io:5337/ping`",
            ));
        }
    }
    if let Some(IndexNow {
        key_url, endpoint, ..
    }) = &settings.indexnow
    {
        for (key, url) in [
            ("announce.indexnow.key_url", key_url),
            ("announce.indexnow.endpoint", endpoint),
        ] {
            if let Some(Err(message)) = url.as_deref().map(site_url) {
                let help =
                    "write the whole address without credentials; IndexNow takes none but the key";
                return Err(Wrong::new(key, message, help));
            }
        }
    }
    if let Some(Baidu {
        token,
        site,
        endpoint,
    }) = &settings.baidu
    {
        let urls = [
            ("announce.baidu.site", site, "https://example.org"),
            (
                "announce.baidu.endpoint",
                endpoint,
                "http://data.zz.baidu.com/urls",
            ),
        ];
        for (key, url, example) in urls {
            if let Some(url) = url {
                address(key, url, example)?;
            }
        }
        let token = token.as_deref();
        secret("announce.baidu.token", token, "FEEDMILL_BAIDU_TOKEN")?;
    }
    if let Some(ledger) = &settings.ledger {
        let path = ledger.trim().trim_start_matches("./");
        let mut parts = path.split(['/', '\\']);
        if parts.any(|part| matches!(part, "" | "." | "..")) {
            return Err(Wrong::new(
                "announce.ledger",
                format!("`{ledger}` is not the path of a file in the site"),
                "name a file of the site, such as `.feedmill/announced`",
            ));
        }
    }
    if let Some(MastodonSettings {
        server,
        token,
        account,
        text,
        ..
    }) = &settings.mastodon
    {
        address(
            "announce.mastodon.server",
            server,
            "https://mastodon.social",
        )?;
        secret(
            "announce.mastodon.token",
            token.as_deref(),
            "FEEDMILL_MASTODON_TOKEN",
        )?;
        template("announce.mastodon.text", text.as_deref())?;
        if let Some(name) = account
            .as_deref()
            .filter(|name| self::account(name).is_none())
        {
            return Err(Wrong::new(
                "announce.mastodon.account",
                format!("`{name}` is not the name of an account"),
                "write the name alone, such as `harbour`, or with its host: `harbour@example.org`",
            ));
        }
    }
    if let Some(BlueskySettings {
        password,
        server,
        text,
        ..
    }) = &settings.bluesky
    {
        if let Some(server) = server {
            address("announce.bluesky.server", server, "https://bsky.social")?;
        }
        secret(
            "announce.bluesky.password",
            password.as_deref(),
            "FEEDMILL_BLUESKY_PASSWORD",
        )?;
        template("announce.bluesky.text", text.as_deref())?;
    }
    if let Some(settings) = &settings.mail {
        mail(settings)?;
    }
    Ok(())
}

fn mail(settings: &MailSettings) -> Result<(), Wrong> {
    let wrong = |key: &str, value: &str, what: &str, help: &str| {
        let message = format!("`{}` is not {what}", without_user_info(value));
        Err(Wrong::new(key, message, help))
    };
    let MailSettings {
        server,
        from,
        to,
        unsubscribe,
        ..
    } = settings;
    if mail_server(server).is_none() {
        let help = "write `smtp://mail.example.org` for STARTTLS, or `smtps://mail.example.org` for TLS from the start";
        return wrong("announce.mail.server", server, "a mail server", help);
    }
    for (key, value) in [("announce.mail.from", from), ("announce.mail.to", to)] {
        if mailbox(value).is_none() {
            let help = "write one address, such as `news@example.org` or `Harbour News <news@example.org>`";
            return wrong(key, value, "an email address", help);
        }
    }
    if !is_way_out(unsubscribe) {
        let help = "write the address of a page, or `mailto:` and an address";
        return wrong(
            "announce.mail.unsubscribe",
            unsubscribe,
            "a way to leave the list",
            help,
        );
    }
    if settings.one_click && !unsubscribe.trim().starts_with("https://") {
        let help = "only a page with `https` takes a request of one click: remove `one_click`";
        return Err(Wrong::new(
            "announce.mail.one_click",
            "`announce.mail.unsubscribe` is not a page with `https`",
            help,
        ));
    }
    secret(
        "announce.mail.password",
        settings.password.as_deref(),
        "FEEDMILL_MAIL_PASSWORD",
    )?;
    template("announce.mail.subject", settings.subject.as_deref())
}

fn address(key: &str, url: &str, example: &str) -> Result<(), Wrong> {
    match site_url(url) {
        Ok(_) => Ok(()),
        Err(message) => {
            let help = format!("write the whole address without credentials, such as `{example}`");
            Err(Wrong::new(key, message, help))
        }
    }
}

/// The value is not shown: it may be the secret itself.
fn secret(key: &str, value: Option<&str>, name: &str) -> Result<(), Wrong> {
    if value.is_none_or(|value| variable(value).is_some()) {
        return Ok(());
    }
    Err(Wrong::new(
        key,
        format!("`{key}` does not name a variable of the environment"),
        format!("write `${{{name}}}`, and set that variable; settings hold no secrets"),
    ))
}

fn template(key: &str, text: Option<&str>) -> Result<(), Wrong> {
    let parsed = text.map(Template::<TextPlaceholder>::parse);
    match parsed {
        Some(Err(fault)) => Err(Wrong::template(key.to_owned(), fault)),
        _ => Ok(()),
    }
}
