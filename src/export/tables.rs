//! Tables of what a view holds: each a query in a file, which says what its columns mean.

use super::ExportError;
use crate::query::Question;
use crate::store::Dataset;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Uri,
    Text,
    Integer,
    Date,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) title_zh: &'static str,
    pub(super) kind: Type,
    pub(super) meaning: &'static str,
    /// Whether it names a row, each another one.
    pub(super) is_key: bool,
    /// The table and the column that it names a row of.
    pub(super) refers: Option<(&'static str, &'static str)>,
}

/// A table with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) title_zh: &'static str,
    pub(super) fields: Vec<Field>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Names of tables and the queries that make them, in the order in which a reader wants them.
const QUERIES: [(&str, &str); 10] = [
    ("officials", include_str!("tables/officials.rq")),
    ("posts", include_str!("tables/posts.rq")),
    ("tenures", include_str!("tables/tenures.rq")),
    ("careers", include_str!("tables/careers.rq")),
    ("visits", include_str!("tables/visits.rq")),
    ("stops", include_str!("tables/stops.rq")),
    ("participations", include_str!("tables/participations.rq")),
    ("organizations", include_str!("tables/organizations.rq")),
    ("sources", include_str!("tables/sources.rq")),
    ("mentions", include_str!("tables/mentions.rq")),
];

/// All tables of a view.
pub(super) fn all(view: &Dataset) -> Result<Vec<Table>, ExportError> {
    QUERIES
        .iter()
        .map(|(name, query)| {
            let failed = |error| ExportError::Query(Box::new(error));
            let question = Question::new(name, name, (*query).to_owned()).map_err(failed)?;
            let answer = question.bind(&[]).and_then(|bound| bound.ask(view));
            let rows = answer
                .and_then(crate::query::Answer::rows)
                .map_err(failed)?;
            Ok(Table {
                name,
                title: said(query, "title"),
                title_zh: said(query, "题"),
                fields: fields(query),
                rows: rows.cells,
            })
        })
        .collect()
}

fn said(query: &'static str, key: &str) -> &'static str {
    let mut lines = query.lines().filter_map(|line| line.strip_prefix("# "));
    lines
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
        .unwrap_or_default()
}

/// The columns, from lines such as `# field: id | 编号 | uri | IRI in the view`.
fn fields(query: &'static str) -> Vec<Field> {
    let lines = query
        .lines()
        .filter_map(|line| line.strip_prefix("# field: "));
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.splitn(4, " | ").collect();
            let [name, title_zh, kind, meaning] = cells[..] else {
                return None;
            };
            Some(Field {
                name,
                title_zh,
                kind: match kind {
                    "uri" => Type::Uri,
                    "integer" => Type::Integer,
                    "date" => Type::Date,
                    _ => Type::Text,
                },
                meaning,
                is_key: said(query, "key") == name,
                refers: reference(query, name),
            })
        })
        .collect()
}

/// Where a column leads, from a line such as `# refers: post_id posts id`.
fn reference(query: &'static str, name: &str) -> Option<(&'static str, &'static str)> {
    let mut lines = query
        .lines()
        .filter_map(|line| line.strip_prefix("# refers: "));
    let rest = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    rest.split_once(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_answers_with_the_columns_that_it_declares() {
        let nothing = Dataset::from_quads([]).expect("an empty dataset");
        for (name, query) in QUERIES {
            let question = Question::new(name, name, query.to_owned()).expect("a query");
            let answer = question
                .bind(&[])
                .and_then(|bound| bound.ask(&nothing))
                .expect("an answer");
            let declared: Vec<&str> = fields(query).iter().map(|field| field.name).collect();
            assert_eq!(answer.rows().expect("rows").columns, declared, "{name}");
            for field in fields(query) {
                let Some((table, column)) = field.refers else {
                    continue;
                };
                let (_, other) = QUERIES
                    .iter()
                    .find(|(name, _)| *name == table)
                    .expect(table);
                assert!(
                    fields(other)
                        .iter()
                        .any(|other| other.is_key && other.name == column),
                    "{name}.{} refers to {table}.{column}, which is no key",
                    field.name
                );
            }
            assert!(
                !said(query, "title").is_empty() && !said(query, "题").is_empty(),
                "{name}"
            );
        }
    }
}
