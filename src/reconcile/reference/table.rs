//! A table with a header: each column is an id, a name, a type or a property, by its name or as the user maps it.

use super::{Item, Reference, ReferenceError};
use crate::reconcile::compare::Wanted;
use crate::reconcile::schema::Schema;
use std::path::Path;

/// What parts several values in one cell.
const SEPARATORS: [char; 4] = ['|', '；', ';', '\n'];

/// What columns are called, in the order in which a header is searched.
const IDS: [&str; 5] = ["id", "qid", "iri", "uri", "编号"];
const NAMES: [&str; 5] = ["name", "label", "姓名", "名称", "姓名/名称"];
const OTHER_NAMES: [&str; 4] = ["alias", "aliases", "别名", "曾用名"];
const TYPES: [&str; 4] = ["type", "kind", "类型", "类别"];

/// What became of the columns of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Those that nothing was done with.
    pub unused: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Id,
    Name,
    OtherName,
    Type,
    Property(&'static str),
    Nothing,
}

/// Reads a table; `fields` maps uses (`name`, `id`, `type` or a property) to columns, before their names are asked.
pub(super) fn read(
    path: &Path,
    text: &str,
    delimiter: u8,
    fields: &[(String, String)],
    take: &mut dyn FnMut(Item),
) -> Result<Columns, ReferenceError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    let uses = uses(path, &header, fields)?;
    if !uses.contains(&Use::Name) {
        return Err(ReferenceError::NoNames {
            path: path.to_owned(),
            columns: header.join(", "),
        });
    }
    for row in reader.records() {
        take(match row {
            Ok(row) => item(&row, &uses),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                Item::Aside(usize::try_from(line).unwrap_or(0), error.to_string())
            }
        });
    }
    let unused = header.into_iter().zip(&uses);
    let unused = unused.filter(|(_, known)| **known == Use::Nothing);
    Ok(Columns {
        unused: unused.map(|(name, _)| name).collect(),
    })
}

fn item(row: &csv::StringRecord, uses: &[Use]) -> Item {
    let line = row.position().map_or(0, csv::Position::line);
    let line = usize::try_from(line).unwrap_or(0);
    let mut reference = Reference {
        line,
        ..Reference::default()
    };
    let mut others = Vec::new();
    for (cell, known) in row.iter().zip(uses) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let parts = || {
            cell.split(SEPARATORS)
                .map(str::trim)
                .filter(|part| !part.is_empty())
        };
        match known {
            Use::Id => reference.id = Some(cell.to_owned()),
            Use::Name => reference.names.push(cell.to_owned()),
            Use::OtherName => others.extend(parts().map(str::to_owned)),
            Use::Type => match type_of(cell) {
                Some(id) => reference.types.push(id.to_owned()),
                None => return Item::Aside(line, unknown_type(cell)),
            },
            Use::Property(property) => reference.wanted.push(Wanted {
                property: (*property).to_owned(),
                values: parts().map(str::to_owned).collect(),
            }),
            Use::Nothing => {}
        }
    }
    if reference.names.is_empty() {
        return Item::Aside(line, "the row has no name".to_owned());
    }
    reference.names.extend(others);
    Item::Reference(reference)
}

/// A type by its id, or by its name in either language, whatever the case.
fn type_of(cell: &str) -> Option<&'static str> {
    let mut types = Schema::get().types().iter();
    let is = |name: &str| name.eq_ignore_ascii_case(cell);
    let found = types.find(|known| {
        is(known.id)
            || known
                .name
                .split_once(' ')
                .is_some_and(|(zh, en)| is(zh) || is(en))
    });
    found.map(|known| known.id)
}

fn unknown_type(cell: &str) -> String {
    let types = Schema::get().types().iter();
    let known: Vec<&str> = types.map(|known| known.name.as_str()).collect();
    format!("there is no type `{cell}`; there are {}", known.join(", "))
}

fn uses(
    path: &Path,
    header: &[String],
    fields: &[(String, String)],
) -> Result<Vec<Use>, ReferenceError> {
    let mut uses: Vec<Use> = header.iter().map(|name| use_of(name)).collect();
    let wrong = |message: String| ReferenceError::Field {
        path: path.to_owned(),
        message,
    };
    for (meant, column) in fields {
        let place = header.iter().position(|name| name == column);
        let place = place.ok_or_else(|| {
            wrong(format!(
                "there is no column `{column}`; there are {}",
                header.join(", ")
            ))
        })?;
        let known = use_of(meant);
        if known == Use::Nothing {
            let mut known: Vec<&str> = Schema::get()
                .properties()
                .iter()
                .map(|known| known.id)
                .collect();
            known.sort_unstable();
            known.dedup();
            return Err(wrong(format!(
                "`{meant}` is nothing that is matched; there are id, name, alias, type, {}",
                known.join(", ")
            )));
        }
        // What the user maps takes the place of what the header would have given.
        if !matches!(known, Use::Property(_)) {
            for other in uses.iter_mut().filter(|other| **other == known) {
                *other = Use::Nothing;
            }
        }
        uses[place] = known;
    }
    // A second column of the kind would be a second opinion.
    for only in [Use::Id, Use::Name, Use::Type] {
        for again in uses.iter_mut().filter(|known| **known == only).skip(1) {
            *again = Use::Nothing;
        }
    }
    Ok(uses)
}

fn use_of(name: &str) -> Use {
    let is = |known: &&'static str| known.eq_ignore_ascii_case(name);
    if IDS.iter().any(is) {
        return Use::Id;
    }
    if NAMES.iter().any(is) {
        return Use::Name;
    }
    if OTHER_NAMES.iter().any(is) {
        return Use::OtherName;
    }
    if TYPES.iter().any(is) {
        return Use::Type;
    }
    let mut properties = Schema::get().properties().iter();
    let found = properties.find(|known| is(&known.id) || known.chinese == name);
    found.map_or(Use::Nothing, |known| Use::Property(known.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, fields: &[(&str, &str)]) -> Result<(Vec<Item>, Columns), ReferenceError> {
        let fields: Vec<_> = fields
            .iter()
            .map(|(meant, column)| ((*meant).to_owned(), (*column).to_owned()))
            .collect();
        let mut items = Vec::new();
        let columns = read(Path::new("list.csv"), text, b',', &fields, &mut |item| {
            items.push(item)
        })?;
        Ok((items, columns))
    }

    #[test]
    fn columns_are_known_by_their_names() {
        let text = "编号,姓名,别名,类型,职务,备注\n7,郁文渊,郁文淵|老郁,官员,市长；市委书记,x\n,,,,,\n8,程望舒,,外星人,,\n";
        let (items, columns) = all(text, &[]).unwrap();
        assert_eq!(columns.unused, ["备注"]);
        let Item::Reference(first) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!((first.line, first.id.as_deref()), (2, Some("7")));
        assert_eq!(first.names, ["郁文渊", "郁文淵", "老郁"]);
        assert_eq!(first.types, ["Official"]);
        assert_eq!(first.wanted[0].values, ["市长", "市委书记"]);
        assert!(
            matches!(&items[1], Item::Aside(3, why) if why.contains("no name")),
            "{items:?}"
        );
        assert!(
            matches!(&items[2], Item::Aside(4, why) if why.contains("外星人")),
            "{items:?}"
        );
    }

    #[test]
    fn the_user_maps_what_the_header_does_not_tell() {
        let (items, columns) = all("who,name\n郁文渊,x\n", &[("name", "who")]).unwrap();
        assert!(
            matches!(&items[0], Item::Reference(one) if one.names == ["郁文渊"]),
            "{items:?}"
        );
        assert_eq!(columns.unused, ["name"]);
        for (fields, words) in [
            (
                &[("name", "nobody")][..],
                "there is no column `nobody`; there are who, name",
            ),
            (&[("age", "who")], "`age` is nothing that is matched"),
        ] {
            let error = all("who,name\n", fields).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
        let error = all("who\n郁文渊\n", &[]).unwrap_err().to_string();
        assert!(
            error.contains("--field name=COLUMN") && error.contains("who"),
            "{error}"
        );
    }
}
