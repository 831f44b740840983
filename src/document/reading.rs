//! How a clean text is read into a [`Document`]: recognisers first, then what their finds mean together.

use super::bodies::BodyResolver;
use super::date::resolve_dates;
use super::groups;
use super::home::{self, Sign, weight};
use super::organizations::{Organizations, Surroundings};
use super::people::{self, Naming};
use super::places::{DivisionMention, Places};
use super::sentence::{self, Agent, Item, What};
use super::speech;
use super::{Dated, Document, Person, PostClaim, Sentence};
use crate::edtf::Edtf;
use crate::edtf::EventDate;
use crate::kind::{DivisionLevel, Genre, OrganizationKind};
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::DivisionId;
use crate::lexicon::titles::TitleClass;
use crate::lexicon::verbs::Verbs;
use crate::mention::byline::{self, BylineMention};
use crate::mention::date::{DateMention, DateRecognizer};
use crate::mention::organization::{
    Anaphor, OrganizationForm as Form, OrganizationMention, OrganizationRecognizer,
};
use crate::mention::person::{PersonFinder, PersonMention, is_han};
use crate::mention::sibling;
use crate::mention::title::{self, Organ, TitleMention};
use crate::mention::village;
use crate::text::{CleanText, LineKind};
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

/// Everything that was recognised, before it is understood.
#[derive(Debug)]
struct Mentions {
    divisions: Vec<DivisionMention>,
    titles: Vec<TitleMention>,
    organizations: Vec<OrganizationMention>,
    anaphors: Vec<Anaphor>,
    persons: Vec<PersonMention>,
    bylines: Vec<BylineMention>,
    dates: Vec<Dated>,
}

/// Reads a clean text.
#[must_use]
pub fn read(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Document {
    let mentions = recognize(lexicon, clean, metadata);
    let text = clean.text();
    let home = home_of(lexicon, clean, &mentions, metadata);
    let mut places = Places::new(&lexicon.divisions, home, &mentions.divisions);
    let edges: Vec<usize> = mentions
        .divisions
        .iter()
        .map(|mention| mention.range.end)
        .collect();
    let villages: Vec<(Range<usize>, usize)> = village::find(text, &edges)
        .into_iter()
        .filter(|found| {
            is_readable(clean, found.range.start)
                && !inside_firm(&found.range, &mentions.organizations)
        })
        .map(|found| {
            (
                found.range.clone(),
                places.of_village(&text[found.range.clone()], found.range),
            )
        })
        .collect();
    let sentences: Vec<usize> = clean
        .sentences()
        .iter()
        .map(|sentence| sentence.range.start)
        .collect();
    let lines: Vec<usize> = clean.lines().iter().map(|line| line.range.start).collect();
    let mut organizations = Organizations::new(
        Surroundings {
            text,
            sentences: &sentences,
            lexicon: &lexicon.organizations,
            national: &lexicon.national,
        },
        &mentions.organizations,
        &mentions.anaphors,
        &mut places,
    );
    let touching = touching(&mentions.titles, &organizations);
    let starts = phrase_starts(&mentions, &touching, &organizations, &places);
    let groups = groups::gather(text, &mentions.titles, &starts, &mentions.persons);
    let resolved = BodyResolver {
        text,
        titles: &mentions.titles,
        touching: &touching,
        places: &mut places,
        organizations: &mut organizations,
        sentences: &sentences,
        lines: &lines,
    }
    .resolve(&groups);
    let naming = Naming {
        text,
        titles: &mentions.titles,
        groups: &groups,
        resolved: &resolved,
        mentions: &mentions.persons,
        bylines: &mentions.bylines,
    };
    let (people, posts) = people::gather(naming, &organizations);
    mark_named(&mut places, &organizations, &posts, clean);
    assemble(
        lexicon,
        clean,
        metadata,
        mentions,
        Parts {
            places,
            organizations,
            people,
            posts,
            villages,
        },
    )
}

/// What the understanding of a text left to be put together.
struct Parts<'d> {
    places: Places<'d>,
    organizations: Organizations,
    people: Vec<Person>,
    posts: Vec<PostClaim>,
    villages: Vec<(Range<usize>, usize)>,
}

fn recognize(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Mentions {
    let text = clean.text();
    let divisions: Vec<DivisionMention> = lexicon
        .divisions
        .find(text)
        .into_iter()
        .filter(|found| kind_at(clean, found.range.start) != LineKind::Furniture)
        .map(|found| DivisionMention {
            range: found.range,
            candidates: found.ids,
            weak: found.weak,
        })
        .collect();
    let titles: Vec<TitleMention> = title::find(&lexicon.titles, text)
        .into_iter()
        .filter(|title| title.class != TitleClass::Byline && is_readable(clean, title.range.start))
        .collect();
    // The committees and governments of leaders' titles are no bodies of their own: 巢湖市|人大常委会主任.
    let in_title = |range: &Range<usize>| {
        titles.iter().any(|title| {
            matches!(title.organ, Organ::Leading(_) | Organ::Section(..))
                && title.range.start < range.end
                && range.start < title.range.end
        })
    };
    let mut organizations: Vec<OrganizationMention> = organizations_of(lexicon, clean, &divisions)
        .into_iter()
        .filter(|mention| !in_title(&mention.range))
        .collect();
    for mention in &mut organizations {
        take_in_first_half(text, mention);
    }
    let mut taken: Vec<Range<usize>> = organizations
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    taken.extend(titles.iter().map(|title| title.range.clone()));
    let siblings = sibling::find(&lexicon.verbs, text, &organizations, &taken);
    organizations.extend(
        siblings
            .into_iter()
            .filter(|mention| is_readable(clean, mention.range.start)),
    );
    organizations.sort_by_key(|mention| mention.range.start);
    let anaphors =
        OrganizationRecognizer::new(&lexicon.organizations).find_anaphors(text, &organizations);
    let bylines = bylines(lexicon, clean);
    let persons = persons(
        lexicon,
        clean,
        &titles,
        &organizations,
        &divisions,
        &bylines,
    );
    let dates = dates(lexicon, clean, metadata);
    // 岳麓 is a district and a person's name: where the name stands, no district does.
    let in_name = |range: &Range<usize>| {
        persons.iter().any(|name: &PersonMention| {
            name.range.start < range.end && range.start < name.range.end
        })
    };
    let divisions = divisions
        .into_iter()
        .filter(|mention| !in_name(&mention.range))
        .collect();
    Mentions {
        divisions,
        titles,
        organizations,
        anaphors,
        persons,
        bylines,
        dates,
    }
}

/// 经济与管理学院, 文化和旅游局: what stands before 与 is half of the name, not a party to it.
fn take_in_first_half(text: &str, mention: &mut OrganizationMention) {
    let unit = matches!(
        mention.kind,
        OrganizationKind::School | OrganizationKind::Government
    ) && mention.form != Form::Short;
    let before = &text[..mention.range.start];
    let Some(rest) = before
        .strip_suffix('与')
        .or_else(|| before.strip_suffix('和'))
        .filter(|_| unit)
    else {
        return;
    };
    let half: String = rest.chars().rev().take_while(|c| is_han(*c)).collect();
    let head = &rest[..rest.len() - half.len()];
    let length = half.chars().count();
    if (2..=5).contains(&length) && head.ends_with('、') {
        mention.range.start = head.len();
        mention.form = Form::Department;
    }
}

/// 聘任A为集团副总经理: A为集团 is no name.
fn is_predicated(name: &str) -> bool {
    ["为集团", "为公司", "任集团", "聘集团"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Below this a body is only what a leader's title implies, or a word that may be one.
const SURE_ENOUGH: f64 = 0.5;

fn organizations_of(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: &[DivisionMention],
) -> Vec<OrganizationMention> {
    let ranges: Vec<Range<usize>> = divisions
        .iter()
        .filter(|mention| !mention.weak)
        .map(|mention| mention.range.clone())
        .collect();
    OrganizationRecognizer::new(&lexicon.organizations)
        .find(clean.text(), &ranges)
        .into_iter()
        .filter(|mention| {
            mention.score >= SURE_ENOUGH && !is_predicated(&clean.text()[mention.range.clone()])
        })
        .filter(|mention| match kind_at(clean, mention.range.start) {
            LineKind::Headline | LineKind::Body | LineKind::Caption => true,
            LineKind::Meta | LineKind::Byline => mention.kind == OrganizationKind::Media,
            LineKind::Furniture => false,
        })
        .collect()
}

fn bylines(lexicon: &Lexicon, clean: &CleanText) -> Vec<BylineMention> {
    let text = clean.text();
    clean
        .lines()
        .iter()
        .flat_map(|line| match line.kind {
            LineKind::Byline | LineKind::Meta => byline::in_line(&lexicon.names, text, &line.range),
            LineKind::Body | LineKind::Caption => {
                byline::in_body(&lexicon.names, text, &line.range)
            }
            LineKind::Headline | LineKind::Furniture => Vec::new(),
        })
        .collect()
}

fn persons(
    lexicon: &Lexicon,
    clean: &CleanText,
    titles: &[TitleMention],
    organizations: &[OrganizationMention],
    divisions: &[DivisionMention],
    bylines: &[BylineMention],
) -> Vec<PersonMention> {
    let text = clean.text();
    let mut blocked: Vec<Range<usize>> = organizations
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    // A division's bare name may be part of a person's (白云涛), one with its level word may not.
    let whole = |range: &Range<usize>| {
        text[range.clone()].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '盟'])
    };
    blocked.extend(
        divisions
            .iter()
            .map(|mention| mention.range.clone())
            .filter(whole),
    );
    blocked.extend(titles.iter().map(|title| title.range.clone()));
    blocked.extend(bylines.iter().map(|mention| mention.range.clone()));
    let blocked = merged(blocked);
    let body: Vec<Range<usize>> = clean
        .lines()
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .map(|line| line.range.clone())
        .collect();
    let frames = people::frames(text, &body);
    PersonFinder::new(&lexicon.names, text, &blocked)
        .find(titles, &frames)
        .into_iter()
        .filter(|mention| is_readable(clean, mention.range.start))
        .collect()
}

fn dates(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Vec<Dated> {
    let recognizer = DateRecognizer::new(&lexicon.calendar);
    let found = recognizer.find(clean.text());
    let printed = printed_date(lexicon, clean, &found);
    let published = metadata.published.as_ref().or(printed.as_ref());
    let told: Vec<DateMention> = found
        .into_iter()
        .filter(|mention| is_readable(clean, mention.range.start))
        .collect();
    let resolved = resolve_dates(&told, published, &lexicon.calendar);
    told.into_iter()
        .zip(resolved)
        .filter_map(|(mention, resolved)| {
            let resolved = resolved?;
            let date = EventDate {
                date: resolved.date,
                part_of_day: resolved.part_of_day,
                basis: resolved.basis,
            };
            Some(Dated {
                range: mention.range,
                date,
                usage: resolved.usage,
            })
        })
        .collect()
}

/// The date of publication that the page prints: the first whole date of a metadata line.
fn printed_date(lexicon: &Lexicon, clean: &CleanText, found: &[DateMention]) -> Option<Edtf> {
    let printed: Vec<DateMention> = found
        .iter()
        .filter(|mention| kind_at(clean, mention.range.start) == LineKind::Meta)
        .cloned()
        .collect();
    resolve_dates(&printed, None, &lexicon.calendar)
        .into_iter()
        .flatten()
        .map(|resolved| resolved.date)
        .find(|date| date.exact_day().is_some())
}

/// Ranges sorted, overlapping ones joined.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
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

/// What the line at a position is.
fn kind_at(clean: &CleanText, position: usize) -> LineKind {
    let lines = clean.lines();
    let at = lines.partition_point(|line| line.range.end < position);
    lines.get(at).map_or(LineKind::Furniture, |line| line.kind)
}

fn is_readable(clean: &CleanText, position: usize) -> bool {
    matches!(
        kind_at(clean, position),
        LineKind::Headline | LineKind::Body | LineKind::Caption
    )
}

/// The home, from everything that hints at it.
fn home_of(
    lexicon: &Lexicon,
    clean: &CleanText,
    mentions: &Mentions,
    metadata: &Metadata,
) -> Option<DivisionId> {
    let text = clean.text();
    let mut signs: Vec<Sign> = Vec::new();
    if let Some(id) = metadata
        .publisher
        .as_deref()
        .and_then(|outlet| lexicon.divisions.home_of_outlet(outlet))
    {
        signs.push(Sign {
            candidates: vec![id],
            weight: weight::OUTLET,
        });
    }
    for media in mentions
        .organizations
        .iter()
        .filter(|mention| mention.kind == OrganizationKind::Media)
    {
        if let Some(id) = lexicon.divisions.home_of_outlet(&text[media.range.clone()]) {
            signs.push(Sign {
                candidates: vec![id],
                weight: weight::OUTLET,
            });
        }
    }
    for mention in &mentions.divisions {
        let weight = sign_weight(clean, mentions, &mention.range);
        signs.push(Sign {
            candidates: mention.candidates.clone(),
            weight,
        });
    }
    signs.extend(others(mentions));
    let mut levels: BTreeMap<String, usize> = BTreeMap::new();
    for title in &mentions.titles {
        if let Organ::Leading(level) = &title.organ {
            let placed = mentions.divisions.iter().any(|mention| {
                mention.range.start < title.range.start && title.range.start <= mention.range.end
            });
            if !placed && !level.is_empty() {
                *levels.entry(level.clone()).or_default() += 2;
            }
        }
    }
    for mention in mentions
        .organizations
        .iter()
        .filter(|mention| mention.form == Form::Department)
    {
        let level = text[mention.range.clone()]
            .chars()
            .next()
            .map(String::from)
            .unwrap_or_default();
        *levels.entry(level).or_default() += 1;
    }
    home::infer(&lexicon.divisions, &signs, &levels)
}

/// 市委书记A beside 高平市委书记B: where a title stands bare for one and with a division for another,
/// that division is not the home.
fn others(mentions: &Mentions) -> Vec<Sign> {
    let bearer = |title: &TitleMention| {
        mentions
            .persons
            .iter()
            .find(|person| person.range.start == title.range.end)
            .map(|person| person.name.as_str())
    };
    let division = |title: &TitleMention| {
        mentions.divisions.iter().find(|mention| {
            mention.range.start < title.range.start && title.range.start <= mention.range.end
        })
    };
    let mut signs = Vec::new();
    for title in mentions
        .titles
        .iter()
        .filter(|title| matches!(title.organ, Organ::Leading(_)))
    {
        let (Some(placed), Some(holder)) = (division(title), bearer(title)) else {
            continue;
        };
        let bare_elsewhere = mentions.titles.iter().any(|other| {
            other.title == title.title
                && division(other).is_none()
                && bearer(other).is_some_and(|name| name != holder)
        });
        if bare_elsewhere && !title.title.contains('副') {
            signs.push(Sign {
                candidates: placed.candidates.clone(),
                weight: weight::ANOTHER,
            });
        }
    }
    signs
}

fn sign_weight(clean: &CleanText, mentions: &Mentions, range: &Range<usize>) -> f64 {
    let leads = mentions.titles.iter().any(|title| {
        matches!(title.organ, Organ::Leading(_))
            && range.start < title.range.start
            && title.range.start <= range.end
    });
    if leads {
        return weight::TITLE;
    }
    match kind_at(clean, range.start) {
        LineKind::Headline => weight::HEADLINE,
        LineKind::Meta | LineKind::Byline => weight::DEPARTMENT,
        LineKind::Body | LineKind::Caption | LineKind::Furniture => {
            let inside = mentions.organizations.iter().find(|mention| {
                mention.range.start <= range.start && range.end <= mention.range.end
            });
            match inside.map(|mention| mention.kind) {
                Some(OrganizationKind::Government | OrganizationKind::Party) => weight::DEPARTMENT,
                Some(OrganizationKind::Company | OrganizationKind::Project) => 0.3,
                Some(_) | None => weight::MENTION,
            }
        }
    }
}

/// For each title, the organisation that touches its left edge or reaches into it.
fn touching(titles: &[TitleMention], organizations: &Organizations) -> Vec<Option<usize>> {
    titles
        .iter()
        .map(|title| {
            organizations
                .touching(title.range.start, title.range.end)
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
            while let Some((range, _)) = places
                .mentions()
                .iter()
                .find(|(range, _)| touches(range, start))
            {
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
    posts: &[PostClaim],
    clean: &CleanText,
) {
    let mentions: Vec<(Range<usize>, usize)> = places.mentions().to_vec();
    for (range, place) in mentions {
        let inside = organizations
            .mentions()
            .iter()
            .any(|(other, _)| other.start <= range.start && range.end <= other.end);
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

fn assemble(
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
struct Recognized<'r> {
    items: &'r [Item],
    dates: &'r [Dated],
}

fn read_sentence(
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
fn without_overlaps(mut items: Vec<Item>) -> Vec<Item> {
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
