//! Prints the HTML of reStructuredText from standard input, and what is not understood of it.

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut source = String::new();
    io::stdin().read_to_string(&mut source)?;
    let document = feedmill_rst::read(&source);
    for problem in &document.problems {
        eprintln!("line {}: {}", problem.line, problem.message);
    }
    print!("{}", document.html);
    Ok(())
}
