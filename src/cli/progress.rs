//! What moves on a terminal while a build goes on.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use feedmill::output::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// A bar that shows itself after a second, where standard error is a terminal, and goes with this value.
pub struct ProgressLine(Option<(Sender<()>, JoinHandle<()>)>);

impl ProgressLine {
    /// Shows how the build with this progress comes on; nothing where `quiet` is wanted.
    pub fn of(progress: Arc<Progress>, quiet: bool) -> Self {
        if quiet {
            return ProgressLine(None);
        }
        let (done, is_done) = mpsc::channel();
        let shown = std::thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::no_length().with_elapsed(PATIENCE);
            while is_done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                show(&bar, &progress);
            }
            bar.finish_and_clear();
        });
        ProgressLine(Some((done, shown)))
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((done, shown)) = self.0.take() {
            drop(done);
            // A bar that broke is not a reason to break a build.
            let _ = shown.join();
        }
    }
}

fn show(bar: &ProgressBar, progress: &Progress) {
    let (template, total) = match progress.total() {
        0 => ("{spinner} reading posts ({elapsed})", None),
        total => (
            "{spinner} making feeds {wide_bar} {pos} of {len} ({elapsed})",
            Some(total),
        ),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    if let Some(total) = total {
        bar.set_length(total as u64);
    }
    bar.set_position(progress.done() as u64);
    bar.tick();
}
