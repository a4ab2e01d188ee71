//! What moves on a terminal while addresses are asked for.

use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, if that is a terminal, after a second. It goes with this value.
pub struct Line {
    /// Counts, and knows how long it has been at it.
    counts: ProgressBar,
    shown: OnceLock<ProgressBar>,
}

impl Default for Line {
    fn default() -> Self {
        let counts = ProgressBar::hidden();
        counts.set_length(0);
        Line {
            counts,
            shown: OnceLock::new(),
        }
    }
}

impl Line {
    /// More addresses to ask for.
    pub fn add(&self, count: usize) {
        self.counts.inc_length(count as u64);
    }

    /// One less.
    pub fn done(&self) {
        self.counts.inc(1);
        if self.counts.elapsed() > PATIENCE {
            let bar = self.shown.get_or_init(bar);
            bar.set_length(self.counts.length().unwrap_or_default());
            bar.set_position(self.counts.position());
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0).with_elapsed(PATIENCE);
    let template = "{spinner} asking for addresses {wide_bar} {pos} of {len} ({elapsed})";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(bar) = self.shown.get() {
            bar.finish_and_clear();
        }
    }
}
