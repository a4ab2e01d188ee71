//! One post a line, as JSON.

use std::fs::File;
use std::io::{BufRead, BufReader};

use serde::Deserialize;

use super::error::SourceError;
use super::key::{self, Fault};
use super::store::{Entries, Store, with_text};
use crate::fingerprint::hash;
use crate::read;
use crate::value::Value;
use crate::warning::Warning;

/// What tells a post apart. The rest is read when the post is.
#[derive(Deserialize)]
struct Keys {
    path: Option<Value>,
    id: Option<Value>,
    slug: Option<Value>,
    guid: Option<Value>,
    url: Option<Value>,
    title: Option<Value>,
    format: Option<Value>,
}

impl Keys {
    fn get(&self, key: &str) -> Option<&Value> {
        let value = match key {
            "path" => &self.path,
            "id" => &self.id,
            "slug" => &self.slug,
            "guid" => &self.guid,
            "url" => &self.url,
            "title" => &self.title,
            "format" => &self.format,
            _ => return None,
        };
        value.as_ref()
    }
}

/// The posts in a file of lines, known under paths below `folder`; `name` is what the file is called.
pub(super) fn open(file: File, name: &str, folder: &str) -> Result<Store, SourceError> {
    let mut entries = Entries::new(name);
    let copy = file.try_clone();
    let copy = copy.map_err(|error| SourceError::unreadable(&error))?;
    let mut lines = Lines {
        input: BufReader::with_capacity(1 << 17, copy),
        at: 0,
        line: Vec::new(),
    };
    let mut number = 0;
    while let Some(line) = lines
        .next()
        .map_err(|error| SourceError::unreadable(&error))?
    {
        number += 1;
        let Line {
            at,
            text,
            is_whole,
            is_ended,
        } = line;
        if !is_whole {
            entries.too_large(number, "");
            continue;
        }
        let text = match number {
            1 => text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text),
            _ => text,
        };
        if text.trim_ascii().is_empty() {
            continue;
        }
        let at = at + (line.text.len() - text.len()) as u64;
        let fault = match serde_json::from_slice::<Keys>(text) {
            Ok(keys) if text.trim_ascii_start().starts_with(b"{") => {
                match key::path(|key| keys.get(key), folder) {
                    Ok(path) => {
                        entries.push(path, (at, text.len()), number, hash(text));
                        continue;
                    }
                    Err(fault) => (fault, 0),
                }
            }
            Err(error) if error.is_eof() && !is_ended => {
                return Err(SourceError::new(
                    format!("line {number} ends in the middle of a post; nothing was written"),
                    "the program that writes the posts may have failed: check it, and build again",
                ));
            }
            Ok(_) => (Fault::new(NO_OBJECT, HELP), 0),
            Err(error) if error.is_data() => {
                let text = without_place(&error.to_string());
                let is_other = text.contains("struct Keys");
                let message = if is_other { NO_OBJECT } else { &text };
                (Fault::new(message, HELP), 0)
            }
            Err(error) => {
                let message = format!("invalid JSON: {}", without_place(&error.to_string()));
                (Fault::new(&message, HELP), error.column())
            }
        };
        let (fault, column) = fault;
        entries.fault(number, "", &fault);
        if let Some(last) = entries.warnings.pop() {
            let last = Warning { column, ..last };
            entries.warnings.push(with_text(last, text));
        }
    }
    Ok(entries.finish(file))
}

const NO_OBJECT: &str = "the line is not a JSON object";
const HELP: &str = "write one JSON object a line; `feedmill schema post` describes it";

/// serde's message without the place, which is the line's.
fn without_place(message: &str) -> String {
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}

/// A line without its end.
struct Line<'l> {
    at: u64,
    text: &'l [u8],
    /// Whether it was read to its end.
    is_whole: bool,
    /// Whether a line break follows.
    is_ended: bool,
}

/// The lines of a file, of which none takes more memory than a post may.
struct Lines<R> {
    input: R,
    at: u64,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> std::io::Result<Option<Line<'_>>> {
        self.line.clear();
        let start = self.at;
        let mut is_whole = true;
        let mut is_ended = false;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                break;
            }
            let end = memchr::memchr(b'\n', buffer);
            let taken = end.unwrap_or(buffer.len());
            if (self.line.len() + taken) as u64 <= read::POST {
                self.line.extend(&buffer[..taken]);
            } else {
                is_whole = false;
            }
            let used = taken + usize::from(end.is_some());
            self.input.consume(used);
            self.at += used as u64;
            if end.is_some() {
                is_ended = true;
                break;
            }
        }
        let is_there = self.at > start;
        Ok(is_there.then_some(Line {
            at: start,
            text: &self.line,
            is_whole,
            is_ended,
        }))
    }
}
