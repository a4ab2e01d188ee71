//! The file itself: one line for each post, in an order that does not change when a post moves.
//!
//! Lines are sorted by a hash of the id, which is their first field. A post that moves changes its line in place, and the
//! lines that two branches add stand apart as a rule, so that git merges them.

use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::{Error, TextPrint};
use crate::read;

/// What the file is called.
pub const FILE: &str = "feedmill.lock";
/// How its first line begins, before the version.
const MARK: &str = "# feedmill.lock ";
const VERSION: u32 = 2;
/// The version of a lock that says nothing of archives.
const PLAIN: u32 = 1;
/// The rest of the head.
const HEAD: &str = "\
: the id that readers know each post by. Commit this file; feedmill keeps it up to date.
# sort\tpublished\tlink\ttext\twithdrawn\tpath\tid";
/// The largest lock that is read, in bytes.
const LIMIT: u64 = 4 << 30;
/// How many fields a line has, with the archive that comes last.
const FIELDS: usize = 8;

/// Part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span(u32, u32);

/// What the lock says of one post.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// When it was published, in seconds since 1970.
    pub published: i64,
    /// When it was withdrawn, in seconds since 1970; `None` while it is there.
    pub withdrawn: Option<i64>,
    /// What its text was.
    pub print: TextPrint,
    /// A hash of its URL.
    pub link: u64,
    /// The number of the archive document that it is in, from 1; 0 if it is in none.
    pub archive: u32,
    /// The line that it was read from; 0 for a new one.
    pub line: u32,
    path: Span,
    id: Span,
}

/// The lock of a site.
#[derive(Debug, Default)]
pub struct Lock {
    /// The file as it was read, and after it what has been added.
    text: String,
    /// How much of the text is the file.
    file: usize,
    rows: Vec<Row>,
}

impl Lock {
    /// Reads the lock of the site at `root`; `None` if it has none.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is damaged, or was written by a newer feedmill.
    pub fn read(root: &Path) -> Result<Option<Self>, Error> {
        let path = root.join(FILE);
        let unreadable = |source| Error::Unreadable {
            path: path.clone(),
            source,
        };
        match path.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(error)),
            Ok(found) if !found.is_file() => return Err(unreadable(read::not_regular())),
            Ok(_) => {}
        }
        let bytes = read::file(&path, LIMIT).map_err(unreadable)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = &error.as_bytes()[..valid];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            Error::line(&path, line, "the line is not UTF-8", RESTORE)
        })?;
        Self::parse(text, &path).map(Some)
    }

    /// Reads the text of the lock at `path`.
    pub(super) fn parse(text: String, path: &Path) -> Result<Self, Error> {
        let version = check_head(text.lines().next().unwrap_or_default(), path)?;
        let fields = match version {
            PLAIN => FIELDS - 1,
            _ => FIELDS,
        };
        let mut lock = Lock {
            file: text.len(),
            rows: Vec::with_capacity(text.len() / 200),
            text: String::new(),
        };
        // Paths and ids with a character that is escaped, which are few.
        let mut extra = String::new();
        let base = text.as_ptr() as usize;
        for (nth, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut place = |field: &str| -> Option<Span> {
                if !field.contains('\\') {
                    let start = field.as_ptr() as usize - base;
                    return span(start, field.len());
                }
                let start = text.len() + extra.len();
                unescape(field, &mut extra)?;
                span(start, text.len() + extra.len() - start)
            };
            let row = row(line, nth + 1, fields, &mut place)
                .map_err(|(message, help)| Error::line(path, nth + 1, message, help))?;
            lock.rows.push(row);
        }
        lock.text = text;
        lock.text.push_str(&extra);
        Ok(lock)
    }

    /// The rows, in no order that means anything.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn row_mut(&mut self, nth: usize) -> &mut Row {
        &mut self.rows[nth]
    }

    /// The path of a row's post, relative to the site; empty if it has none any more.
    pub fn path(&self, row: &Row) -> &str {
        self.get(row.path)
    }

    /// The id of a row's post.
    pub fn id(&self, row: &Row) -> &str {
        self.get(row.id)
    }

    fn get(&self, Span(start, length): Span) -> &str {
        &self.text[start as usize..(start + length) as usize]
    }

    /// How many posts are not withdrawn.
    pub fn live(&self) -> usize {
        let live = self.rows.iter().filter(|row| row.withdrawn.is_none());
        live.count()
    }

    /// Adds a row; its number is that of rows before. `None` if the lock is full.
    pub(super) fn push(&mut self, row: Row, path: &str, id: &str) -> Option<usize> {
        let (path, id) = (self.add(path)?, self.add(id)?);
        self.rows.push(Row { path, id, ..row });
        Some(self.rows.len() - 1)
    }

    pub(super) fn set_path(&mut self, nth: usize, path: &str) -> Option<()> {
        self.rows[nth].path = self.add(path)?;
        Some(())
    }

    pub(super) fn set_id(&mut self, nth: usize, id: &str) -> Option<()> {
        self.rows[nth].id = self.add(id)?;
        Some(())
    }

    /// The file as it was read.
    pub fn file_text(&self) -> &str {
        &self.text[..self.file]
    }

    fn add(&mut self, text: &str) -> Option<Span> {
        let start = self.text.len();
        self.text.push_str(text);
        span(start, text.len())
    }

    /// Removes the rows for which `keep` is false.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        let mut keep = keep.iter();
        self.rows.retain(|_| keep.next() != Some(&false));
    }

    /// The numbers of rows in the order of their paths.
    pub(super) fn by_path(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        order.par_sort_unstable_by_key(|nth| (self.path(&self.rows[*nth as usize]), *nth));
        order
    }

    /// The whole file.
    pub fn to_text(&self) -> String {
        let mut order: Vec<(u32, u32)> = (0..self.rows.len() as u32)
            .into_par_iter()
            .map(|nth| (sort_key(self.id(&self.rows[nth as usize])), nth))
            .collect();
        let id = |nth: u32| self.id(&self.rows[nth as usize]);
        let path = |nth: u32| self.path(&self.rows[nth as usize]);
        order.par_sort_unstable_by(|(one, a), (other, b)| {
            one.cmp(other)
                .then_with(|| id(*a).cmp(id(*b)))
                .then_with(|| path(*a).cmp(path(*b)))
        });
        let mut out = String::with_capacity(self.text.len().max(1024));
        let has_archives = self.rows.iter().any(|row| row.archive > 0);
        let (version, more) = match has_archives {
            true => (VERSION, "\tarchive\n"),
            false => (PLAIN, "\n"),
        };
        // Writing into a string does not fail.
        let _ = write!(out, "{MARK}{version}{HEAD}{more}");
        for (key, nth) in order {
            let row = &self.rows[nth as usize];
            let _ = write!(
                out,
                "{key:08x}\t{}\t{:016x}\t",
                instant(row.published),
                row.link
            );
            row.print.write_to(&mut out);
            out.push('\t');
            out.push_str(&row.withdrawn.map_or_else(|| "-".to_owned(), instant));
            out.push('\t');
            match self.path(row) {
                "" => out.push('-'),
                path => escape(path, &mut out),
            }
            out.push('\t');
            escape(self.id(row), &mut out);
            if has_archives {
                let _ = match row.archive {
                    0 => write!(out, "\t-"),
                    archive => write!(out, "\t{archive}"),
                };
            }
            out.push('\n');
        }
        out
    }

    /// Whether `text` says what the file said when it was read; git may have given its lines other ends.
    pub fn is_file(&self, text: &str) -> bool {
        let file = self.file_text();
        file == text || file.contains('\r') && file.replace("\r\n", "\n") == text
    }
}

impl Row {
    pub(super) fn new(published: i64, link: u64, print: TextPrint) -> Self {
        Row {
            published,
            withdrawn: None,
            print,
            link,
            archive: 0,
            line: 0,
            path: Span::default(),
            id: Span::default(),
        }
    }
}

const RESTORE: &str = "restore the file from git; feedmill does not overwrite a damaged lock";
const MERGE: &str = "resolve the merge: keep the lines of both sides, and remove the marks";

/// The version of the file.
fn check_head(first: &str, path: &Path) -> Result<u32, Error> {
    let Some(rest) = first.strip_prefix(MARK) else {
        let help = match is_conflict(first) {
            true => MERGE,
            false => RESTORE,
        };
        let message = "the file does not begin as a lock does";
        return Err(Error::line(path, 1, message, help));
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest[..digits].parse::<u32>() {
        Ok(version @ PLAIN..=VERSION) => Ok(version),
        Ok(newer) if newer > VERSION => Err(Error::line(
            path,
            1,
            format!("version {newer} of the lock is newer than this feedmill reads ({VERSION})"),
            "update feedmill",
        )),
        _ => Err(Error::line(path, 1, "invalid version of the lock", RESTORE)),
    }
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

type Fault = (String, &'static str);

/// One line, without its number.
fn row(
    line: &str,
    number: usize,
    wanted: usize,
    place: &mut impl FnMut(&str) -> Option<Span>,
) -> Result<Row, Fault> {
    if is_conflict(line) {
        return Err(("a merge left its marks here".to_owned(), MERGE));
    }
    let mut fields = ["-"; FIELDS];
    let mut count = 0;
    for field in line.split('\t') {
        if let Some(slot) = fields.get_mut(count) {
            *slot = field;
        }
        count += 1;
    }
    if count != wanted {
        let message = format!("{count} fields instead of {wanted}, separated by tabs");
        return Err((message, RESTORE));
    }
    let [_, published, link, print, withdrawn, path, id, archive] = fields;
    let invalid = |what: &str, text: &str| (format!("invalid {what} `{text}`"), RESTORE);
    let seconds = |what: &str, text: &str| {
        let read = DateTime::parse_from_rfc3339(text);
        read.map(|read| read.timestamp())
            .map_err(|_| invalid(what, text))
    };
    let path_of = match path {
        "-" => Some(Span::default()),
        "" => None,
        path => place(path),
    };
    Ok(Row {
        published: seconds("date", published)?,
        withdrawn: match withdrawn {
            "-" => None,
            text => Some(seconds("date", text)?),
        },
        print: TextPrint::read(print).ok_or_else(|| invalid("fingerprint", print))?,
        link: u64::from_str_radix(link, 16).map_err(|_| invalid("hash", link))?,
        archive: match archive {
            "-" => 0,
            text => text.parse().map_err(|_| invalid("archive", text))?,
        },
        line: u32::try_from(number).unwrap_or(u32::MAX),
        path: path_of.ok_or_else(|| invalid("path", path))?,
        id: Some(id)
            .filter(|id| !id.is_empty())
            .and_then(place)
            .ok_or_else(|| invalid("id", id))?,
    })
}

fn span(start: usize, length: usize) -> Option<Span> {
    let end = u32::try_from(start + length).ok()?;
    Some(Span(end - length as u32, length as u32))
}

/// By what lines are sorted: half a hash of the id.
fn sort_key(id: &str) -> u32 {
    xxh3_64(id.as_bytes()) as u32
}

/// An instant, as the lock writes it.
fn instant(seconds: i64) -> String {
    let instant = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Writes a text without a tab or a line's end.
pub(crate) fn escape(text: &str, out: &mut String) {
    if !text.contains(|c: char| c == '\\' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
        && text != "-"
    {
        out.push_str(text);
        return;
    }
    for (nth, c) in text.chars().enumerate() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // A path that looks like no path.
            '-' if nth == 0 && text == "-" => out.push_str("\\u{2d}"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// What [`escape`] wrote.
pub(crate) fn unescape(text: &str, out: &mut String) -> Option<()> {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let mut chars = rest[at + 1..].chars();
        match chars.next()? {
            '\\' => out.push('\\'),
            't' => out.push('\t'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            'u' => {
                let (digits, behind) = chars.as_str().strip_prefix('{')?.split_once('}')?;
                out.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = behind;
                continue;
            }
            _ => return None,
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    Some(())
}

/// Where the lock of a site is.
pub(super) fn path_of(root: &Path) -> PathBuf {
    root.join(FILE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<Lock, Error> {
        Lock::parse(text.to_owned(), Path::new(FILE))
    }

    fn error(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    fn some(posts: &[(String, String, i64, u64)]) -> Lock {
        let mut lock = Lock::default();
        for (path, id, published, link) in posts {
            let row = Row {
                withdrawn: (link % 3 == 0).then_some(*published),
                archive: (link % 5) as u32,
                ..Row::new(*published, *link, TextPrint::of(path))
            };
            lock.push(row, path, id).unwrap();
        }
        lock
    }

    #[test]
    fn what_is_damaged_or_newer_is_named_by_its_line() {
        let line = some(&[("a.md".into(), "https://example.org/a".into(), 0, 5)]).to_text();
        assert!(parse(&line).is_ok());
        assert!(parse(&line.replace('\n', "\r\n")).is_ok());
        let newer = line.replace("lock 1:", "lock 3:");
        assert!(error(&newer).starts_with("feedmill.lock:1: version 3 of the lock is newer"));
        for (from, to, wanted) in [
            (
                "# feedmill",
                "# other",
                "feedmill.lock:1: the file does not begin",
            ),
            ("lock 1:", "lock x:", "feedmill.lock:1: invalid version"),
            (
                "1970-01-01T00:00:00Z",
                "soon",
                "feedmill.lock:3: invalid date `soon`",
            ),
            ("\ta.md", "", "feedmill.lock:3: 6 fields instead of 7"),
            ("\ta.md\t", "\t\t", "feedmill.lock:3: invalid path ``"),
            (
                "\ta.md\t",
                "\ta\\q\t",
                "feedmill.lock:3: invalid path `a\\q`",
            ),
            (
                "https://example.org/a",
                "",
                "feedmill.lock:3: invalid id ``",
            ),
            (
                "\t0000000000000005\t",
                "\tx\t",
                "feedmill.lock:3: invalid hash `x`",
            ),
        ] {
            let told = error(&line.replacen(from, to, 1));
            assert!(told.starts_with(wanted), "{told}");
            assert!(told.contains("help: "), "{told}");
        }
        let archived = some(&[("a.md".into(), "https://example.org/a".into(), 0, 1)]).to_text();
        assert!(archived.starts_with("# feedmill.lock 2:") && parse(&archived).is_ok());
        let soon = archived.replace("\t1\n", "\tsoon\n");
        assert!(error(&soon).starts_with("feedmill.lock:3: invalid archive `soon`"));
        let merged = format!("{line}<<<<<<< ours\n");
        assert!(error(&merged).contains(":4: a merge left its marks here"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(posts in prop::collection::vec(
            ("\\PC{1,12}|[a\\\\\t\r\n -]{1,5}", "\\PC{1,12}|[a\\\\\t\r\n\u{2028} -]{1,5}", -99_999_999_i64..9_999_999_999, any::<u64>()), 0..9,
        )) {
            let lock = some(&posts);
            let text = lock.to_text();
            let read = parse(&text).unwrap();
            prop_assert_eq!(&read.to_text(), &text);
            prop_assert!(read.is_file(&text));
            prop_assert_eq!(text.lines().count(), posts.len() + 2);
            let told = |lock: &Lock| {
                let rows = lock.rows().iter();
                let mut all: Vec<_> = rows.map(|row| (
                    lock.path(row).to_owned(), lock.id(row).to_owned(), row.published, row.withdrawn, row.link, row.print.exact, row.archive,
                )).collect();
                all.sort();
                all
            };
            prop_assert_eq!(told(&read), told(&lock));
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC*", line in "[a-f0-9\t\\\\Z:-]{0,80}") {
            let _ = parse(&text);
            let _ = parse(&format!("{MARK}1\n{line}\n"));
        }
    }
}
