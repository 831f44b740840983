//! Organisations: a firm's full name anywhere, any other name within one prefecture.

use super::anchor::{prefecture, province};
use super::cluster::Clusters;
use super::{Index, Mention, Resolved, name_clusters};
use crate::fact::OrganizationFact;
use crate::kind::OrganizationKind;
use std::collections::{BTreeMap, BTreeSet};

/// Who is who among the organisations of all articles.
pub(super) fn resolve(articles: &[Index<'_>]) -> Resolved {
    let mut sightings: Vec<Sighting<'_>> = Vec::new();
    for article in articles {
        sightings.extend(
            article
                .organizations
                .values()
                .map(|body| Sighting::new(article, body)),
        );
    }
    sightings.sort_by_key(|sighting| (sighting.age, sighting.mention));
    let mut clusters = Vec::new();
    for set in together(&sightings) {
        let members: Vec<_> = set.iter().map(|index| sightings[*index].mention).collect();
        // The fullest name; of several the one that sorts first.
        let name = members.iter().map(|mention| mention.key);
        let name = name.min_by_key(|name| (usize::MAX - name.chars().count(), *name));
        let mut path = vec![name.unwrap_or_default().to_owned()];
        if set.iter().all(|index| !sightings[*index].registered) {
            let scope = set.iter().find_map(|index| sightings[*index].scope);
            path.extend(scope.map(|code| format!("{code:0<6}")));
        }
        clusters.push((path, members[0], members));
    }
    name_clusters(&mut clusters)
}

struct Sighting<'a> {
    mention: Mention<'a>,
    age: (bool, &'a str, &'a str),
    /// Whether the name is one that a register gives to one firm only.
    registered: bool,
    /// Four digits of a prefecture or two of a province.
    scope: Option<&'a str>,
    short_names: &'a [String],
}

impl<'a> Sighting<'a> {
    fn new(article: &Index<'a>, body: &'a OrganizationFact) -> Self {
        let code = body.division_code.as_deref().or_else(|| article.home());
        Self {
            mention: article.mention(&body.name),
            age: article.age(),
            registered: body.kind == OrganizationKind::Company && body.name.ends_with("公司"),
            scope: code.and_then(|code| prefecture(code).or_else(|| province(code))),
            short_names: &body.short_names,
        }
    }
}

/// Clusters of all sightings, which are sorted.
fn together(sightings: &[Sighting<'_>]) -> Vec<Vec<usize>> {
    // An article never tells two organisations of one name apart, so nothing need be kept apart by
    // document except by way of a short name: A and B of one article are not both 鼎盛.
    let mut clusters = Clusters::new(sightings.iter().map(|sighting| sighting.mention.document));
    let mut first: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let mut owners: BTreeMap<(&str, Option<&str>), BTreeSet<&str>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let scope = sighting.scope.filter(|_| !sighting.registered);
        let earlier = *first.entry((sighting.mention.key, scope)).or_insert(index);
        // Without any scope a name such as 实验小学 says nothing.
        if sighting.registered || scope.is_some() {
            clusters.join(earlier, index);
        }
        for short in sighting.short_names {
            owners
                .entry((short, sighting.scope))
                .or_default()
                .insert(sighting.mention.key);
        }
    }
    for ((short, scope), names) in owners {
        let (Some(scope), 1) = (scope, names.len()) else {
            continue;
        };
        let full = names.first().and_then(|name| {
            first
                .get(&(*name, None))
                .or_else(|| first.get(&(*name, Some(scope))))
        });
        if let (Some(full), Some(short)) = (full, first.get(&(short, Some(scope)))) {
            clusters.join(*full, *short);
        }
    }
    clusters.sets()
}
