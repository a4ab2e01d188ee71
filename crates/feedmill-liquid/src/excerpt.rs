//! Excerpts: text cut off in the middle of a Liquid block.

/// The tags that have an end. Jekyll closes only those it knows to be blocks.
const BLOCKS: [&str; 10] = [
    "if",
    "unless",
    "case",
    "for",
    "tablerow",
    "capture",
    "comment",
    "raw",
    "ifchanged",
    "highlight",
];

/// The excerpt with an end for each block that it opens and does not end, the innermost first, each on a line of its own.
///
/// As in Jekyll, a block counts as ended if an end of its kind stands anywhere in the excerpt.
///
/// ```
/// use feedmill_liquid::close_open_blocks;
///
/// assert_eq!(
///     close_open_blocks("{% highlight ruby %}\nputs 1"),
///     "{% highlight ruby %}\nputs 1\n{% endhighlight %}"
/// );
/// ```
pub fn close_open_blocks(excerpt: &str) -> String {
    let tags: Vec<&str> = tag_names(excerpt).collect();
    let mut closed = excerpt.to_owned();
    for block in tags.iter().rev().filter(|name| BLOCKS.contains(name)) {
        let is_end = |name: &&str| {
            name.strip_prefix("end")
                .is_some_and(|end| end.starts_with(block))
        };
        // One closing tag stands for all blocks of its kind, since the next look finds it.
        let end = format!("\n{{% end{block} %}}");
        if !tags.iter().any(is_end) && !closed.contains(&end) {
            closed.push_str(&end);
        }
    }
    closed
}

/// The name of each `{% tag %}`.
fn tag_names(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find("{%")?;
            let inside = &rest[open + 2..];
            let end = inside.find("%}")?;
            rest = &inside[end + 2..];
            let inside = inside[..end].strip_prefix('-').unwrap_or(&inside[..end]);
            let inside = inside.trim_start();
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let name = &inside[..inside.find(|c| !is_name(c)).unwrap_or(inside.len())];
            if !name.is_empty() {
                return Some(name);
            }
        }
    })
}
