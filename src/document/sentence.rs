//! Sentences as predications: who does what, where, with whom, to whom.
//!
//! A list of persons may run over several commas before its verb comes
//! (市委书记A,市长B,副市长C参加调研), so subjects are gathered across clauses until a verb takes them.

mod case;
mod clause;
mod continuation;
mod reader;
mod verb;

use crate::lexicon::verbs::VerbClass;
use crate::span::within;
pub(crate) use clause::clauses;
use reader::Reader;
use std::ops::Range;
pub use verb::with_verbs;

/// Someone or something that takes part: an index into the document's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agent {
    /// An index into [`super::Document::people`].
    Person(usize),
    /// An index into [`super::Document::organizations`].
    Organization(usize),
    /// An index into [`super::Document::places`].
    Place(usize),
    /// 一行, 代表团, 调研组, 他, 她: whoever leads what is being told.
    Party,
}

/// What stands somewhere in a sentence, as far as its grammar needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A person, organisation, place or party.
    Agent(Agent),
    /// A title, which belongs to the agent behind it.
    Title,
    /// A date.
    Date,
    /// A verb.
    Verb(VerbClass),
}

/// One item of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// One verb with what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predication {
    /// The verb's bytes.
    pub verb_range: Range<usize>,
    /// What the verb does.
    pub verb: VerbClass,
    /// Who does it: named in this clause, or gathered from the clauses before it.
    pub subjects: Vec<Agent>,
    /// Whether the subjects were named for this verb, rather than carried on from an earlier one.
    pub explicit: bool,
    /// Where it is done: 在X.
    pub at: Vec<Agent>,
    /// With whom: 与X, 和X.
    pub with: Vec<Agent>,
    /// What stands behind the verb, up to the next one.
    pub objects: Vec<Agent>,
    /// The bytes from the verb to the end of its clause.
    pub clause_rest: Range<usize>,
    /// The whole clause.
    pub clause: Range<usize>,
}

/// Reads one sentence; `range` is its stretch of `text`, `items` what stands in it, in order, `carried`
/// those listed before it (A,B;C参加会见 goes on over the semicolon). Hands on those listed in it that
/// no verb has taken.
#[must_use]
pub fn predications(
    text: &str,
    range: &Range<usize>,
    items: &[Item],
    carried: &[Agent],
) -> (Vec<Predication>, Vec<Agent>) {
    let mut reader = Reader {
        pending: carried.to_vec(),
        ..Reader::default()
    };
    for clause in clauses(text, range) {
        let items: Vec<&Item> = within(items, &clause, |item| &item.range).collect();
        reader.clause(text, &clause, &items);
        if reader.speech {
            break;
        }
    }
    (reader.found, reader.pending)
}
