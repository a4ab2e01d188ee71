//! Whether to print in colours: on a terminal, unless the person says no (<https://no-color.org>).

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::sync::OnceLock;

use annotate_snippets::Renderer;

use super::stream::Stream;

/// What the person asks for; nothing yet, or nothing at all, leaves it to the terminal.
static ASKED: OnceLock<Option<bool>> = OnceLock::new();

/// Notes whether colours are wanted: always, never, or as the terminal has it.
pub fn set_colours(asked: Option<bool>) {
    let _ = ASKED.set(asked);
}

/// What draws for this stream.
pub fn renderer(stream: Stream) -> Renderer {
    if is_styled(stream) {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

/// Whether this stream gets colours.
pub fn is_styled(stream: Stream) -> bool {
    if let Some(asked) = ASKED.get().copied().flatten() {
        return asked;
    }
    let is_terminal = match stream {
        Stream::Out => std::io::stdout().is_terminal(),
        Stream::Err => std::io::stderr().is_terminal(),
    };
    is_wanted(is_terminal, std::env::var_os("NO_COLOR").as_deref())
}

/// An empty value says nothing.
fn is_wanted(is_terminal: bool, no_color: Option<&OsStr>) -> bool {
    is_terminal && no_color.is_none_or(OsStr::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_of_people_who_want_them() {
        assert!(is_wanted(true, None));
        assert!(is_wanted(true, Some(OsStr::new(""))));
        for no in ["1", "0", "false"] {
            assert!(!is_wanted(true, Some(OsStr::new(no))), "{no}");
        }
        assert!(!is_wanted(false, None));
    }
}
