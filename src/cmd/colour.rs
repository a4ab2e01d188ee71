//! Whether to print in colours: on a terminal, unless the person says no (<https://no-color.org>).

use std::io::IsTerminal;

use annotate_snippets::Renderer;

/// What draws for this stream.
pub fn renderer(stream: &impl IsTerminal) -> Renderer {
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !is_refused {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}
