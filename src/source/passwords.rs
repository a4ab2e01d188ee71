//! Passwords of databases, from where PostgreSQL's own programs have them.

use std::path::PathBuf;

use postgres::Config;
use postgres::config::Host;

use super::error::SourceError;

/// An address with the values of variables in the places of `${VAR}`.
pub(super) fn expanded(address: &str) -> Result<String, SourceError> {
    let mut text = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = std::env::var(name).map_err(|_| {
            SourceError::new(
                format!("the variable `{name}` is not set, and `content.from` names it"),
                format!("set it: `export {name}=…`"),
            )
        })?;
        text.push_str(before);
        // A password may have signs that mean something in an address.
        let is_whole = before.is_empty() && after.is_empty();
        match is_whole {
            true => text.push_str(&value),
            false => text.extend(percent_encoding::utf8_percent_encode(
                &value,
                percent_encoding::NON_ALPHANUMERIC,
            )),
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// The password for a database: of `PGPASSWORD`, or of the file of passwords.
pub(super) fn find(config: &Config) -> Option<String> {
    if let Ok(password) = std::env::var("PGPASSWORD") {
        return Some(password);
    }
    let file = std::env::var_os("PGPASSFILE").map(PathBuf::from);
    let file = file.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".pgpass")))?;
    let text = crate::read::text(&file, crate::read::SETTINGS).ok()?;
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(host)) => host.clone(),
        _ => "localhost".to_owned(),
    };
    let port = config
        .get_ports()
        .first()
        .copied()
        .unwrap_or(5432)
        .to_string();
    let user = config.get_user().unwrap_or_default();
    let database = config.get_dbname().unwrap_or(user);
    of_file(&text, [&host, &port, database, user])
}

/// The password of the first line for these: host, port, database and user, each of which may be `*`.
fn of_file(text: &str, wanted: [&str; 4]) -> Option<String> {
    text.lines().find_map(|line| {
        let fields = fields(line);
        let [given @ .., password] = &fields[..] else {
            return None;
        };
        let fits = |(given, wanted): (&String, &str)| given == "*" || given == wanted;
        let is_meant = given.len() == 4 && given.iter().zip(wanted).all(fits);
        (is_meant && !line.starts_with('#')).then(|| password.clone())
    })
}

/// The fields of a line, between `:`; `\` stands before a `:` or `\` of a field.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match (sign, fields.last_mut()) {
            (':', _) => fields.push(String::new()),
            ('\\', Some(last)) => last.extend(signs.next()),
            (_, Some(last)) => last.push(sign),
            (_, None) => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let text = "# host:1:db:me:no\nother:1:db:me:no\n*:1:db:me:a\\:b\\\\c\n*:*:*:*:last\n";
        assert_eq!(
            of_file(text, ["host", "1", "db", "me"]).as_deref(),
            Some("a:b\\c")
        );
        assert_eq!(
            of_file(text, ["host", "2", "db", "me"]).as_deref(),
            Some("last")
        );
        assert_eq!(of_file("host:1:db:me", ["host", "1", "db", "me"]), None);
    }
}
