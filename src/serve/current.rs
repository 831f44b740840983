//! The store as it was last committed, read once and shared by all answers.

use crate::reconcile::Reconciler;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How often the disk is asked for a newer commit at most.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// What a commit of the store has to answer with.
pub struct Snapshot {
    /// Names and properties of its entities.
    pub reconciler: Reconciler,
    /// How many articles it holds.
    pub articles: usize,
    /// The IRI that instances are minted under.
    pub base: String,
    /// When it was committed; `None` where the disk does not tell.
    pub committed: Option<SystemTime>,
}

/// How a store is read, and how it is told that there is something new to read.
pub struct Opener {
    /// Reads it.
    pub read: Box<dyn Fn() -> Result<Snapshot, String> + Send + Sync>,
    /// When it was last committed.
    pub committed: Box<dyn Fn() -> Option<SystemTime> + Send + Sync>,
}

/// The newest snapshot that could be read.
pub(super) struct Current {
    open: Opener,
    told: fn(&str),
    snapshot: RwLock<Arc<Snapshot>>,
    looked: Mutex<Instant>,
    reading: AtomicBool,
}

impl Current {
    pub fn new(snapshot: Snapshot, open: Opener, told: fn(&str)) -> Self {
        Self {
            open,
            told,
            snapshot: RwLock::new(Arc::new(snapshot)),
            looked: Mutex::new(Instant::now()),
            reading: AtomicBool::new(false),
        }
    }

    /// The newest snapshot that has been read. Where there is a newer commit, another thread begins to read it.
    pub fn get(self: &Arc<Self>) -> Arc<Snapshot> {
        // Nobody leaves a lock of these half done.
        let snapshot = self.snapshot.read().unwrap_or_else(PoisonError::into_inner);
        let snapshot = Arc::clone(&snapshot);
        if self.is_time_to_look()
            && (self.open.committed)() != snapshot.committed
            && !self.reading.swap(true, Ordering::AcqRel)
        {
            let this = Arc::clone(self);
            thread::spawn(move || this.read_again());
        }
        snapshot
    }

    fn is_time_to_look(&self) -> bool {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let due = looked.elapsed() >= LOOK_AGAIN;
        if due {
            *looked = Instant::now();
        }
        due
    }

    fn read_again(&self) {
        match (self.open.read)() {
            Ok(newer) => {
                let mut snapshot = self
                    .snapshot
                    .write()
                    .unwrap_or_else(PoisonError::into_inner);
                *snapshot = Arc::new(newer);
            }
            Err(error) => (self.told)(&format!(
                "the store has changed and cannot be read: {error}; answers go on as they were"
            )),
        }
        self.reading.store(false, Ordering::Release);
    }
}
