//! Renders a feed from memory as RSS, Atom and JSON Feed: `cargo run --example feed_from_memory [FOLDER]`.

use feedmill::date::{self, NaiveDates};
use feedmill::feed::{Entry, Feed};
use feedmill::render::render;
use feedmill::{Format, Person};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let published = date::read(
        "2026-03-01 08:00 +0100",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    )
    .ok_or("invalid date")?;
    let entry = Entry::new("https://example.org/tide/", "High tide", published)
        .with_author(Person::new("Ada Quay"))
        .with_category("Weather")
        .with_summary("The harbour floods at noon.")
        .with_content_html("<p>The harbour floods at <b>noon</b>.</p>");
    let feed = Feed::new("Harbour news", "https://example.org/")
        .with_description("All that the harbour talks about.")
        .with_language("en")
        .with_alternate(Format::Rss, "https://example.org/rss.xml")
        .with_alternate(Format::Atom, "https://example.org/atom.xml")
        .with_alternate(Format::Json, "https://example.org/feed.json")
        .with_entries([entry]);
    let folder = std::env::args_os().nth(1);
    for format in Format::ALL {
        let document = render(&feed, format, format.file_name().to_owned())?;
        match &folder {
            Some(folder) => {
                std::fs::create_dir_all(folder)?;
                let path = std::path::Path::new(folder).join(&document.path);
                std::fs::write(path, &document.bytes)?;
            }
            None => println!("{}", String::from_utf8_lossy(&document.bytes)),
        }
    }
    Ok(())
}
