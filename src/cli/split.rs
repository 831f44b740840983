//! `zhengtu split`: an entity is two, because somebody says so.

use super::Status;
use super::judge::{Desk, Meant, Who, meant};
use super::storing::{StoreArgs, note};
use crate::identity::judgement::{Named, Pair, Ruling};
use crate::identity::{Entity, Explained};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// Decide by hand that a person, organisation or event of the view is two
///
/// With --article, its mentions in those articles become one and the rest the other. Without, it is cut where the
/// signs that hold it together weigh least; --dry-run shows where that is. `zhengtu merge` puts the parts together again.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The entity, by its IRI, the end of its IRI, or its name where only one has it
    entity: String,

    /// Articles, by their ids, whose mentions are the other one's
    #[arg(long, value_name = "ID")]
    article: Vec<String>,

    #[command(flatten)]
    store: StoreArgs,

    #[command(flatten)]
    who: Who,

    /// Why, to be kept with the decision
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,

    /// Show the two parts and decide nothing
    #[arg(long)]
    dry_run: bool,
}

/// The mentions of each part.
type Parts = (Vec<Named>, Vec<Named>);

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let who = if self.dry_run {
            String::new()
        } else {
            self.who.name()?
        };
        let mut desk = if self.dry_run {
            Desk::open_to_look(&self.store)?
        } else {
            Desk::open(&self.store)?
        };
        let whole = meant(&desk, &self.entity)?;
        let (one, other) = if self.article.is_empty() {
            weakest(&desk, &whole)?
        } else {
            by_article(&whole, &self.article)?
        };
        let told = |part: &[Named]| {
            let articles = part.iter().map(|named| named.document.as_str());
            articles.collect::<Vec<_>>().join(", ")
        };
        note(&format!(
            "{} is two: in {}; and in {}",
            whole.iri,
            told(&one),
            told(&other)
        ));
        if self.dry_run {
            return Ok(Status::Done);
        }
        for pair in joined(&desk, &whole, &one, &other) {
            desk.decide(&who, pair, Ruling::Retracted, "")?;
        }
        for a in &one {
            for b in &other {
                let pair = Pair::new(whole.thing, a.clone(), b.clone());
                desk.decide(&who, pair, Ruling::Different, &self.note)?;
            }
        }
        desk.close()
    }
}

/// The decisions that join the two parts.
fn joined(desk: &Desk, whole: &Meant, one: &[Named], other: &[Named]) -> Vec<Pair> {
    let across = |pair: &Pair| {
        one.contains(&pair.a) && other.contains(&pair.b)
            || one.contains(&pair.b) && other.contains(&pair.a)
    };
    let latest = desk.judgements.latest().into_iter();
    latest
        .filter(|known| known.ruling == Ruling::Same && known.pair.thing == whole.thing)
        .map(|known| known.pair.clone())
        .filter(across)
        .collect()
}

fn by_article(whole: &Meant, articles: &[String]) -> Result<Parts> {
    for article in articles {
        if whole
            .mentions
            .iter()
            .all(|mention| mention.document != *article)
        {
            bail!("{} is not in an article `{article}`", whole.iri);
        }
    }
    let all = whole.mentions.iter().cloned();
    let (out, rest): Parts = all.partition(|mention| articles.contains(&mention.document));
    if rest.is_empty() {
        bail!(
            "all mentions of {} are in those articles; leave one out",
            whole.iri
        );
    }
    Ok((rest, out))
}

/// The parts that are left when the link with the least weight is cut.
fn weakest(desk: &Desk, whole: &Meant) -> Result<Parts> {
    let entity = Entity {
        path: whole.path.clone(),
    };
    let links = desk.identity.links(whole.thing, &entity);
    let weakest = links
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| a.score.sum().total_cmp(&b.score.sum()));
    let Some((cut, link)) = weakest else {
        bail!("{} has one mention, so that it cannot be two", whole.iri);
    };
    let weighed: Vec<String> = link
        .score
        .signs
        .iter()
        .map(|sign| {
            format!(
                "{:+.2} {}",
                sign.weight * f64::from(sign.times),
                link.score.meaning(sign)
            )
        })
        .collect();
    note(&format!(
        "its weakest link, {:.2}, is between {} and {}: {}",
        link.score.sum(),
        Named::from(link.a),
        Named::from(link.b),
        weighed.join("; ")
    ));
    let reached = reached(&links, cut);
    let all = whole.mentions.iter().cloned();
    Ok(all.partition(|mention| reached.contains(mention)))
}

/// What hangs together with the first side of a link when that link is cut.
fn reached(links: &[Explained<'_>], cut: usize) -> BTreeSet<Named> {
    let mut reached = BTreeSet::from([Named::from(links[cut].a)]);
    loop {
        let before = reached.len();
        for (_, link) in links.iter().enumerate().filter(|(index, _)| *index != cut) {
            let (a, b) = (Named::from(link.a), Named::from(link.b));
            if reached.contains(&a) || reached.contains(&b) {
                reached.extend([a, b]);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}
