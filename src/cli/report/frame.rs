//! An error or a warning with its code, its line, carets below what is meant, and how to fix it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use feedmill::ConfigError;
use feedmill::warning::Warning;

use super::outcome::Fault;
use super::place::from_here;
use crate::cli::say::{self, Stream, err, value};

/// What is shown of an error or a warning.
pub struct Frame<'f> {
    /// Whether it is an error.
    pub is_error: bool,
    /// What kind of fault it is.
    pub code: &'f str,
    /// The file or folder, as seen from the current folder.
    pub path: &'f str,
    /// The line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 if the whole line is meant.
    pub column: usize,
    /// How many characters are meant; up to the line's end if it is not known.
    pub length: Option<usize>,
    /// The text of the line.
    pub text: &'f str,
    /// What is wrong.
    pub message: &'f str,
    /// How to fix it.
    pub help: &'f str,
}

impl Frame<'_> {
    /// The frame as text, without a line's end.
    pub fn draw(&self, renderer: &Renderer) -> String {
        let (message, help, path) = (value(self.message), value(self.help), value(self.path));
        let level = match self.is_error {
            true => Level::ERROR,
            false => Level::WARNING,
        };
        let title = level.primary_title(&*message).id(self.code);
        let help = Level::HELP.message(&*help);
        if self.line == 0 {
            let report = Group::with_title(title)
                .element(Level::NOTE.message(&*path))
                .element(help);
            return renderer.render(&[report]);
        }
        let byte = |column: usize| {
            let mut places = self.text.char_indices().map(|(at, _)| at);
            places.nth(column).unwrap_or(self.text.len())
        };
        let first = self.column.saturating_sub(1);
        let start = byte(first);
        let end = match self.length {
            Some(length) => byte(first + length).max(start),
            None => self.text.trim_end().len().max(start),
        };
        // What becomes visible is longer: the mark begins where its character is shown.
        let (before, marked) = self.text.split_at(start);
        let (marked, after) = marked.split_at(end - start);
        let mut text = value(before).into_owned();
        let start = text.len();
        text.push_str(&value(marked));
        let end = text.len();
        text.push_str(&value(after.trim_end()));
        let snippet = Snippet::source(text.as_str())
            .line_start(self.line)
            .path(&*path)
            .annotation(AnnotationKind::Primary.span(start..end));
        renderer.render(&[Group::with_title(title).element(snippet).element(help)])
    }
}

/// Prints a warning, and an empty line after it.
pub fn warning(renderer: &Renderer, warning: &Warning, path: &str) {
    let frame = Frame {
        is_error: false,
        code: warning.code,
        path,
        line: warning.line,
        column: warning.column,
        length: None,
        text: &warning.text,
        message: &warning.message,
        help: &warning.help,
    };
    say::drawn(Stream::Err, &format!("{}\n\n", frame.draw(renderer)));
}

/// Prints an error: what is wrong with settings in a frame with its line, everything else with its causes.
pub fn error(error: &anyhow::Error) {
    let Some(settings) = settings(error) else {
        return say::error(error);
    };
    let details = settings.details();
    let place = details.place;
    let frame = Frame {
        is_error: true,
        code: details.code,
        path: &from_here(details.path),
        line: place.map_or(0, |place| place.line),
        column: place.map_or(0, |place| place.column),
        length: place.map(|place| place.length),
        text: place.map_or("", |place| &place.text),
        message: &details.message,
        help: &details.help,
    };
    let drawn = frame.draw(&say::renderer(Stream::Err));
    say::drawn(Stream::Err, &format!("{drawn}\n"));
    err!(
        "\nFor more information about this error, try `feedmill explain {}`.",
        details.code
    );
}

/// The error about settings that `error` is, or that it has as a cause.
fn settings(error: &anyhow::Error) -> Option<&ConfigError> {
    error.chain().find_map(|cause| {
        let direct = cause.downcast_ref::<ConfigError>();
        direct.or_else(|| cause.downcast_ref::<feedmill::Error>()?.settings())
    })
}

impl Fault {
    /// An error that stopped the build.
    pub fn of_error(error: &anyhow::Error) -> Self {
        if let Some(settings) = settings(error) {
            let details = settings.details();
            return Fault {
                code: Some(details.code),
                file: Some(from_here(details.path)),
                line: details.line,
                column: details.place.map(|place| place.column),
                message: details.message,
                help: Some(details.help),
            };
        }
        let text = format!("{error:#}");
        let (message, help) = match text.split_once("\n  help: ") {
            Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
            None => (text, None),
        };
        Fault {
            code: None,
            file: None,
            line: None,
            column: None,
            message,
            help,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &str, column: usize, length: Option<usize>) -> String {
        let frame = Frame {
            is_error: true,
            code: "invalid-setting",
            path: "feedmill.yaml",
            line: 3,
            column,
            length,
            text,
            message: "invalid",
            help: "fix it",
        };
        frame.draw(&Renderer::plain())
    }

    #[test]
    fn carets_stand_below_what_is_meant() {
        let drawn = frame("url: éx # a", 6, Some(2));
        assert!(drawn.contains("url: éx # a\n"), "{drawn}");
        assert!(
            drawn.lines().any(|line| line.ends_with("|      ^^")),
            "{drawn}"
        );
        assert!(frame("", 1, Some(3)).contains("feedmill.yaml:3"));
    }

    #[test]
    fn an_error_is_taken_apart() {
        let fault = Fault::of_error(&anyhow::anyhow!("cannot be done\n  help: do it again"));
        assert_eq!(fault.message, "cannot be done");
        assert_eq!(fault.help.as_deref(), Some("do it again"));
    }
}
