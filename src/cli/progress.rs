//! What a user at a terminal sees while a run goes on; nothing where standard error is no terminal.

use super::closing::Tally;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt;
use std::time::Duration;

/// Whether to show how far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Progress and the closing line.
    Normal,
    /// Only what was set aside and what failed.
    Quiet,
}

const LINE: &str = "{spinner} {pos} articles, {msg} ({rate} articles/s, {elapsed})";

fn write_rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    // A line that cannot be written is drawn again at the next tick.
    let _drawn = write!(out, "{:.0}", state.per_sec());
}

/// Articles, megabytes, rate and what was set aside.
pub(super) struct Progress {
    bar: ProgressBar,
    bytes: u64,
}

impl Progress {
    pub(super) fn start(talk: Talk) -> Self {
        let target = match talk {
            Talk::Normal => ProgressDrawTarget::stderr(),
            Talk::Quiet => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LINE) {
            bar.set_style(style.with_key("rate", write_rate));
        }
        bar.set_message("0 B");
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, bytes: 0 }
    }

    /// A batch of articles with so many bytes of text is done.
    pub(super) fn advance(&mut self, bytes: u64, tally: &Tally) {
        self.bytes += bytes;
        let (bytes, set_aside) = (HumanBytes(self.bytes), tally.set_aside.len());
        self.bar
            .set_message(format!("{bytes}, {set_aside} set aside"));
        self.bar.set_position(tally.read() as u64);
    }

    /// The reading is over, and something else takes its time.
    pub(super) fn now(&self, what: &'static str) {
        self.bar.set_message(what);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
