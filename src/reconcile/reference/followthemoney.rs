//! FollowTheMoney entities, as `ftm` writes them: <https://followthemoney.tech/>.

use super::Reference;
use crate::reconcile::compare::Wanted;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
struct Entity {
    id: String,
    schema: String,
    #[serde(default)]
    properties: BTreeMap<String, Vec<String>>,
}

/// Schemata that can be matched, and the type that they are.
const SCHEMATA: [(&str, &str); 6] = [
    ("Person", "Person"),
    ("Company", "Organization"),
    ("Organization", "Organization"),
    ("PublicBody", "Organization"),
    ("LegalEntity", ""),
    ("Position", "Post"),
];

/// Properties that hold names, the one that is shown first.
const NAMES: [&str; 4] = ["name", "alias", "weakAlias", "previousName"];

/// Properties that ours agree with.
const PROPERTIES: [(&str, &str); 2] = [("position", "post"), ("organization", "body")];

/// The entity of a line; `None` where it is of no kind that can be matched.
pub(super) fn reference(line: &str) -> Result<Option<Reference>, String> {
    let entity: Entity = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let Some((_, of)) = SCHEMATA.iter().find(|(schema, _)| *schema == entity.schema) else {
        return Ok(None);
    };
    let values = |name: &str| entity.properties.get(name).into_iter().flatten().cloned();
    let names: Vec<String> = NAMES.iter().flat_map(|name| values(name)).collect();
    if names.is_empty() {
        return Err(format!("the {} `{}` has no name", entity.schema, entity.id));
    }
    let wanted = PROPERTIES.iter().filter_map(|(theirs, ours)| {
        let values: Vec<String> = values(theirs).collect();
        (!values.is_empty()).then(|| Wanted {
            property: (*ours).to_owned(),
            values,
        })
    });
    Ok(Some(Reference {
        line: 0,
        wanted: wanted.collect(),
        id: Some(entity.id),
        names,
        types: Some((*of).to_owned())
            .filter(|of| !of.is_empty())
            .into_iter()
            .collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_firms_are_read_and_papers_passed_over() {
        let line = r#"{"id":"a1","schema":"Person","properties":{"name":["郁文渊"],"alias":["Yu Wenyuan"],"position":["市长"]}}"#;
        let read = reference(line).unwrap().unwrap();
        assert_eq!(
            (read.id.as_deref(), read.types.as_slice()),
            (Some("a1"), &["Person".to_owned()][..])
        );
        assert_eq!(read.names, ["郁文渊", "Yu Wenyuan"]);
        assert_eq!(read.wanted[0].property, "post");
        assert_eq!(reference(r#"{"id":"a2","schema":"Passport"}"#), Ok(None));
        assert!(
            reference(r#"{"id":"a3","schema":"Company"}"#)
                .unwrap_err()
                .contains("no name")
        );
        assert!(reference("{").is_err());
    }
}
