//! The parts of a document put together: items in order, sentences read one after the other.

use super::super::organizations::Organizations;
use super::super::places::Places;
use super::super::sentence::{self, Agent, Item, What};
use super::super::speech;
use super::super::{Dated, Document, Person, PostClaim, Sentence};
use super::Metadata;
use super::recognition::Mentions;
use crate::kind::Genre;
use crate::lexicon::Lexicon;
use crate::lexicon::verbs::Verbs;
use crate::text::CleanText;
use std::ops::Range;

/// What the understanding of a text left to be put together.
pub(super) struct Parts<'d> {
    pub places: Places<'d>,
    pub organizations: Organizations,
    pub people: Vec<Person>,
    pub posts: Vec<PostClaim>,
    pub villages: Vec<(Range<usize>, usize)>,
}

pub(super) fn assemble(
    lexicon: &Lexicon,
    clean: &CleanText,
    metadata: &Metadata,
    mentions: Mentions,
    parts: Parts<'_>,
) -> Document {
    let place_mentions: Vec<(Range<usize>, usize)> = parts.places.mentions().to_vec();
    let organization_mentions: Vec<(Range<usize>, usize)> = parts.organizations.mentions().to_vec();
    let (places, home) = parts.places.finish();
    let (mut organizations, renumbered) = parts.organizations.finish();
    let mut items: Vec<Item> = Vec::new();
    for mention in &mentions.persons {
        if let Some(person) = parts
            .people
            .iter()
            .position(|person| person.name == mention.name)
        {
            items.push(Item {
                range: mention.range.clone(),
                what: What::Agent(Agent::Person(person)),
            });
        }
    }
    for (range, organization) in organization_mentions {
        if let Some(Some(organization)) = renumbered.get(organization) {
            items.push(Item {
                range,
                what: What::Agent(Agent::Organization(*organization)),
            });
        }
    }
    for (range, place) in place_mentions.into_iter().chain(parts.villages) {
        items.push(Item {
            range,
            what: What::Agent(Agent::Place(place)),
        });
    }
    items.extend(mentions.titles.iter().map(|title| Item {
        range: title.range.clone(),
        what: What::Title,
    }));
    items.extend(mentions.dates.iter().map(|dated| Item {
        range: dated.range.clone(),
        what: What::Date,
    }));
    let items = without_overlaps(items);
    let mut carried: Vec<Agent> = Vec::new();
    let sentences = clean
        .sentences()
        .iter()
        .map(|sentence| {
            read_sentence(
                &lexicon.verbs,
                clean,
                sentence,
                Recognized {
                    items: &items,
                    dates: &mentions.dates,
                },
                &mut carried,
            )
        })
        .collect::<Vec<_>>();
    let speech = speech::stretches(clean.text(), &sentences);
    for organization in &mut organizations {
        organization.narrated |= organization
            .mentions
            .iter()
            .any(|range| !speech::contains(&speech, range));
    }
    Document {
        text: clean.text().to_owned(),
        genre: Genre::News,
        published: metadata.published.clone(),
        people: parts.people,
        organizations,
        places,
        home,
        posts: parts.posts,
        sentences,
    }
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
        dates: dates
            .iter()
            .filter(|dated| {
                sentence.range.start <= dated.range.start && dated.range.end <= sentence.range.end
            })
            .cloned()
            .collect(),
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
    let mut kept: Vec<Item> = Vec::new();
    for mut item in items {
        let clash = kept
            .iter()
            .find(|other| other.range.start < item.range.end && item.range.start < other.range.end);
        match clash {
            None => kept.push(item),
            Some(other) if other.what == What::Title && item.range.start < other.range.start => {
                item.range.end = other.range.start;
                kept.push(item);
            }
            Some(_) => {}
        }
    }
    kept.sort_by_key(|item| item.range.start);
    kept
}
