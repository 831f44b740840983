//! Which names of the view have been given up, and for which others.
//!
//! The view follows from the articles alone, so it cannot know what it was before. A store that grows can:
//! where a commit leaves an entity without the name that it had, the store keeps the old name with the new
//! one, so that who wrote the old one down finds its heir.

use super::Store;
use super::error::StoreError;
use super::files::{self, Listed};
use super::manifest::Manifest;
use super::table::Table;
use crate::fact::{ArticleFacts, Body, Fact};
use crate::graph::Base;
use crate::graph::vocab::{dcterms, zt::RESTS_ON};
use crate::identity::Thing;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use oxigraph::model::{NamedNode, Quad};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Read, Write};
use std::path::Path;

/// Names given up, each with its heir.
pub(super) type Heirs = BTreeMap<String, String>;

/// The heirs that the manifest lists; none where the file is lost, which only costs old names.
pub(super) fn read(dir: &Path, manifest: &Manifest) -> Heirs {
    let listed = manifest.history.as_ref();
    let bytes = listed.and_then(|listed| files::read_listed(dir, listed, super::REBUILD).ok());
    let mut text = String::new();
    let read = bytes.map(|bytes| GzDecoder::new(&*bytes).read_to_string(&mut text));
    if !matches!(read, Some(Ok(_))) {
        return Heirs::new();
    }
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(old, heir)| (old.to_owned(), heir.to_owned()))
        .collect()
}

/// Writes them; nothing where there are none.
pub(super) fn write(
    dir: &Path,
    generation: u64,
    heirs: &Heirs,
) -> Result<Option<Listed>, StoreError> {
    if heirs.is_empty() {
        return Ok(None);
    }
    let name = format!("history-{generation:06}.tsv.gz");
    let encode = || -> io::Result<Vec<u8>> {
        let mut out = GzEncoder::new(Vec::new(), Compression::default());
        for (old, heir) in heirs {
            writeln!(out, "{old}\t{heir}")?;
        }
        out.finish()
    };
    let bytes = encode().map_err(StoreError::io("write", &dir.join(&name)))?;
    files::replace(dir, &name, &bytes).map(Some)
}

/// The heirs after a commit that made `after` of `before`: of each name that is gone the one that most of
/// what it rested on has now. A name whose articles are all gone has none, and is forgotten.
pub(super) fn heirs(known: Heirs, base: &Base, before: &Table, after: &Table) -> Heirs {
    let now = Rests::of(base, after);
    let mut gone = Rests::of(base, before);
    gone.0.retain(|(node, _)| !now.has(node));
    let fresh = gone.heirs(&now);
    let followed = known.into_iter().filter_map(|(old, heir)| {
        let heir = fresh.get(&heir).cloned().unwrap_or(heir);
        (!now.has(&old) && now.has(&heir)).then_some((old, heir))
    });
    let mut heirs: Heirs = followed.collect();
    heirs.extend(fresh);
    heirs
}

/// Those of the heirs whose old names are made of nothing but words of these articles: where an article is to
/// leave no trace, no name that was made of its words may stay.
pub(super) fn told_by(heirs: Heirs, base: &Base, articles: &[ArticleFacts]) -> Heirs {
    let word = |word: &str| base.mint(&[word]).into_string();
    let mut words: HashSet<String> = Thing::ALL.iter().map(|thing| word(thing.code())).collect();
    for ArticleFacts { article, facts } in articles {
        words.insert(word(&article.document));
        for fact in facts {
            words.extend(names(fact).map(word));
        }
    }
    // Codes of divisions and days are nobody's words.
    let is_number = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let is_told = |old: &str| {
        let path = old.strip_prefix(base.as_str()).unwrap_or_default();
        path.split('/')
            .all(|part| is_number(part) || words.contains(&format!("{}{part}", base.as_str())))
    };
    heirs.into_iter().filter(|(old, _)| is_told(old)).collect()
}

/// The words of a fact that the names of entities are made of.
fn names(fact: &Fact) -> impl Iterator<Item = &str> {
    let names: Vec<&str> = match fact {
        Fact::Person(person) => vec![&person.key, &person.name],
        Fact::Organization(body) => vec![&body.name],
        Fact::Place(place) => vec![&place.name],
        Fact::Post(post) => post.post.body.iter().map(Body::name).collect(),
        Fact::Event(event) => std::iter::once(event.kind.code())
            .chain([event.key.as_str()])
            .chain(event.name.as_deref())
            .collect(),
    };
    names.into_iter()
}

/// The persons, organisations and events of a view, and the records' nodes that each rests on, sorted.
struct Rests<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Rests<'t> {
    fn of(base: &Base, view: &'t Table) -> Self {
        // In a record these are named `article/ID/person/KEY`, and what belongs to them has a longer name.
        let is_entity = |record: &str| {
            let path = record.strip_prefix(base.as_str()).unwrap_or_default();
            path.split('/').count() == 4
        };
        let pairs = view.pairs(RESTS_ON).into_iter();
        let rests = pairs
            .filter_map(|[node, record]| Some((view.iri(node)?, view.iri(record)?)))
            .filter(|(_, record)| is_entity(record));
        Self(rests.collect())
    }

    fn has(&self, node: &str) -> bool {
        self.0
            .binary_search_by(|(known, _)| (*known).cmp(node))
            .is_ok()
    }

    /// Of each of these the one of the others that has most of what it rests on.
    fn heirs(&self, others: &Self) -> Heirs {
        let sought: HashSet<&str> = self.0.iter().map(|(_, record)| *record).collect();
        let owned = others
            .0
            .iter()
            .filter(|(_, record)| sought.contains(record));
        let owners: HashMap<&str, &str> = owned.map(|(node, record)| (*record, *node)).collect();
        let mut heirs = Heirs::new();
        for records in self.0.chunk_by(|(a, _), (b, _)| a == b) {
            let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
            for owner in records.iter().filter_map(|(_, record)| owners.get(record)) {
                *votes.entry(owner).or_default() += 1;
            }
            let most = votes.values().max().copied();
            let heir = votes.iter().find(|(_, count)| Some(**count) == most);
            if let (Some((node, _)), Some((heir, _))) = (records.first(), heir) {
                heirs.insert((*node).to_owned(), (*heir).to_owned());
            }
        }
        heirs
    }
}

impl Store {
    /// Names that entities of the view once had, each with the one that they have now.
    #[must_use]
    pub fn heirs(&self) -> BTreeMap<String, String> {
        read(&self.dir, &self.manifest)
    }

    /// The same as a graph of its own: each old name `dcterms:isReplacedBy` the new one.
    pub(super) fn history_of(&self, manifest: &Manifest) -> Result<Table, StoreError> {
        let graph = self.base().history();
        let quads = read(&self.dir, manifest).into_iter().map(|(old, heir)| {
            Quad::new(
                NamedNode::new_unchecked(old),
                dcterms::IS_REPLACED_BY.into_owned(),
                NamedNode::new_unchecked(heir),
                graph.clone(),
            )
        });
        Table::from_quads(quads)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::GraphName;

    fn view(rests: &[(&str, &str)]) -> Table {
        let node = |name: String| NamedNode::new_unchecked(format!("{}{name}", Base::DEFAULT));
        let quad = |(of, on): &(&str, &str)| {
            let (of, on) = (
                node((*of).to_owned()),
                node(format!("article/{on}/person/李波")),
            );
            Quad::new(of, RESTS_ON, on, GraphName::DefaultGraph)
        };
        Table::from_quads(rests.iter().map(quad)).unwrap()
    }

    fn of(pairs: &[(&str, &str)]) -> Heirs {
        let iri = |name: &str| format!("{}{name}", Base::DEFAULT);
        pairs.iter().map(|(a, b)| (iri(a), iri(b))).collect()
    }

    fn after_commit(known: Heirs, before: &Table, after: &Table) -> Heirs {
        heirs(known, &Base::default(), before, after)
    }

    #[test]
    fn a_name_that_is_gone_leads_to_whoever_has_most_of_what_it_rested_on() {
        let before = view(&[("a", "r1"), ("a", "r2"), ("a", "r3"), ("b", "r4")]);
        let after = view(&[("c", "r1"), ("d", "r2"), ("d", "r3"), ("b", "r4")]);
        assert_eq!(
            after_commit(Heirs::new(), &before, &after),
            of(&[("a", "d")])
        );
    }

    #[test]
    fn an_heir_that_is_given_up_too_hands_on_what_it_inherited() {
        let before = view(&[("b", "r1")]);
        let after = view(&[("c", "r1")]);
        let known = of(&[("a", "b")]);
        assert_eq!(
            after_commit(known, &before, &after),
            of(&[("a", "c"), ("b", "c")])
        );
    }

    #[test]
    fn a_name_that_is_used_again_and_one_of_which_nothing_is_left_are_forgotten() {
        let known = of(&[("a", "b")]);
        let before = view(&[("b", "r1")]);
        assert_eq!(
            after_commit(known.clone(), &before, &view(&[("a", "r1")])),
            of(&[("b", "a")])
        );
        assert_eq!(after_commit(known, &before, &view(&[])), Heirs::new());
    }
}
