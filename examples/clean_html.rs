//! Cleans a post's HTML for feeds: `cargo run --example clean_html < body.html`, or with a sample if nothing is piped in.

use std::io::{IsTerminal, Read};

use feedmill::html::{Context, Profile, Sanitize, Selectors, clean};
use url::Url;

const SAMPLE: &str = r#"<p onclick="steal()">A <a href="../tides/">link</a><script>alert(1)</script>
<img data-src="boat.jpg" loading="lazy"><p>An open <b>tag"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut html = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin().read_to_string(&mut html)?;
    }
    if html.is_empty() {
        html.push_str(SAMPLE);
    }
    let page = Url::parse("https://example.org/2026/harbour/")?;
    let site = Url::parse("https://example.org/")?;
    let context = Context {
        page: &page,
        site: &site,
        profile: Profile::Feedmill,
        remove: &Selectors::default(),
        sanitize: Sanitize::Strict,
        id_prefix: "",
    };
    let cleaned = clean(&html, &context);
    println!("{cleaned}");
    if cleaned.contains("<script") || cleaned.contains("onclick=\"") {
        return Err("a script is left".into());
    }
    Ok(())
}
