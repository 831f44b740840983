//! One side of a pair, as a reader needs to see it: names, posts, and the articles with their words.

use super::Desk;
use crate::fact::{ArticleFacts, EventFact, Evidence, Fact, PersonFact};
use crate::identity::judgement::Named;
use crate::identity::{Mention, Thing};
use std::collections::BTreeMap;

/// How many articles are shown at first.
const FEW: usize = 2;
/// How long a quoted sentence may be, in characters.
const SENTENCE: usize = 90;

/// The name that a mention has in its article, or its key where the article has no such fact.
pub(super) fn name(desk: &Desk, thing: Thing, mention: Mention<'_>) -> String {
    let facts = desk.articles.get(mention.document);
    let found = facts.and_then(|facts| match thing {
        Thing::Person => person(facts, mention.key).map(|person| person.name.clone()),
        Thing::Organization => None,
        Thing::Event => event(facts, mention.key).map(title),
    });
    found.unwrap_or_else(|| mention.key.to_owned())
}

/// What is shown of a side, line by line.
pub(super) fn lines(desk: &Desk, thing: Thing, side: &Named, all: bool) -> Vec<String> {
    let members = members(desk, thing, side);
    let entity = desk.identity.entity(thing, side.mention());
    let iri = entity.map(|entity| desk.store().base().entity(thing, &entity.path));
    let mut lines = vec![format!(
        "{}  ({} in {})",
        name(desk, thing, side.mention()),
        thing.code(),
        plural(members.len(), "article")
    )];
    lines.extend(iri.map(|iri| iri.as_str().to_owned()));
    lines.extend(summary(desk, thing, &members));
    // The article of the pair itself comes first.
    let own = members.iter().filter(|member| **member == side.mention());
    let others = members.iter().filter(|member| **member != side.mention());
    let shown = if all { usize::MAX } else { FEW };
    for mention in own.chain(others).take(shown) {
        if let Some(facts) = desk.articles.get(mention.document) {
            lines.extend(article(facts, thing, mention.key));
        }
    }
    if members.len() > shown {
        lines.push(format!(
            "  … and {} (key m)",
            plural(members.len() - shown, "more article")
        ));
    }
    lines
}

fn members<'d>(desk: &'d Desk, thing: Thing, side: &Named) -> Vec<Mention<'d>> {
    let entity = desk.identity.entity(thing, side.mention());
    let mut groups = desk.identity.entities(thing).into_iter();
    let own = groups.find(|(known, _)| Some(*known) == entity);
    own.map(|(_, mentions)| mentions).unwrap_or_default()
}

fn plural(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// What the articles together say: posts with the days on which they are seen, or kind, place and company.
fn summary(desk: &Desk, thing: Thing, members: &[Mention<'_>]) -> Vec<String> {
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mention in members {
        let Some(facts) = desk.articles.get(mention.document) else {
            continue;
        };
        let day = facts.article.published.as_ref();
        let day = day.map_or_else(String::new, ToString::to_string);
        for fact in &facts.facts {
            let said = match (thing, fact) {
                (Thing::Person, Fact::Post(post)) if post.person == mention.key => {
                    let body = post.post.body.as_ref().map_or("", |body| body.name());
                    format!("{body}{}", post.post.title)
                }
                (Thing::Organization, Fact::Organization(body)) if body.name == mention.key => {
                    let place = body.division.as_deref().unwrap_or("place unknown");
                    format!("{}, {place}", body.kind.code())
                }
                (Thing::Event, Fact::Event(event)) if event.key == mention.key => parties(event),
                _ => continue,
            };
            seen.entry(said).or_default().push(day.clone());
        }
    }
    seen.into_iter()
        .map(|(said, mut days)| {
            days.retain(|day| !day.is_empty());
            days.sort_unstable();
            match (days.first(), days.last()) {
                (Some(first), Some(last)) if first != last => format!("  {said}  {first} – {last}"),
                (Some(first), _) => format!("  {said}  {first}"),
                _ => format!("  {said}"),
            }
        })
        .collect()
}

fn parties(event: &EventFact) -> String {
    let who = event.participations.iter();
    let who: Vec<String> = who
        .map(|part| {
            part.agent
                .key()
                .split('#')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    let sites = event.stops.iter();
    let sites: Vec<&str> = sites.map(|stop| stop.site.key()).collect();
    let mut said = vec![title(event)];
    said.extend((!event.places.is_empty()).then(|| event.places.join("、")));
    said.extend((!who.is_empty()).then(|| who.join("、")));
    said.extend((!sites.is_empty()).then(|| sites.join(" → ")));
    said.join("; ")
}

fn title(event: &EventFact) -> String {
    let date = event
        .date
        .as_ref()
        .map_or("undated", |date| date.date.as_str());
    let name = event.name.as_deref().unwrap_or_default();
    format!("{} {date} {name}", event.kind.code())
        .trim_end()
        .to_owned()
}

fn person<'f>(facts: &'f ArticleFacts, key: &str) -> Option<&'f PersonFact> {
    facts.facts.iter().find_map(|fact| match fact {
        Fact::Person(person) if person.key == key => Some(person),
        Fact::Person(_)
        | Fact::Organization(_)
        | Fact::Place(_)
        | Fact::Post(_)
        | Fact::Event(_) => None,
    })
}

fn event<'f>(facts: &'f ArticleFacts, key: &str) -> Option<&'f EventFact> {
    facts.facts.iter().find_map(|fact| match fact {
        Fact::Event(event) if event.key == key => Some(event),
        Fact::Person(_)
        | Fact::Organization(_)
        | Fact::Place(_)
        | Fact::Post(_)
        | Fact::Event(_) => None,
    })
}

/// An article: when, where and under which headline, and its words on the mention.
fn article(facts: &ArticleFacts, thing: Thing, key: &str) -> Vec<String> {
    let info = &facts.article;
    let day = info
        .published
        .as_ref()
        .map_or("undated", |date| date.as_str());
    let outlet = info.publisher.as_deref().unwrap_or_default();
    let title = info.title.as_deref().unwrap_or_default();
    let head = [day, outlet, title, &format!("[{}]", info.document)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let evidence = facts.facts.iter().find_map(|fact| match (thing, fact) {
        (Thing::Person, Fact::Person(person)) if person.key == key => {
            person.grounds.evidence.first()
        }
        (Thing::Organization, Fact::Organization(body)) if body.name == key => {
            body.grounds.evidence.first()
        }
        (Thing::Event, Fact::Event(event)) if event.key == key => event.grounds.evidence.first(),
        _ => None,
    });
    let words = evidence.map(|evidence| format!("    “{}”", sentence(&info.text, evidence)));
    std::iter::once(format!("  {head}")).chain(words).collect()
}

/// The sentence around some evidence, cut at both ends where it is long.
fn sentence(text: &str, evidence: &Evidence) -> String {
    let characters: Vec<char> = text.chars().collect();
    let ends = |c: &char| matches!(c, '。' | '！' | '？' | '\n');
    let start = evidence.start.min(characters.len());
    let end = evidence.end.clamp(start, characters.len());
    let from = characters[..start]
        .iter()
        .rposition(ends)
        .map_or(0, |at| at + 1);
    let to = characters[end..].iter().position(ends);
    let to = to.map_or(characters.len(), |at| end + at + 1);
    let room = SENTENCE.saturating_sub(end - start) / 2;
    let (cut_from, cut_to) = (from.max(start.saturating_sub(room)), to.min(end + room));
    let middle: String = characters[cut_from..cut_to].iter().collect();
    format!(
        "{}{}{}",
        if cut_from > from { "…" } else { "" },
        middle.trim(),
        if cut_to < to { "…" } else { "" }
    )
}
