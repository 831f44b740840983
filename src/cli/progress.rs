//! What a user sees while a run goes on: a line that moves at a terminal, and elsewhere a line now and then.

use super::closing::Tally;
use super::log;
use crate::source::Meter;
use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// Whether to show how far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Progress and the closing line.
    Normal,
    /// Only what was set aside and what failed.
    Quiet,
}

const LINE: &str = "{spinner} {msg}";
/// How often a line is written where standard error is no terminal.
const NOW_AND_THEN: Duration = Duration::from_secs(30);

/// How far the reading of files is.
#[derive(Debug, Clone, Default)]
pub(super) struct Extent {
    /// The bytes of files that were read so far.
    pub(super) meter: Meter,
    /// The bytes that all files have, where that is known.
    pub(super) total: Option<u64>,
}

/// Articles, megabytes, rate, time left and what was set aside.
pub(super) struct Progress {
    bar: ProgressBar,
    extent: Extent,
    begun: Instant,
    /// When the last line was written, where lines are written at all.
    told: Option<Instant>,
}

impl Progress {
    pub(super) fn start(talk: Talk, extent: Extent) -> Self {
        let begun = Instant::now();
        let moves = stderr().is_terminal();
        let (target, told) = match talk {
            Talk::Normal if moves && !log::is_json() => (ProgressDrawTarget::stderr(), None),
            Talk::Normal => (ProgressDrawTarget::hidden(), Some(begun)),
            Talk::Quiet => (ProgressDrawTarget::hidden(), None),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LINE) {
            bar.set_style(style);
        }
        bar.set_message("reading");
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            bar,
            extent,
            begun,
            told,
        }
    }

    /// A batch of articles is done.
    pub(super) fn advance(&mut self, tally: &Tally) {
        let line = self.line(tally);
        if self.told.is_some_and(|told| told.elapsed() >= NOW_AND_THEN) {
            if log::is_json() {
                let known = json!({
                    "articles": tally.read(), "set_aside": tally.set_aside.len(),
                    "bytes": self.extent.meter.bytes(), "total_bytes": self.extent.total,
                    "seconds": self.begun.elapsed().as_secs(),
                });
                log::event("progress", &known);
            } else {
                // A line that cannot be written costs nothing but itself.
                drop(writeln!(stderr(), "{line}"));
            }
            self.told = Some(Instant::now());
        }
        self.bar.set_message(line);
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "rates and times are told to a digit or two"
    )]
    fn line(&self, tally: &Tally) -> String {
        let (articles, bytes) = (tally.read(), self.extent.meter.bytes());
        let elapsed = self.begun.elapsed();
        let rate = articles as f64 / elapsed.as_secs_f64().max(0.001);
        let mut line = format!("{articles} articles, {}", HumanBytes(bytes));
        if let Some(total) = self.extent.total {
            line.push_str(&format!(" of {}", HumanBytes(total)));
        }
        line.push_str(&format!(" ({rate:.0} articles/s"));
        if let Some(total) = self.extent.total.filter(|_| bytes > 0) {
            let left = elapsed.as_secs_f64() * total.saturating_sub(bytes) as f64 / bytes as f64;
            let left = HumanDuration(Duration::from_secs_f64(left));
            line.push_str(&format!(", {left} left"));
        }
        line.push_str(&format!("), {} set aside", tally.set_aside.len()));
        line
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
