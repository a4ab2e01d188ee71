//! What a build says of the feeds that it is about to make.

use super::selection::Selection;
use crate::config::{Config, Kind};
use crate::index::PostIndex;
use crate::warning::Warning;

/// Warns of the custom feeds that no post is in.
pub fn warnings_of_empty(config: &Config, selections: &[Selection]) -> Vec<Warning> {
    let empty = selections
        .iter()
        .filter(|selection| selection.kind == Kind::Custom && selection.total == 0);
    let warnings = empty.map(|selection| {
        Warning::file(
            &config.file,
            "custom-feed-empty",
            format!("no post matches the rule of the feed `{}`", selection.name),
            "try the rule with `feedmill select`, or remove the feed from `feeds.custom`",
        )
    });
    warnings.collect()
}

/// What to say if the limit that is set leaves episodes out of feeds that podcast directories may read.
pub fn note_of_cut_episodes(
    config: &Config,
    records: &PostIndex,
    selections: &[Selection],
) -> Option<String> {
    /// So many feeds are named.
    const NAMED: usize = 3;
    let limit_of = |selection: &Selection| {
        let limit = config.feeds.limit_of(selection.kind, &selection.name);
        limit.filter(|limit| *limit > 0)
    };
    let cut: Vec<(&Selection, usize)> = selections
        .iter()
        .filter(|selection| limit_of(selection).is_some())
        .filter(|selection| selection.episodes > 0)
        .filter_map(|selection| {
            let is_episode = |place: &&usize| records.get(**place).is_episode;
            let shown = selection.posts.iter().filter(is_episode).count();
            let is_podcast = config.podcast.is_some() || shown == selection.posts.len();
            (is_podcast && shown < selection.episodes).then_some((selection, shown))
        })
        .collect();
    let mut named: Vec<String> = cut
        .iter()
        .take(NAMED)
        .map(|(selection, shown)| {
            let name = match selection.kind {
                Kind::All => "the site".to_owned(),
                kind => format!("the {} `{}`", kind.name(), selection.name),
            };
            format!("{shown} of {} of {name}", selection.episodes)
        })
        .collect();
    let limit = limit_of(cut.first()?.0)?;
    if cut.len() > NAMED {
        named.push(format!("and {} more feeds", cut.len() - NAMED));
    }
    (!named.is_empty()).then(|| {
        format!(
            "the limit of {limit} leaves out episodes, which podcast directories then remove: feeds show {}\n  \
             help: remove `feeds.limit` (or `--limit`) to show all episodes",
            named.join(", ")
        )
    })
}
