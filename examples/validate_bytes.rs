//! Validates a feed that is in memory: `cargo run --example validate_bytes [FILE]`.

use feedmill::validate::{Input, validate};

/// What is validated without a file: an RSS document whose item has a broken date.
const SAMPLE: &[u8] = br#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>Harbour news</title><link>https://example.org/</link><description>News</description>
<item><title>High tide</title><guid>https://example.org/1</guid><pubDate>yesterday</pubDate></item>
</channel></rss>
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1);
    let (name, bytes) = match &file {
        Some(path) => (path.as_str(), std::fs::read(path)?),
        None => ("sample.xml", SAMPLE.to_vec()),
    };
    // Without the present, no date lies in the future.
    let report = validate(&Input::new(name, &bytes), None);
    println!("{name}: {} findings", report.findings.len());
    for finding in &report.findings {
        let rule = finding.rule.name;
        println!(
            "{name}:{}:{}: {} [{rule}]",
            finding.line, finding.column, finding.message
        );
    }
    if file.is_none() && report.findings.is_empty() {
        return Err("the sample has a broken date, and nothing was found".into());
    }
    Ok(())
}
