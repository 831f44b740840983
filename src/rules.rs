//! An understood document becomes facts: one event family a file.
//!
//! The sentences are read once, in order, as a careful reader would: each family looks at the
//! sentence and the [`story`] so far, opens events, adds participants and stops. What the story
//! holds at the end is stated as facts ([`state`]).

pub mod appointment;
pub mod attendance;
pub mod gathering;
pub mod reception;
pub mod signing;
pub mod state;
pub mod status;
pub mod story;
pub mod visit;

use crate::document::Document;
use crate::text::LineKind;
use story::Story;

/// One event family: reads the sentence at an index and adds to the story.
type Family = fn(&Document, usize, &mut Story);

/// The families, in the order in which they look at each sentence. Appointments first: their lists
/// name people who do nothing else. Gatherings before visits, since 主持座谈会 during a visit opens a
/// meeting; attendance last, when it is known what was attended.
const FAMILIES: &[Family] = &[
    appointment::read,
    reception::read,
    signing::read,
    gathering::read,
    visit::read,
    attendance::read,
];

/// Reads all sentences of a document into its story.
#[must_use]
pub fn tell(document: &Document) -> Story {
    let mut story = Story::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if matches!(sentence.kind, LineKind::Headline | LineKind::Body) {
            story.turn_to(document, index);
        }
        if sentence.kind != LineKind::Body || sentence.spoken {
            continue;
        }
        let first = story.drafts.len();
        for family in FAMILIES {
            family(document, index, &mut story);
        }
        status::settle(document, index, first, &mut story);
    }
    visit::settle(document, &mut story);
    story.drop_empty();
    story
}
