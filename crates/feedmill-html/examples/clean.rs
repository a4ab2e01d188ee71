//! Prints the HTML on standard input as a feed would have it; its address is the argument.

use std::error::Error;
use std::io::{Read, Write};

use feedmill_html::{Context, Profile, Sanitize, Selectors, clean};
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args()
        .nth(1)
        .ok_or("usage: clean URL < page.html")?;
    let page = Url::parse(&address)?;
    let mut html = String::new();
    std::io::stdin().read_to_string(&mut html)?;
    let context = Context {
        page: &page,
        site: &page,
        profile: Profile::Feedmill,
        remove: &Selectors::default(),
        sanitize: Sanitize::Normal,
        id_prefix: "",
    };
    std::io::stdout().write_all(clean(&html, &context).as_bytes())?;
    Ok(())
}
