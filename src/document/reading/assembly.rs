//! The parts of a document put together: items in order, sentences read one after the other.

use super::super::gender;
use super::super::organizations::Organizations;
use super::super::places::Places;
use super::super::posts::Posts;
use super::super::sentence::{self, Agent, Item, What};
use super::super::speech;
use super::super::{Dated, Document, Person, PostClaim, Sentence};
use super::Metadata;
use super::recognition::Mentions;
use crate::lexicon::Lexicon;
use crate::lexicon::verbs::Verbs;
use crate::span::within;
use crate::text::CleanText;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the understanding of a text left to be put together.
pub(super) struct Parts<'d> {
    pub places: Places<'d>,
    pub organizations: Organizations,
    pub people: Vec<Person>,
    pub posts: Vec<PostClaim>,
    pub villages: Vec<(Range<usize>, usize)>,
}

/// Puts the parts together and reads the sentences.
pub(super) fn assemble(
    lexicon: &Lexicon,
    clean: &CleanText,
    metadata: &Metadata,
    mentions: &Mentions,
    parts: Parts<'_>,
) -> Document {
    let items = without_overlaps(items_of(mentions, &parts));
    let recognized = Recognized {
        items: &items,
        dates: &mentions.dates,
    };
    let mut carried: Vec<Agent> = Vec::new();
    let mut sentences: Vec<Sentence> = clean
        .sentences()
        .iter()
        .map(|sentence| read_sentence(&lexicon.verbs, clean, sentence, recognized, &mut carried))
        .collect();
    let speech = speech::stretches(clean.text(), &sentences);
    for sentence in &mut sentences {
        sentence.spoken = speech::contains(&speech, &sentence.range);
    }
    let mut organizations = parts.organizations.finish();
    for organization in &mut organizations {
        let mut ranges = organization.mentions.iter();
        organization.narrated |= ranges.any(|range| !speech::contains(&speech, range));
    }
    let mut people = parts.people;
    gender::tell(clean.text(), &sentences, &mut people);
    gender::tell_listed(&lexicon.names, &mut people);
    let (places, home) = parts.places.finish();
    Document {
        text: clean.text().to_owned(),
        published: metadata.published.clone(),
        people,
        organizations,
        places,
        home,
        posts: Posts::new(parts.posts),
        sentences,
        witnesses: mentions.witnesses.clone(),
    }
}

/// Everything that was recognised and understood, as items of sentences.
fn items_of(mentions: &Mentions, parts: &Parts<'_>) -> Vec<Item> {
    let item = |range: &Range<usize>, what: What| Item {
        range: range.clone(),
        what,
    };
    let mut items: Vec<Item> = Vec::new();
    let numbered = parts.people.iter().enumerate();
    let people: FxHashMap<&Range<usize>, usize> = numbered
        .flat_map(|(index, person)| person.mentions.iter().map(move |range| (range, index)))
        .collect();
    for mention in &mentions.persons {
        if let Some(&person) = people.get(&mention.range) {
            items.push(item(&mention.range, What::Agent(Agent::Person(person))));
        }
    }
    for (range, organization) in parts.organizations.mentions() {
        items.push(item(range, What::Agent(Agent::Organization(*organization))));
    }
    for (range, place) in parts.places.mentions().iter().chain(&parts.villages) {
        items.push(item(range, What::Agent(Agent::Place(*place))));
    }
    let titles = mentions.titles.iter();
    items.extend(titles.map(|title| item(&title.range, What::Title)));
    let dates = mentions.dates.iter();
    items.extend(dates.map(|dated| item(&dated.range, What::Date)));
    items
}

/// What was recognised, for the sentences to pick from.
#[derive(Clone, Copy)]
pub(super) struct Recognized<'r> {
    items: &'r [Item],
    dates: &'r [Dated],
}

pub(super) fn read_sentence(
    verbs: &Verbs,
    clean: &CleanText,
    sentence: &crate::text::Sentence,
    recognized: Recognized<'_>,
    carried: &mut Vec<Agent>,
) -> Sentence {
    let Recognized { items, dates } = recognized;
    let text = clean.text();
    let first = items.partition_point(|item| item.range.start < sentence.range.start);
    let last = items.partition_point(|item| item.range.start < sentence.range.end);
    let named = &items[first..last];
    let items = sentence::with_verbs(verbs, text, &sentence.range, named);
    let (predications, listed) = sentence::predications(text, &sentence.range, &items, carried);
    *carried = if predications.is_empty() && text[sentence.range.clone()].ends_with(';') {
        listed
    } else {
        Vec::new()
    };
    Sentence {
        range: sentence.range.clone(),
        line: sentence.line,
        kind: clean.lines()[sentence.line].kind,
        items,
        predications,
        dates: within(dates, &sentence.range, |dated| &dated.range)
            .cloned()
            .collect(),
        spoken: false,
    }
}

/// Names before titles before dates; a longer name wins over what lies in it. A title may overlap
/// the level character of a division (烟台市|委书记): the division gives way there.
pub(super) fn without_overlaps(mut items: Vec<Item>) -> Vec<Item> {
    let rank = |what: &What| match what {
        What::Agent(Agent::Organization(_)) => 0,
        What::Agent(Agent::Person(_)) => 1,
        What::Title => 2,
        What::Agent(Agent::Place(_) | Agent::Party) => 3,
        What::Date => 4,
        What::Verb(_) => 5,
    };
    items.sort_by(|a, b| {
        rank(&a.what)
            .cmp(&rank(&b.what))
            .then(b.range.len().cmp(&a.range.len()))
            .then(a.range.start.cmp(&b.range.start))
    });
    // By where they end; what is kept does not overlap.
    let mut kept: BTreeMap<usize, Item> = BTreeMap::new();
    for mut item in items {
        let clash = kept
            .range(item.range.start + 1..)
            .map(|(_, other)| other)
            .take_while(|other| other.range.start < item.range.end);
        let clash: Vec<&Item> = clash.collect();
        match clash.first() {
            None => {}
            Some(other)
                if clash.len() == 1
                    && other.what == What::Title
                    && item.range.start < other.range.start =>
            {
                item.range.end = other.range.start;
            }
            Some(_) => continue,
        }
        kept.insert(item.range.end, item);
    }
    kept.into_values().collect()
}
