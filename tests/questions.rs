//! Each named question, asked as its header's example says of the bundled corpus, answers what the
//! articles say. `questions/answers.tsv` holds rows that were read off the articles by hand.

#![expect(
    clippy::unwrap_used,
    reason = "a table that cannot be read has failed the test"
)]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "questions/listing.rs"]
mod listing;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use zhengtu::pipeline::Pipeline;
use zhengtu::query::{AnswerFormat, Question, Style};
use zhengtu::source::Article;
use zhengtu::store::Dataset;

const ROWS: &str = include_str!("questions/answers.tsv");

/// A row of an answer: its columns with what stands in them, unbound ones left out.
type Row = BTreeMap<String, String>;

/// A row that an answer must have or must not have.
struct Expected<'t> {
    question: &'t str,
    holds: &'t str,
    cells: Vec<(&'t str, &'t str)>,
    line: &'t str,
}

fn expectations() -> Vec<Expected<'static>> {
    let lines = ROWS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<_> = line.split('\t').collect();
            let [question, holds, cells, _article, _why] = fields[..] else {
                panic!("tests/questions/answers.tsv: not five columns: {line}")
            };
            let cells = cells.split(" | ");
            Expected {
                question,
                holds,
                cells: cells.map(|cell| cell.split_once('=').unwrap()).collect(),
                line,
            }
        })
        .collect()
}

/// What a question is asked of: the corpus as it is, or with an article that contradicts another.
struct Datasets {
    corpus: Dataset,
    contradicted: Dataset,
}

impl Datasets {
    fn new() -> Self {
        let pipeline = Pipeline::new();
        let mut facts: Vec<_> = corpus::articles()
            .iter()
            .map(|article| pipeline.extract(article))
            .collect();
        let corpus = Dataset::from_quads(corpus::quads(&facts)).unwrap();
        let rival = corpus::articles()
            .into_iter()
            .find(|article| article.id == "county-paper-visit")
            .map(|article| Article {
                id: "rival".to_owned(),
                text: article.text.replace("颜少川", "欧阳静"),
                ..article
            });
        facts.extend(rival.map(|article| pipeline.extract(&article)));
        let contradicted = Dataset::from_quads(corpus::quads(&facts)).unwrap();
        Self {
            corpus,
            contradicted,
        }
    }

    /// The corpus's articles agree, and none is a copy: what they contradict each other in, and what is
    /// copied, takes one more.
    fn of(&self, question: &Question) -> &Dataset {
        if ["conflicts", "copies"].contains(&question.name.as_str()) {
            &self.contradicted
        } else {
            &self.corpus
        }
    }
}

/// The settings of an example: `--set a=b --set c=d`.
fn settings(question: &Question) -> Vec<String> {
    let example = question.header.example.as_deref().unwrap();
    let settings = example.split("--set ").map(str::trim);
    settings
        .filter(|setting| !setting.is_empty())
        .map(str::to_owned)
        .collect()
}

fn ask(question: &Question, dataset: &Dataset) -> Vec<Row> {
    let answer = question
        .bind(&settings(question))
        .unwrap()
        .ask(dataset)
        .unwrap();
    let mut json = Vec::new();
    let style = Style {
        format: AnswerFormat::Json,
        width: None,
    };
    answer.write(style, &mut json).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    let rows = json["results"]["bindings"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| {
            let cells = row.as_object().unwrap().iter();
            cells
                .map(|(column, term)| (column.clone(), term["value"].as_str().unwrap().to_owned()))
                .collect()
        })
        .collect()
}

/// Whether a row has these cells; an empty one must be unbound, and an IRI may be told by its end.
fn has(row: &Row, cells: &[(&str, &str)]) -> bool {
    cells.iter().all(|(column, value)| {
        let found = row.get(*column).map_or("", String::as_str);
        found == *value || value.starts_with('/') && found.ends_with(value)
    })
}

fn printed(rows: &[Row]) -> String {
    rows.iter().fold(String::new(), |lines, row| {
        let cells: Vec<_> = row
            .iter()
            .map(|(column, value)| format!("{column}={value}"))
            .collect();
        lines + "  " + &cells.join(" | ") + "\n"
    })
}

#[test]
fn each_example_answers_what_the_articles_say() {
    let datasets = Datasets::new();
    let expectations = expectations();
    let mut failures = Vec::new();
    let mut asked = BTreeSet::new();
    for question in Question::bundled().unwrap() {
        asked.insert(question.name.clone());
        let rows = ask(&question, datasets.of(&question));
        let own = |expected: &&Expected<'_>| expected.question == question.name;
        let mut present = 0;
        for expected in expectations.iter().filter(own) {
            let found = rows.iter().any(|row| has(row, &expected.cells));
            present += usize::from(expected.holds == "yes");
            let complaint = match (expected.holds, found) {
                ("yes", true) | ("no" | "not yet", false) => continue,
                ("yes", false) => "no such row",
                ("no", true) => "a row that must not be there",
                ("not yet", true) => "is answered now: write `yes`",
                _ => "the second column is none of `yes`, `no`, `not yet`",
            };
            let rows = printed(&rows);
            failures.push(format!("{complaint}: {}\nrows:\n{rows}", expected.line));
        }
        if present == 0 {
            failures.push(format!("{}: no row is expected of it", question.name));
        }
    }
    for expected in &expectations {
        if !asked.contains(expected.question) {
            failures.push(format!("no such question: {}", expected.line));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
