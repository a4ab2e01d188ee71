//! Prints the HTML of the Markdown on standard input.

use std::io::{Read, Write};

use feedmill_kramdown::{Options, render};

fn main() -> std::io::Result<()> {
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source)?;
    let output = render(&source, &Options::default());
    if output.cut {
        eprintln!("warning: some of it takes too much work and is shown as plain text");
    }
    std::io::stdout().write_all(output.html.as_bytes())
}
