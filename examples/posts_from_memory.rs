//! Builds the feeds of posts that a program has in memory: `cargo run --example posts_from_memory [FOLDER]`.

use feedmill::date::{self, NaiveDates};
use feedmill::source::{PostSource, Posts, SourceError, SourcePost};
use feedmill::{Build, Config};

/// The program's own posts. They may come from anywhere; one at a time is enough.
#[derive(Debug)]
struct Harbour(Vec<(u32, &'static str, &'static str)>);

impl PostSource for Harbour {
    fn name(&self) -> String {
        "harbour news".into()
    }

    fn each(&self, posts: &mut Posts) -> Result<(), SourceError> {
        self.0.iter().try_for_each(|(day, title, tag)| {
            let post = SourcePost::new(format!("news-{day}"))
                .with("title", *title)
                .with("date", format!("2026-03-{day:02} 08:00 +0100"))
                .with("tags", vec![(*tag).into()]);
            posts.push(&post.with_markdown(format!("{title}: *more* tomorrow.")))
        })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1);
    let folder = folder.map_or_else(|| std::env::temp_dir().join("harbour"), Into::into);
    let mut config = Config::parse(
        &folder,
        "title: Harbour news\nurl: https://harbour.example/",
    )?;
    let posts = vec![
        (1, "High tide", "weather"),
        (2, "Fog", "weather"),
        (3, "A new ferry", "boats"),
    ];
    config.take_posts_from(Harbour(posts));
    let now = date::read("2026-04-01", false, config.timezone, NaiveDates::default());
    let report = Build::new(&config, now.ok_or("invalid date")?).run()?;
    println!(
        "{} feeds of {} posts in {}",
        report.feeds,
        report.posts,
        folder.display()
    );
    Ok(())
}
