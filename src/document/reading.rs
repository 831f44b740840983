//! How a clean text is read into a [`Document`]: recognisers first, then what their finds mean together.

mod assembly;
pub mod external;
mod recognition;
mod signs;

use super::bodies::BodyResolver;
use super::groups;
use super::organizations::{Organizations, Surroundings};
use super::people::{self, Naming};
use super::places::Places;
use super::{Document, Person, PostClaim};
use crate::edtf::Edtf;
use crate::kind::{DivisionLevel, OrganizationKind};
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::Found as Division;
use crate::mention::organization::OrganizationMention;
use crate::mention::title::TitleMention;
use crate::mention::village;
use crate::source::proposal::Proposal;
use crate::span::{first_behind, overlaps};
use crate::text::CleanText;
use assembly::{Parts, assemble};
use external::Verdict;
use recognition::{Mentions, is_readable, recognize};
use signs::home_of;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the article's source says of it.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// When it was published.
    pub published: Option<Edtf>,
    /// Its outlet.
    pub publisher: Option<String>,
}

/// Reads a clean text.
#[must_use]
pub fn read(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Document {
    let divisions = lexicon.divisions.find(clean.text());
    read_with(lexicon, clean, divisions, metadata, &[]).0
}

/// Reads a clean text, in which these divisions are named, with the mentions that other tools made in it; answers what
/// became of each, in their order.
#[must_use]
pub fn read_with(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: Vec<Division>,
    metadata: &Metadata,
    proposals: &[Proposal],
) -> (Document, Vec<Verdict>) {
    let mut mentions = recognize(lexicon, clean, divisions, metadata);
    let verdicts = external::join(lexicon, clean, &mut mentions, proposals);
    (understand(lexicon, clean, metadata, &mentions), verdicts)
}

/// What the mentions mean together.
fn understand(
    lexicon: &Lexicon,
    clean: &CleanText,
    metadata: &Metadata,
    mentions: &Mentions,
) -> Document {
    let home = home_of(lexicon, clean, mentions, metadata);
    let mut places = Places::new(&lexicon.divisions, home, &mentions.divisions);
    let villages = villages(clean, mentions, &mut places);
    let layout = Layout::of(clean);
    let surroundings = Surroundings {
        text: clean.text(),
        sentences: &layout.sentences,
        lexicon: &lexicon.organizations,
        national: &lexicon.national,
    };
    let mut organizations = Organizations::new(
        surroundings,
        &mentions.organizations,
        &mentions.anaphors,
        &mut places,
    );
    let (people, posts) = people_of(clean, &layout, mentions, &mut places, &mut organizations);
    mark_named(&mut places, &organizations, (&posts, &villages), clean);
    let parts = Parts {
        places,
        organizations,
        people,
        posts,
        villages,
    };
    assemble(lexicon, clean, metadata, mentions, parts)
}

/// Where sentences and lines begin.
struct Layout {
    sentences: Vec<usize>,
    lines: Vec<usize>,
}

impl Layout {
    fn of(clean: &CleanText) -> Self {
        let sentences = clean.sentences().iter();
        Self {
            sentences: sentences.map(|sentence| sentence.range.start).collect(),
            lines: clean.lines().iter().map(|line| line.range.start).collect(),
        }
    }
}

/// The villages that the text names, as places.
fn villages(
    clean: &CleanText,
    mentions: &Mentions,
    places: &mut Places<'_>,
) -> Vec<(Range<usize>, usize)> {
    let text = clean.text();
    let divisions = mentions.divisions.iter();
    let edges: Vec<(usize, bool)> = divisions
        .map(|mention| {
            (
                mention.range.end,
                mention.weak || is_bare(&text[mention.range.clone()]),
            )
        })
        .collect();
    let mut found: Vec<Range<usize>> = village::find(text, &edges)
        .into_iter()
        .map(|found| found.range)
        .collect();
    for named in &mentions.villages {
        if !overlaps(&found, Range::clone, named) {
            found.push(named.clone());
        }
    }
    let sharing = village::sharing(text);
    found.retain(|range| {
        let taken = |shared: &(Range<usize>, String)| {
            shared.0.start < range.end && range.start < shared.0.end
        };
        !sharing.iter().any(taken)
    });
    let full: BTreeMap<usize, String> = sharing
        .iter()
        .map(|(range, name)| (range.start, name.clone()))
        .collect();
    found.extend(sharing.into_iter().map(|(range, _)| range));
    found.sort_by_key(|range| range.start);
    found
        .into_iter()
        .filter(|range| {
            is_readable(clean, range.start) && !inside_firm(range, &mentions.organizations)
        })
        .map(|range| {
            (
                range.clone(),
                places.of_village(
                    full.get(&range.start)
                        .map_or(&text[range.clone()], String::as_str),
                    range,
                ),
            )
        })
        .collect()
}

/// Whether a division's name is without the word for its level.
fn is_bare(name: &str) -> bool {
    !name.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'])
        && !name.ends_with("街道")
}

/// Who is named, and which posts they hold.
fn people_of(
    clean: &CleanText,
    layout: &Layout,
    mentions: &Mentions,
    places: &mut Places<'_>,
    organizations: &mut Organizations,
) -> (Vec<Person>, Vec<PostClaim>) {
    let text = clean.text();
    let anchors = anchors(mentions);
    let touching = touching(&mentions.titles, &anchors, organizations);
    let starts = phrase_starts(mentions, &touching, organizations, places);
    let groups = groups::gather(text, &mentions.titles, &starts, &mentions.persons);
    let mut resolver = BodyResolver {
        text,
        titles: &mentions.titles,
        touching: &touching,
        anchors: &anchors,
        places,
        organizations,
        sentences: &layout.sentences,
        lines: &layout.lines,
    };
    let resolved = resolver.resolve(&groups);
    let naming = Naming {
        text,
        titles: &mentions.titles,
        groups: &groups,
        resolved: &resolved,
        mentions: &mentions.persons,
        bylines: &mentions.bylines,
    };
    people::gather(naming, organizations)
}

/// A village in the name of its service centre is meant; one in the name of a firm is not.
fn inside_firm(range: &Range<usize>, organizations: &[OrganizationMention]) -> bool {
    organizations.iter().any(|mention| {
        let overlaps = mention.range.start < range.end && range.start < mention.range.end;
        let of_village = mention.range.start <= range.start
            && range.end < mention.range.end
            && mention.kind == OrganizationKind::Other;
        overlaps && !of_village
    })
}

/// For each title, where what it is of ends: at the title, or before the name that stands between
/// (区科经局|李海龙局长).
fn anchors(mentions: &Mentions) -> Vec<usize> {
    let anchor = |title: &TitleMention| {
        let start = title.range.start;
        let at = mentions
            .persons
            .partition_point(|name| name.range.end < start);
        let between = mentions.persons.get(at);
        between
            .filter(|name| name.range.end == start)
            .map_or(start, |name| name.range.start)
    };
    mentions.titles.iter().map(anchor).collect()
}

/// For each title, the organisation that touches its anchor or reaches into it.
fn touching(
    titles: &[TitleMention],
    anchors: &[usize],
    organizations: &Organizations,
) -> Vec<Option<usize>> {
    titles
        .iter()
        .zip(anchors)
        .map(|(title, &anchor)| {
            let end = if anchor == title.range.start {
                title.range.end
            } else {
                anchor + 1
            };
            organizations
                .touching(anchor, end)
                .map(|(_, organization)| organization)
        })
        .collect()
}

/// Where each title's phrase begins, with the body or division that touches it.
fn phrase_starts(
    mentions: &Mentions,
    touching: &[Option<usize>],
    organizations: &Organizations,
    places: &Places<'_>,
) -> Vec<usize> {
    let touches = |range: &Range<usize>, start: usize| range.start < start && start <= range.end;
    mentions
        .titles
        .iter()
        .zip(touching)
        .map(|(title, organization)| {
            let mut start = title.range.start;
            if organization.is_some() {
                start = organizations
                    .touching(title.range.start, title.range.end)
                    .map_or(start, |(range, _)| range.start);
            }
            let named = places.mentions();
            let before = |start: usize| {
                let first = first_behind(|index| named[index].0.clone(), named.len(), start);
                let near = named[first..].iter();
                near.take_while(|(range, _)| range.start < start)
                    .find(|(range, _)| touches(range, start))
            };
            while let Some((range, _)) = before(start) {
                start = range.start;
            }
            start
        })
        .collect()
}

/// A place is named where it stands outside the names of organisations, or where a post is of it.
fn mark_named(
    places: &mut Places<'_>,
    organizations: &Organizations,
    (posts, villages): (&[PostClaim], &[(Range<usize>, usize)]),
    clean: &CleanText,
) {
    let mentions: Vec<(Range<usize>, usize)> = places.mentions().to_vec();
    for (range, place) in mentions {
        let bodies = organizations.mentions();
        let first = first_behind(|index| bodies[index].0.clone(), bodies.len(), range.start);
        let inside = bodies[first..]
            .iter()
            .take_while(|(other, _)| other.start <= range.start)
            .any(|(other, _)| range.end <= other.end)
            || villages.iter().any(|(village, _)| {
                village.start <= range.start
                    && range.end <= village.end
                    && range.len() < village.len()
            });
        let small = matches!(
            places.get(place).level,
            DivisionLevel::Township | DivisionLevel::Village
        );
        if is_readable(clean, range.start) && (!inside || small) {
            places.mark_named(place);
        }
    }
    for claim in posts {
        if let Some(crate::post::Body::Place(name)) = &claim.post.body {
            places.mark_named_by_name(name);
        }
    }
}
