//! The file itself: one line for each post and destination, which git merges.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};

use super::row::{Fingerprint, Row, State};
use crate::announce::Error;
use crate::lock::{escape, unescape};
use crate::read;

/// How its first line begins, before the version.
const MARK: &str = "# feedmill announced ";
const VERSION: u32 = 1;
/// The rest of the head.
const HEAD: &str = "\
: what was sent where. Commit this file, or keep it from one run to the next.
# state\tsince\tround\tsource\tshown\tremote\turl\tpath\tdestination\tid
";
/// The largest ledger that is read, in bytes.
const LIMIT: u64 = 1 << 30;
/// How many fields a line has.
const FIELDS: usize = 10;
/// The state of a line that says since when a destination is known.
const START: &str = "start";

const RESTORE: &str =
    "restore the file from git or a backup; feedmill does not overwrite a damaged ledger";
const MERGE: &str = "resolve the merge: keep the lines of both sides, and remove the marks";

/// What was sent where.
#[derive(Debug, Default)]
pub struct Ledger {
    path: PathBuf,
    /// Since when each destination is known, in seconds since 1970.
    starts: BTreeMap<String, i64>,
    rows: BTreeMap<String, BTreeMap<String, Row>>,
    /// Whether the file says something else.
    is_changed: bool,
}

impl Ledger {
    /// Reads the ledger at `path`; an empty one if there is no such file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is damaged, or was written by a newer feedmill.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let fail = |source| Error::Unreadable {
            path: path.to_owned(),
            source,
        };
        let mut ledger = Ledger {
            path: path.to_owned(),
            ..Ledger::default()
        };
        match path.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(ledger),
            Err(error) => return Err(fail(error)),
            Ok(found) if !found.is_file() => return Err(fail(read::not_regular())),
            Ok(_) => {}
        }
        let bytes = read::file(path, LIMIT).map_err(fail)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = &error.as_bytes()[..valid];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            ledger.fault(line, "the line is not UTF-8", RESTORE)
        })?;
        ledger.check_head(text.lines().next().unwrap_or_default())?;
        if !text.ends_with('\n') {
            let last = text.lines().count();
            return Err(ledger.fault(last, "the last line is cut off", RESTORE));
        }
        for (nth, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                ledger
                    .add(line)
                    .map_err(|(message, help)| ledger.fault(nth + 1, message, help))?;
            }
        }
        Ok(ledger)
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Since when a destination is known.
    pub fn start(&self, destination: &str) -> Option<i64> {
        self.starts.get(destination).copied()
    }

    /// Notes that a destination is known from now on.
    pub fn set_start(&mut self, destination: &str, now: i64) {
        self.starts.insert(destination.to_owned(), now);
        self.is_changed = true;
    }

    /// The destinations that the ledger knows, in the order of their names.
    pub fn destinations(&self) -> impl Iterator<Item = &str> {
        self.starts.keys().map(String::as_str)
    }

    /// What it says of the posts at a destination, by their ids.
    pub fn rows(&self, destination: &str) -> impl Iterator<Item = (&str, &Row)> {
        let rows = self.rows.get(destination).into_iter().flatten();
        rows.map(|(id, row)| (id.as_str(), row))
    }

    /// What it says of a post at a destination.
    pub fn get(&self, destination: &str, id: &str) -> Option<&Row> {
        self.rows.get(destination)?.get(id)
    }

    /// Says it of a post at a destination.
    pub fn set(&mut self, destination: &str, id: &str, row: Row) {
        let rows = self.rows.entry(destination.to_owned()).or_default();
        self.is_changed |= rows.get(id) != Some(&row);
        rows.insert(id.to_owned(), row);
    }

    /// Says nothing of a post at a destination any more.
    pub fn forget(&mut self, destination: &str, id: &str) {
        let rows = self.rows.get_mut(destination);
        self.is_changed |= rows.is_some_and(|rows| rows.remove(id).is_some());
    }

    /// Writes the file, if it says something else. It is old or new at any moment.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn save(&mut self) -> Result<(), Error> {
        if self.is_changed {
            crate::output::write(&self.path, self.to_text().as_bytes())?;
            self.is_changed = false;
        }
        Ok(())
    }

    fn to_text(&self) -> String {
        let mut out = format!("{MARK}{VERSION}{HEAD}");
        for (destination, start) in &self.starts {
            let since = instant(*start);
            let _ = write!(out, "{START}\t{since}\t-\t-\t-\t-\t-\t-\t");
            escape(destination, &mut out);
            out.push_str("\t-\n");
            for (id, row) in self.rows.get(destination).into_iter().flatten() {
                let Fingerprint { source, shown } = row.fingerprint;
                // Writing into a string does not fail.
                let _ = write!(
                    out,
                    "{}\t{}\t{}\t{source:016x}\t{shown:016x}\t",
                    row.state.name(),
                    instant(row.at),
                    row.round
                );
                for text in [&row.remote, &row.url, &row.path, destination, id] {
                    field(text, &mut out);
                    out.push('\t');
                }
                out.pop();
                out.push('\n');
            }
        }
        out
    }

    fn check_head(&self, first: &str) -> Result<(), Error> {
        let Some(rest) = first.strip_prefix(MARK) else {
            let help = match is_conflict(first) {
                true => MERGE,
                false => RESTORE,
            };
            return Err(self.fault(1, "the file does not begin as a ledger does", help));
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match rest[..digits].parse::<u32>() {
            Ok(VERSION) => Ok(()),
            Ok(newer) if newer > VERSION => {
                let message = format!(
                    "version {newer} of the ledger is newer than this feedmill reads ({VERSION})"
                );
                Err(self.fault(1, message, "update feedmill"))
            }
            _ => Err(self.fault(1, "invalid version of the ledger", RESTORE)),
        }
    }

    fn fault(&self, line: usize, message: impl Into<String>, help: &'static str) -> Error {
        Error::Ledger {
            path: self.path.clone(),
            line,
            message: message.into(),
            help,
        }
    }

    fn add(&mut self, line: &str) -> Result<(), (String, &'static str)> {
        if is_conflict(line) {
            return Err(("a merge left its marks here".to_owned(), MERGE));
        }
        let invalid = |what: &str, text: &str| (format!("invalid {what} `{text}`"), RESTORE);
        let fields: Vec<&str> = line.split('\t').collect();
        let [
            state,
            at,
            round,
            source,
            shown,
            remote,
            url,
            path,
            destination,
            id,
        ] = fields[..]
        else {
            let count = fields.len();
            let message = format!("{count} fields instead of {FIELDS}, separated by tabs");
            return Err((message, RESTORE));
        };
        let seconds = DateTime::parse_from_rfc3339(at).map_err(|_| invalid("date", at))?;
        let seconds = seconds.timestamp();
        let text = |what: &str, field: &str| read_field(field).ok_or_else(|| invalid(what, field));
        let destination = text("destination", destination)?;
        if state == START {
            // Of two branches, the first to know it is right.
            let start = self.starts.entry(destination).or_insert(seconds);
            *start = seconds.min(*start);
            return Ok(());
        }
        let known = State::ALL.iter().find(|(name, _)| *name == state);
        let (_, state) = known.ok_or_else(|| invalid("state", state))?;
        let hash = |text: &str| u64::from_str_radix(text, 16).map_err(|_| invalid("hash", text));
        let row = Row {
            state: *state,
            at: seconds,
            round: round.parse().map_err(|_| invalid("round", round))?,
            fingerprint: Fingerprint {
                source: hash(source)?,
                shown: hash(shown)?,
            },
            remote: text("name", remote)?,
            url: text("URL", url)?,
            path: text("path", path)?,
        };
        let id = text("id", id)?;
        self.starts.entry(destination.clone()).or_insert(seconds);
        let rows = self.rows.entry(destination).or_default();
        if rows.insert(id.clone(), row).is_some() {
            let message = format!("a second line for the post `{id}`");
            let help = "keep the line with the later date, and remove the other one";
            return Err((message, help));
        }
        Ok(())
    }
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

fn field(text: &str, out: &mut String) {
    match text {
        "" => out.push('-'),
        text => escape(text, out),
    }
}

fn read_field(field: &str) -> Option<String> {
    let mut text = String::new();
    match field {
        "" => None,
        "-" => Some(text),
        field => unescape(field, &mut text).map(|()| text),
    }
}

fn instant(seconds: i64) -> String {
    let instant = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(state: State, remote: &str) -> Row {
        Row {
            state,
            at: 1_700_000_000,
            round: 2,
            fingerprint: Fingerprint::of("a", "b"),
            remote: remote.to_owned(),
            url: "https://example.org/a".to_owned(),
            path: "content/a.md".to_owned(),
        }
    }

    fn read(text: &str) -> Result<Ledger, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("announced");
        std::fs::write(&path, text).unwrap();
        Ledger::read(&path).map_err(|error| error.to_string())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            posts in prop::collection::vec((0_usize..7, "\\PC{0,8}|-", "\\PC{1,8}|-|\t|\n"), 0..9),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("announced");
            let mut ledger = Ledger::read(&path).unwrap();
            ledger.set_start("mastodon social.example", 5);
            for (state, remote, id) in posts {
                let state = State::ALL[state].1;
                ledger.set("mastodon social.example", &id, row(state, &remote));
            }
            ledger.save().unwrap();
            let again = Ledger::read(&path).unwrap();
            prop_assert_eq!(&ledger.rows, &again.rows);
            prop_assert_eq!(&ledger.starts, &again.starts);
        }
    }

    #[test]
    fn a_damaged_ledger_names_the_line() {
        let mut ledger = Ledger::default();
        ledger.set_start("mail", 5);
        ledger.set("mail", "a", row(State::Posted, "1"));
        let text = ledger.to_text();
        assert!(read(&text).is_ok());
        let line = text.lines().last().unwrap();
        for (damaged, wanted) in [
            (
                text.replace("posted\t", "postd\t"),
                ":4: invalid state `postd`",
            ),
            (
                text.replace("\tmail\ta\n", "\tmail\n"),
                ":4: 9 fields instead of 10",
            ),
            (
                text[..text.len() - 3].to_owned(),
                ":4: the last line is cut off",
            ),
            (
                format!("{text}{line}\n"),
                ":5: a second line for the post `a`",
            ),
            (
                format!("{text}<<<<<<< ours\n"),
                ":5: a merge left its marks",
            ),
            (
                text.replace("announced 1", "announced 2"),
                ":1: version 2 of the ledger is newer",
            ),
            (
                "{}\n".to_owned(),
                ":1: the file does not begin as a ledger does",
            ),
            (
                String::new(),
                ":1: the file does not begin as a ledger does",
            ),
        ] {
            let message = read(&damaged).unwrap_err();
            assert!(
                message.contains(wanted) && message.contains("help: "),
                "{message}"
            );
        }
    }

    #[test]
    fn settings_alone_make_nothing_stale() {
        let sent = Fingerprint::of("post", "text");
        assert!(sent.is_stale(&Fingerprint::of("other post", "other text")));
        assert!(!sent.is_stale(&Fingerprint::of("post", "by another template")));
        assert!(!sent.is_stale(&Fingerprint::of("post with another tag", "text")));
    }
}
