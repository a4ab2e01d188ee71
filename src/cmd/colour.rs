//! Whether to print in colours: on a terminal, unless the person says no (<https://no-color.org>).

use std::ffi::OsStr;
use std::io::IsTerminal;

use annotate_snippets::Renderer;

/// What draws for this stream.
pub fn renderer(stream: &impl IsTerminal) -> Renderer {
    if is_wanted(
        stream.is_terminal(),
        std::env::var_os("NO_COLOR").as_deref(),
    ) {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
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
