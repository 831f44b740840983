//! The table of `units.tsv`, for the test and the benchmark of texts that no newsroom writes.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

use std::collections::BTreeMap;
use zhengtu::source::Article;

const TABLE: &str = include_str!("units.tsv");

/// A unit, and the most facts of each kind that a text made of it may state.
pub struct Unit {
    pub name: &'static str,
    pub text: String,
    pub most: BTreeMap<&'static str, usize>,
}

impl Unit {
    /// The unit as often as makes so many bytes.
    pub fn repeated(&self, bytes: usize) -> String {
        self.text.repeat(bytes.div_ceil(self.text.len()))
    }
}

pub fn units() -> Vec<Unit> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.map(unit).collect()
}

fn unit(row: &'static str) -> Unit {
    let [name, text, most] = row.split('\t').collect::<Vec<_>>()[..] else {
        panic!("a row has three columns: {row}");
    };
    let counts = most.split(", ").filter(|count| *count != "-");
    Unit {
        name,
        text: text.replace("\\n", "\n"),
        most: counts
            .map(|count| count.split_once(' ').unwrap())
            .map(|(kind, most)| (kind, most.parse().unwrap()))
            .collect(),
    }
}

pub fn article(text: String) -> Article {
    Article {
        id: "hostile".to_owned(),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-08-12".to_owned()),
        retrieved: None,
        text,
        file: "hostile.txt".into(),
        line: None,
    }
}
