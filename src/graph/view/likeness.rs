//! Who is who, as far as it is said and not only done: what somebody confirmed, and what is unsure.
//!
//! Persons and organisations of records that somebody decided to be one are `owl:sameAs` each other, reports of
//! one event `skos:exactMatch`es. Two entities of the view that
//! are too alike to be called two and not alike enough to be one are `skos:closeMatch`es, and a likeness
//! between them has the signs that were weighed.

use super::Source;
use crate::graph::vocab::{owl, skos, zt};
use crate::graph::writer::Writer;
use crate::identity::{Entity, Explained, Identity, Mention, Thing};
use oxigraph::model::{Literal, NamedNode, vocab::xsd};
use std::collections::BTreeMap;

/// States what is confirmed and what is unsure.
pub(super) fn write(out: &mut Writer, sources: &[Source<'_>], identity: &Identity) {
    let by_document: BTreeMap<&str, &Source<'_>> = sources
        .iter()
        .map(|source| (source.info().document.as_str(), source))
        .collect();
    for thing in Thing::ALL {
        for confirmed in identity.confirmed(thing) {
            let record = |mention: Mention<'_>| {
                let scope = &by_document.get(mention.document)?.scope;
                Some(match thing {
                    Thing::Person => scope.person(mention.key),
                    Thing::Organization => scope.organization(mention.key),
                    Thing::Event => scope.event(mention.key),
                })
            };
            // Two reports of one event stay two accounts, which may differ in what an event has one of.
            let one = match thing {
                Thing::Person | Thing::Organization => owl::SAME_AS,
                Thing::Event => skos::EXACT_MATCH,
            };
            if let (Some(a), Some(b)) = (record(confirmed.a), record(confirmed.b)) {
                out.add(&a, one, b);
            }
        }
        let Some(source) = sources.first() else {
            return;
        };
        for unsure in identity.unsure(thing) {
            write_unsure(out, source, identity, thing, &unsure);
        }
    }
}

fn write_unsure(
    out: &mut Writer,
    source: &Source<'_>,
    identity: &Identity,
    thing: Thing,
    unsure: &Explained<'_>,
) {
    let of = |mention| identity.entity(thing, mention);
    let (Some(a), Some(b)) = (of(unsure.a), of(unsure.b)) else {
        return;
    };
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let node = |entity: &Entity| source.scope.base.entity(thing, &entity.path);
    let (one, other) = (node(a), node(b));
    out.add(&one, skos::CLOSE_MATCH, other.clone());
    let mut names = vec!["likeness", thing.code()];
    let path = |entity: &'_ Entity| entity.path.join("/");
    let (path_a, path_b) = (path(a), path(b));
    names.extend([path_a.as_str(), path_b.as_str()]);
    let likeness: NamedNode = source.scope.base.mint(&names);
    out.class(&likeness, &[zt::LIKENESS]);
    out.add(&likeness, zt::BETWEEN, one);
    out.add(&likeness, zt::BETWEEN, other);
    let weight = |value: f64| Literal::new_typed_literal(format!("{value:.2}"), xsd::DECIMAL);
    out.add(&likeness, zt::WEIGHT, weight(unsure.score.sum()));
    for sign in &unsure.score.signs {
        let meaning = unsure.score.meaning(sign);
        let weight = sign.weight * f64::from(sign.times);
        out.text(&likeness, zt::SIGN, &format!("{weight:+.2} {meaning}"));
    }
}
