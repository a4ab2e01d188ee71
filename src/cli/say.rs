//! All that feedmill prints, on standard output and standard error.
//!
//! Names, tags, dates and error messages come from posts, feeds and servers of strangers. Nothing of them reaches a terminal
//! or the log of a CI job as a command: everything printed goes through this module, which `tests/tidy.rs` holds.

mod clean;
mod colour;
mod stream;

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

pub use self::clean::{block, value};
pub use self::colour::{renderer, set_colours};
pub use self::stream::Stream;

/// Why standard output took no more, unless the reader just closed the pipe.
static BROKEN: Mutex<Option<io::Error>> = Mutex::new(None);

/// Prints a line on standard output.
macro_rules! out {
    ($($text:tt)*) => {
        $crate::cli::say::line($crate::cli::say::Stream::Out, format_args!($($text)*))
    };
}

/// Prints a line on standard error.
macro_rules! err {
    ($($text:tt)*) => {
        $crate::cli::say::line($crate::cli::say::Stream::Err, format_args!($($text)*))
    };
}

pub(crate) use {err, out};

/// Prints a line. Use [`out!`] and [`err!`].
pub fn line(stream: Stream, text: fmt::Arguments<'_>) {
    let mut line = clean::text(&text.to_string());
    line.push('\n');
    write(stream, &line);
}

/// Prints an error with its causes.
pub fn error(error: &anyhow::Error) {
    err!("error: {}", block(&format!("{error:#}")));
}

/// Prints text whose colours are feedmill's own. All other control sequences become visible.
pub fn drawn(stream: Stream, text: &str) {
    write(stream, &clean::drawn(text));
}

/// Prints text as it is but for what a terminal or a log would obey.
pub fn text(text: &str) {
    write(Stream::Out, &clean::text(text));
}

/// Writes a document byte for byte, unless standard output is a terminal, which would obey what is in it.
pub fn document(bytes: &[u8]) {
    if io::stdout().is_terminal() {
        text(&String::from_utf8_lossy(bytes));
    } else {
        note(io::stdout().lock().write_all(bytes));
    }
}

/// Prints JSON, with escapes in its strings for what a terminal would obey, and a line's end.
pub fn json(text: &str) {
    write(Stream::Out, &as_json(text));
}

/// JSON with escapes in its strings for what a terminal would obey, and a line's end.
pub fn as_json(text: &str) -> String {
    let mut text = clean::json(text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// XML with references for what a terminal would obey.
pub fn as_markup(text: &str) -> String {
    clean::markup(text)
}

/// Workflow commands of GitHub, whose messages are escaped already.
pub fn as_commands(text: &str) -> String {
    clean::controls(text).into_owned()
}

/// Prints what one of these functions returned.
pub fn written(text: &str) {
    write(Stream::Out, text);
}

/// Prints XML or HTML, with references for what a terminal would obey.
pub fn markup(text: &str) {
    write(Stream::Out, &as_markup(text));
}

/// Prints workflow commands of GitHub, whose messages are escaped already.
pub fn commands(text: &str) {
    write(Stream::Out, &as_commands(text));
}

/// Prints what clap says of the arguments, and returns the exit code.
pub fn usage(error: &clap::Error) -> u8 {
    let stream = if error.use_stderr() {
        Stream::Err
    } else {
        Stream::Out
    };
    let text = error.render();
    if colour::is_styled(stream) {
        drawn(stream, &text.ansi().to_string());
    } else {
        write(stream, &clean::text(&text.to_string()));
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// Lets panics be printed like everything else.
pub fn catch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        err!("error: {}", block(&panic.to_string()));
        let trace = std::backtrace::Backtrace::capture();
        if trace.status() == std::backtrace::BacktraceStatus::Captured {
            err!("{trace}");
        }
        err!("  help: this is a bug in feedmill; please report it with the command that you ran");
    }));
}

/// Flushes standard output.
///
/// # Errors
///
/// If something that was printed got lost, because the disk is full for instance. A reader that closes the pipe has read
/// enough, which is not an error.
pub fn finish() -> anyhow::Result<()> {
    note(io::stdout().flush());
    let broken = BROKEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    match broken {
        Some(error) => Err(anyhow::Error::new(error).context("cannot write to standard output")),
        None => Ok(()),
    }
}

fn write(stream: Stream, text: &str) {
    match stream {
        Stream::Out => note(io::stdout().lock().write_all(text.as_bytes())),
        // There is no better place to say that standard error is closed.
        Stream::Err => drop(io::stderr().lock().write_all(text.as_bytes())),
    }
}

fn note(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        let mut broken = BROKEN.lock().unwrap_or_else(PoisonError::into_inner);
        broken.get_or_insert(error);
    }
}
