//! Prints the main content of a page on standard input: `cargo run -p feedmill-html --example page < page.html`.

use std::io::Read;

use feedmill_html::page::{Options, decode, read};

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let page = read(&decode(&bytes), &Options::default());
    eprintln!("{:?} {:#?}", page.found_by, page.metadata);
    println!("{}", page.content);
    Ok(())
}
