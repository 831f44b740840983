//! Which entity of the view a word on the command line means.

use super::Desk;
use super::side::name;
use crate::identity::judgement::Named;
use crate::identity::{Mention, Thing};
use crate::query::error::{nearest, nearest_names};
use anyhow::{Result, bail};

/// An entity of the view, as the command line named it.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Meant {
    pub(in crate::cli) thing: Thing,
    pub(in crate::cli) path: Vec<String>,
    pub(in crate::cli) iri: String,
    /// Its mentions, sorted.
    pub(in crate::cli) mentions: Vec<Named>,
}

impl Meant {
    fn new(desk: &Desk, thing: Thing, path: &[String], mentions: &[Mention<'_>]) -> Self {
        Self {
            thing,
            path: path.to_vec(),
            iri: desk.store().base().entity(thing, path).into_string(),
            mentions: mentions.iter().copied().map(Named::from).collect(),
        }
    }
}

/// The entity with this IRI, or with this path below the store's base, or else the only one of this name. An IRI that
/// the view has given up means its heir.
pub(in crate::cli) fn meant(desk: &Desk, word: &str) -> Result<Meant> {
    let base = desk.store().base().as_str();
    let heirs = desk.store().heirs();
    let iri = if word.starts_with(base) {
        word.to_owned()
    } else {
        format!("{base}{word}")
    };
    let iri = heirs.get(&iri).cloned().unwrap_or(iri);
    let mut named = Vec::new();
    let mut names = Vec::new();
    for thing in Thing::ALL {
        for (entity, mentions) in desk.identity.entities(thing) {
            let found = Meant::new(desk, thing, &entity.path, &mentions);
            if found.iri == iri {
                return Ok(found);
            }
            let own: Vec<String> = mentions
                .iter()
                .map(|mention| name(desk, thing, *mention))
                .collect();
            if own.iter().any(|known| known == word) {
                named.push(found);
            } else {
                names.extend(own);
            }
        }
    }
    let iris = |all: &[Meant]| {
        let lines = all.iter().map(|found| {
            let count = found.mentions.len();
            format!("\n  {}  ({count} mentions)", found.iri)
        });
        lines.collect::<String>()
    };
    match &named[..] {
        [] => {
            let near = nearest_names(&nearest(word, names.iter().map(String::as_str)));
            bail!("the view has nothing called `{word}`{near}")
        }
        [_] => Ok(named.swap_remove(0)),
        _ => bail!(
            "the view has {} that are called `{word}`; name one by its IRI:{}",
            named.len(),
            iris(&named)
        ),
    }
}
