//! How long it takes to decide who is who among a million mentions of persons, where one name is everybody's,
//! and where one person has forty posts; what one per cent of new articles touches, and what it costs to add it. See `README.md`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its articles measures nothing"
)]
#![expect(
    clippy::print_stderr,
    reason = "the figures are what a benchmark is for"
)]

#[path = "identity/commit.rs"]
mod commit;
#[path = "identity/cost.rs"]
mod cost;
#[path = "identity/people.rs"]
mod people;

use cost::Cost;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use zhengtu::fact::ArticleFacts;
use zhengtu::identity::{Identity, Thing, resolve};

/// Names how many mentions of persons there are.
const MENTIONS: &str = "ZHENGTU_BENCH_MENTIONS";

/// Of so many mentions at most articles go into a store: each article has some four hundred quads.
const MOST_COMMITTED: usize = 100_000;

fn main() {
    let mentions = std::env::var(MENTIONS).map_or(20_000, |count| count.parse().unwrap());
    let life = people::articles(mentions);
    touched(&life, &measure("names as frequent as in life", &life));
    drop(life);
    for (what, who) in [
        ("one name, anybody's", people::Namesakes::Anybody),
        ("one name, one prefecture", people::Namesakes::Neighbours),
        ("one name, forty posts", people::Namesakes::FortyPosts),
    ] {
        measure(what, &people::articles_of_one_name(2 * mentions, who));
    }
    commit::measure(&people::articles(mentions.min(MOST_COMMITTED)));
}

fn measure(what: &str, articles: &[ArticleFacts]) -> Identity {
    let cost = Cost::begin();
    let identity = resolve(articles);
    let (took, worked, peak) = cost.end();
    let groups = identity.entities(Thing::Person);
    let mentions: usize = groups.iter().map(|(_, mentions)| mentions.len()).sum();
    eprintln!(
        "{what}: {mentions} mentions of persons in {} articles are {} persons; {took:.1?}, of processors {:.1?}; \
         memory {} MB before, {} MB at most; {}",
        articles.len(),
        groups.len(),
        worked.unwrap_or_default(),
        cost.before.unwrap_or_default(),
        peak.unwrap_or_default(),
        &digest(&identity)[..12],
    );
    let compared = Thing::ALL.map(|thing| {
        let groups = identity.entities(thing);
        let mentions: usize = groups.iter().map(|(_, mentions)| mentions.len()).sum();
        let each = identity.compared(thing) as f64 / mentions.max(1) as f64;
        format!("{each:.1} ({})", thing.code())
    });
    eprintln!("    comparisons per mention: {}", compared.join(", "));
    drop(groups);
    identity
}

/// Names what was decided, so that two versions can be compared.
fn digest(identity: &Identity) -> String {
    let mut hash = Sha256::new();
    for thing in Thing::ALL {
        for (entity, mentions) in identity.entities(thing) {
            hash.update(format!("{:?} {mentions:?}\n", entity.path));
        }
        for pair in identity.unsure(thing) {
            hash.update(format!("{pair:?}\n"));
        }
    }
    format!("{:x}", hash.finalize())
}

/// Tells how much of everything is in entities that one article in a hundred has a mention of, and how much bears a name
/// that such an entity has: what a memory of earlier decisions would have to decide again, were those articles new.
fn touched(articles: &[ArticleFacts], identity: &Identity) {
    let new: BTreeSet<&str> = articles
        .iter()
        .step_by(100)
        .map(|article| article.article.document.as_str())
        .collect();
    for thing in Thing::ALL {
        let (mut all, mut in_entities, mut names) = (0, 0, BTreeMap::<&str, (usize, bool)>::new());
        for (entity, mentions) in &identity.entities(thing) {
            let touched = mentions
                .iter()
                .any(|mention| new.contains(mention.document));
            all += mentions.len();
            in_entities += if touched { mentions.len() } else { 0 };
            let name = names.entry(&entity.path[0]).or_default();
            *name = (name.0 + mentions.len(), name.1 || touched);
        }
        let touched = names.values().filter(|(_, touched)| *touched);
        let in_names: usize = touched.map(|(mentions, _)| mentions).sum();
        let names = match thing {
            Thing::Person | Thing::Organization => format!(", names with {in_names}"),
            // What an event's path begins with is its kind.
            Thing::Event => String::new(),
        };
        let kind = thing.code();
        eprintln!(
            "one article in a hundred touches entities with {in_entities} of {all} mentions{names} ({kind})"
        );
    }
}
