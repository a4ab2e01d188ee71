//! Prints the addresses that a page of HTML on standard input links to.

use std::io::{Read, Write};

use feedmill_text::entity::decode_entities;
use feedmill_text::tags::{TagKind, scan};

fn main() -> std::io::Result<()> {
    let mut page = String::new();
    std::io::stdin().read_to_string(&mut page)?;
    let mut links = Vec::new();
    scan(&page, &mut |tag| {
        if tag.kind == TagKind::Start
            && tag.name == "a"
            && let Some(href) = tag.attribute("href")
        {
            links.push(decode_entities(&href.value).into_owned());
        }
    });
    let mut out = std::io::stdout().lock();
    links.iter().try_for_each(|link| writeln!(out, "{link}"))
}
