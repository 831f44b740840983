//! Where an article's facts name persons, bodies, places and posts: only inside the words that the
//! facts rest on, so that 简单 is marked where it was read as a name and nowhere else.

use crate::fact::{Agent, ArticleFacts, EventFact, Evidence, Fact, Grounds};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organization,
    Place,
    Post,
}

/// A stretch of the text, in code points, that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// The mentions in the order of the text, each once; they may overlap.
pub(super) fn of(facts: &ArticleFacts) -> Vec<Mark> {
    let mut finder = Finder {
        names: names(facts),
        marks: Vec::new(),
    };
    for fact in &facts.facts {
        match fact {
            Fact::Person(fact) => finder.named(&Agent::Person(fact.key.clone()), &fact.grounds),
            Fact::Organization(fact) => {
                finder.named(&Agent::Organization(fact.name.clone()), &fact.grounds);
            }
            Fact::Place(fact) => finder.named(&Agent::Place(fact.name.clone()), &fact.grounds),
            Fact::Post(fact) => {
                finder.add(Kind::Post, &[&fact.post.title], &fact.grounds);
                finder.inside(&Agent::Person(fact.person.clone()), &fact.grounds);
            }
            Fact::Event(fact) => finder.event(fact),
        }
    }
    let mut marks = finder.marks;
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end, mark.kind));
    marks.dedup();
    marks
}

/// Each thing that has a fact, with all its names in the article.
fn names(facts: &ArticleFacts) -> BTreeMap<Agent, Vec<&str>> {
    let named = facts.facts.iter().filter_map(|fact| match fact {
        Fact::Person(fact) => Some((
            Agent::Person(fact.key.clone()),
            vec![Some(&fact.name), fact.written.as_ref()],
        )),
        Fact::Organization(fact) => {
            let names = [Some(&fact.name), fact.written.as_ref()].into_iter();
            let names = names.chain(fact.short_names.iter().map(Some)).collect();
            Some((Agent::Organization(fact.name.clone()), names))
        }
        Fact::Place(fact) => Some((
            Agent::Place(fact.name.clone()),
            vec![Some(&fact.name), fact.written.as_ref()],
        )),
        Fact::Post(_) | Fact::Event(_) => None,
    });
    named
        .map(|(agent, names)| {
            (
                agent,
                names.into_iter().flatten().map(String::as_str).collect(),
            )
        })
        .collect()
}

struct Finder<'f> {
    names: BTreeMap<Agent, Vec<&'f str>>,
    marks: Vec<Mark>,
}

impl Finder<'_> {
    /// The words that a thing's own fact rests on.
    fn named(&mut self, agent: &Agent, grounds: &Grounds) {
        let names = self.names.get(agent).cloned().unwrap_or_default();
        self.add(kind(agent), &names, grounds);
    }

    /// The names of a thing within the words of a fact about it.
    fn inside(&mut self, agent: &Agent, grounds: &Grounds) {
        for evidence in &grounds.evidence {
            let found = self
                .names
                .get(agent)
                .and_then(|names| longest(evidence, names));
            self.marks.extend(found.map(|range| Mark {
                range,
                kind: kind(agent),
            }));
        }
    }

    fn event(&mut self, event: &EventFact) {
        for participation in &event.participations {
            self.inside(&participation.agent, &participation.grounds);
        }
        for stop in &event.stops {
            self.inside(&stop.site, &stop.grounds);
        }
    }

    /// Words without punctuation are the mention itself, also where it is no name that is known (他).
    fn add<S: AsRef<str>>(&mut self, kind: Kind, names: &[S], grounds: &Grounds) {
        for evidence in &grounds.evidence {
            let is_one = !evidence.quote.contains(['，', '。', '、', '；', '\n']);
            let whole = is_one.then_some(evidence.start..evidence.end);
            let found = longest(evidence, names).or(whole);
            self.marks.extend(found.map(|range| Mark { range, kind }));
        }
    }
}

const fn kind(agent: &Agent) -> Kind {
    match agent {
        Agent::Person(_) => Kind::Person,
        Agent::Organization(_) => Kind::Organization,
        Agent::Place(_) => Kind::Place,
    }
}

/// Where the longest of the names that the quote has stands in the article.
fn longest(evidence: &Evidence, names: &[impl AsRef<str>]) -> Option<Range<usize>> {
    let found = names
        .iter()
        .filter_map(|name| position(evidence, name.as_ref()));
    found.max_by_key(Range::len)
}

fn position(evidence: &Evidence, name: &str) -> Option<Range<usize>> {
    let at = evidence.quote.find(name)?;
    let start = evidence.start + evidence.quote[..at].chars().count();
    Some(start..start + name.chars().count())
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};
    use crate::fact::ArticleFacts;

    /// The worked example of the wire format has every kind of mention.
    fn example() -> ArticleFacts {
        let document = include_str!("../../../docs/facts.md");
        let (_, from) = document.split_once("```json\n").unwrap();
        serde_json::from_str(from.split_once("```").unwrap().0).unwrap()
    }

    #[test]
    fn mentions_are_the_names_inside_the_evidence() {
        let facts = example();
        let characters: Vec<char> = facts.article.text.chars().collect();
        let marked: Vec<(Kind, String)> = of(&facts)
            .into_iter()
            .map(|mark| (mark.kind, characters[mark.range].iter().collect()))
            .collect();
        let expected = [
            (Kind::Place, "泰和县"),
            (Kind::Post, "县委书记"),
            (Kind::Person, "罗开泰"),
            (Kind::Organization, "江西赣泉电路科技有限公司"),
            (Kind::Post, "副县长"),
            (Kind::Person, "李明远"),
        ];
        assert_eq!(marked, expected.map(|(kind, name)| (kind, name.to_owned())));
    }
}
