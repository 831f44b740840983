//! The tuples of one document, from the gold or from the answers to the named questions.

use super::EvaluateError;
use super::gold::Answer;
use super::measure::{Measure, Tuple};
use super::name::folded;
use crate::fact::ArticleFacts;
use crate::graph::{Base, record};
use crate::kind::PersonKind;
use crate::query::Question;
use crate::store::Dataset;
use std::collections::{BTreeMap, BTreeSet};

/// The tuples of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    sets: BTreeMap<Measure, BTreeSet<Tuple>>,
    /// The type of each organisation.
    pub types: BTreeMap<String, String>,
    /// Those who are named and no measure counts: reporters, distant authorities.
    pub silent: BTreeSet<String>,
}

/// A set without tuples, for a measure that has none.
static NONE: BTreeSet<Tuple> = BTreeSet::new();

impl Answers {
    /// The tuples of a measure.
    #[must_use]
    pub fn of(&self, measure: Measure) -> &BTreeSet<Tuple> {
        self.sets.get(&measure).unwrap_or(&NONE)
    }

    /// The sites of its visits.
    #[must_use]
    pub fn sites(&self) -> BTreeSet<&str> {
        let visits = self.of(Measure::Visits).iter();
        visits.map(|visit| visit[1].as_str()).collect()
    }

    fn add(&mut self, measure: Measure, cells: &[&str]) {
        let tuple = cells.iter().map(|&cell| cell.to_owned()).collect();
        self.sets.entry(measure).or_default().insert(tuple);
    }

    fn person(&mut self, name: &str, kind: &str) {
        if is_silent(kind) {
            self.silent.insert(name.to_owned());
        } else {
            self.add(Measure::People, &[name]);
        }
    }

    fn organization(&mut self, name: &str, kind: &str) {
        self.add(Measure::Organizations, &[name]);
        self.types.insert(name.to_owned(), kind.to_owned());
    }

    fn visit(&mut self, [person, site, date, role]: [&str; 4]) {
        self.add(Measure::Visits, &[person, site]);
        self.add(Measure::VisitsOnDate, &[person, site, date]);
        self.add(Measure::VisitsInRole, &[person, site, date, role]);
    }

    /// The tuples of a gold answer.
    #[must_use]
    pub fn of_gold(answer: &Answer) -> Self {
        let name = |name: &Option<String>| folded(name.as_deref().unwrap_or_default());
        let mut answers = Self::default();
        for (person, kind) in &answer.people {
            answers.person(&name(person), kind);
        }
        for post in &answer.posts {
            let [person, title, body] = post.each_ref().map(name);
            answers.add(Measure::Posts, &[&person, &title, &body]);
        }
        for (organization, kind) in &answer.organizations {
            answers.organization(&name(organization), kind);
        }
        for place in &answer.places {
            answers.add(Measure::Places, &[&name(place)]);
        }
        for visit in &answer.visits {
            let cells = visit.each_ref().map(name);
            answers.visit(cells.each_ref().map(String::as_str));
        }
        for event in &answer.events {
            answers.add(Measure::Events, &[&event.kind, &name(&event.date)]);
            for (participant, role) in &event.participants {
                let participant = name(participant);
                answers.add(Measure::Participants, &[&event.kind, &participant, role]);
            }
        }
        answers
    }

    fn row(&mut self, question: &str, cells: &[String]) {
        let cell = |index: usize| cells[index].as_str();
        match question {
            "people" => self.person(cell(0), cell(1)),
            "posts" => self.add(Measure::Posts, &[cell(0), cell(1), cell(2)]),
            "organizations" => self.organization(cell(0), cell(1)),
            "places" => self.add(Measure::Places, &[cell(0)]),
            "visits" => self.visit([cell(0), cell(1), cell(2), cell(3)]),
            _ => {
                self.add(Measure::Events, &[cell(0), cell(1)]);
                if !cells[2].is_empty() {
                    self.add(Measure::Participants, &[cell(0), cell(2), cell(3)]);
                }
            }
        }
    }
}

fn is_silent(kind: &str) -> bool {
    [PersonKind::Byline, PersonKind::Mentioned]
        .iter()
        .any(|silent| silent.code() == kind)
}

/// The named questions with the columns that are compared, each after `document`.
const QUESTIONS: [(&str, &[&str]); 6] = [
    ("people", &["person", "kind"]),
    ("posts", &["person", "title", "body"]),
    ("organizations", &["organization", "type"]),
    ("places", &["place"]),
    ("visits", &["person", "site", "date", "role"]),
    ("events", &["type", "date", "participant", "role"]),
];

/// What the named questions answer about each article, by its id: the graph is asked, not the facts,
/// so that what is measured is what a user gets.
///
/// # Errors
///
/// A question lacks a column or cannot be answered, which a test excludes.
pub fn asked(facts: &[ArticleFacts]) -> Result<BTreeMap<String, Answers>, EvaluateError> {
    let base = Base::new(Base::DEFAULT)?;
    let quads = facts.iter().flat_map(|facts| record(facts, &base));
    let dataset = Dataset::from_quads(quads)?;
    let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
    for (name, columns) in QUESTIONS {
        let rows = Question::find(name)?.bind(&[])?.ask(&dataset)?.rows()?;
        let at = |column: &str| {
            let found = rows.columns.iter().position(|known| known == column);
            found.ok_or_else(|| EvaluateError::Column {
                question: name,
                column: column.to_owned(),
            })
        };
        let document = at("document")?;
        let columns: Vec<usize> = columns
            .iter()
            .map(|column| at(column))
            .collect::<Result<_, _>>()?;
        for row in &rows.cells {
            let cells: Vec<String> = columns.iter().map(|&at| folded(&row[at])).collect();
            let of = answers.entry(row[document].clone()).or_default();
            of.row(name, &cells);
        }
    }
    Ok(answers)
}
