//! Entities of a Wikidata dump: a JSON object a line, labels and aliases by language.
//!
//! <https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html>

use super::Reference;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
struct Entity {
    id: String,
    #[serde(default)]
    labels: BTreeMap<String, Label>,
    #[serde(default)]
    aliases: BTreeMap<String, Vec<Label>>,
    #[serde(default)]
    claims: Value,
}

#[derive(Debug, Deserialize)]
struct Label {
    value: String,
}

/// What an item's IRI begins with.
const ITEMS: &str = "http://www.wikidata.org/entity/";
/// “instance of”.
const INSTANCE_OF: &str = "P31";
/// Classes that tell the type; whatever is of no such class may be of any but a person.
const HUMAN: &str = "Q5";

/// Languages in which a name can be one of ours, the one that is shown first.
fn rank(language: &str) -> Option<usize> {
    let known = ["zh-hans", "zh-cn", "zh", "zh-hant", "zh-tw", "zh-hk", "en"];
    let exact = known.iter().position(|known| *known == language);
    exact.or_else(|| language.starts_with("zh").then_some(known.len()))
}

/// The entity of a line; `None` where it is no item, or has no name in Chinese.
pub(super) fn reference(line: &str) -> Result<Option<Reference>, String> {
    let entity: Entity = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if !entity.id.starts_with('Q') {
        return Ok(None);
    }
    let labels = entity.labels.iter();
    let aliases = entity.aliases.iter();
    let aliases =
        aliases.flat_map(|(language, labels)| labels.iter().map(move |label| (language, label)));
    let mut names: Vec<(usize, bool, &str)> = labels
        .map(|named| (false, named))
        .chain(aliases.map(|named| (true, named)))
        .filter_map(|(is_alias, (language, label))| {
            Some((rank(language)?, is_alias, label.value.as_str()))
        })
        .collect();
    names.sort_unstable_by_key(|(rank, is_alias, name)| (*is_alias, *rank, *name));
    let mut distinct: Vec<String> = Vec::new();
    for (_, _, name) in names {
        if !distinct.iter().any(|known| known == name) {
            distinct.push(name.to_owned());
        }
    }
    if distinct.iter().all(String::is_empty) {
        return Ok(None);
    }
    let is_human = classes(&entity.claims).any(|class| class == HUMAN);
    let types = if is_human {
        vec!["Person".to_owned()]
    } else {
        ["Division", "Organization", "Post"]
            .map(str::to_owned)
            .to_vec()
    };
    Ok(Some(Reference {
        line: 0,
        id: Some(format!("{ITEMS}{}", entity.id)),
        names: distinct,
        types,
        wanted: Vec::new(),
    }))
}

/// What the item is an instance of.
fn classes(claims: &Value) -> impl Iterator<Item = &str> {
    let statements = claims.get(INSTANCE_OF).and_then(Value::as_array);
    statements
        .into_iter()
        .flatten()
        .filter_map(|statement| statement.pointer("/mainsnak/datavalue/value/id")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_chinese_first_and_properties_are_no_items() {
        let line = r#"{"id":"Q7","labels":{"en":{"value":"Ji'an"},"zh":{"value":"吉安市"},"fr":{"value":"Ji'an, Jiangxi"}},
            "aliases":{"zh-hant":[{"value":"吉安"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q748149"}}}}]}}"#;
        let read = reference(line).unwrap().unwrap();
        assert_eq!(
            read.id.as_deref(),
            Some("http://www.wikidata.org/entity/Q7")
        );
        assert_eq!(read.names, ["吉安市", "Ji'an", "吉安"]);
        assert!(!read.types.contains(&"Person".to_owned()));
        let human = r#"{"id":"Q8","labels":{"zh":{"value":"郁文渊"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}}"#;
        assert_eq!(reference(human).unwrap().unwrap().types, ["Person"]);
        assert_eq!(
            reference(r#"{"id":"P31","labels":{"zh":{"value":"性质"}}}"#),
            Ok(None)
        );
        assert_eq!(
            reference(r#"{"id":"Q9","labels":{"fr":{"value":"x"}}}"#),
            Ok(None)
        );
        assert!(reference(r#"{"labels":3}"#).is_err());
    }
}
