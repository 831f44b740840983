//! What a piece of work costs, as the system counts it (Linux; elsewhere memory and processor time are not known).

use std::time::{Duration, Instant};

/// Work under way.
pub struct Cost {
    started: Instant,
    worked: Option<Duration>,
    /// What the process takes before the work.
    pub before: Option<u64>,
}

impl Cost {
    /// Begins to count; the peak of memory is that of the work alone.
    pub fn begin() -> Self {
        // Sets the peak to what is taken now.
        let _older_kernels_keep_the_peak = std::fs::write("/proc/self/clear_refs", "5");
        Self {
            before: memory("VmRSS:"),
            worked: worked(),
            started: Instant::now(),
        }
    }

    /// Time by the clock, time of all processors, and the peak of memory.
    pub fn end(&self) -> (Duration, Option<Duration>, Option<u64>) {
        let took = self.started.elapsed();
        let work = worked()
            .zip(self.worked)
            .map(|(after, before)| after - before);
        (took, work, memory("VmHWM:"))
    }
}

/// The processor time that the process has had.
fn worked() -> Option<Duration> {
    /// Linux counts in hundredths of a second.
    const TICK: u64 = 10;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let ticks: Vec<u64> = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    Some(Duration::from_millis(ticks.iter().sum::<u64>() * TICK))
}

/// A figure of the process in megabytes.
fn memory(which: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024)
}
