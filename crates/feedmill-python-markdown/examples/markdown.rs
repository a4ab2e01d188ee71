//! Reads Markdown, writes HTML; the arguments are the extensions.

use std::io::Read;

use feedmill_python_markdown::{Options, to_html};

fn main() -> std::io::Result<()> {
    let mut options = Options::default();
    for name in std::env::args().skip(1) {
        if !options.enable(&name) {
            eprintln!("unknown extension `{name}`");
        }
    }
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source)?;
    print!("{}", to_html(&source, &options));
    Ok(())
}
