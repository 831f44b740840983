//! Firms without a form of law in their names: a brand with a trade in context, items of lists of firms.

use super::OrganizationMention;
use super::clause::Clauses;
use super::short::{extended, is_free, mention};
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{ContextClass, Follower, Trade};
use std::ops::Range;

/// Brands with a trade where firms are named: before a manager's title, behind a verb of visiting, in lists.
pub(super) fn by_context(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let mut new: Vec<OrganizationMention> = Vec::new();
    for trade in clauses.lexicon.trades.endings(clauses.text) {
        let Some((start, left)) = brand_start(clauses, trade.start) else {
            continue;
        };
        let range = start..trade.end;
        let behind = clauses.behind(trade.end);
        // 基层党建工|作: the trade's last character begins another word.
        let runs_on = clauses
            .lexicon
            .runs_on(clauses.slice(range.clone()), behind);
        if runs_on || !is_free(&range, found) || extended(clauses, trade.end).is_some() {
            continue;
        }
        let managed = clauses.lexicon.is_followed(behind, Follower::Manager);
        let listed = is_listed(clauses, &range, found)
            || new.last().is_some_and(|last| follows(clauses, start, last));
        if !managed && (trade.value == Trade::Shared || !listed && left < 0.15) {
            continue;
        }
        let score = 0.25 + left + right(clauses, behind) + if listed { 0.2 } else { 0.0 };
        if score >= 0.5 {
            new.push(mention(
                range,
                OrganizationKind::Company,
                score.min(1.0),
                "brand-and-trade",
            ));
        }
    }
    new
}

/// Whether `start` follows `other` in a list.
fn follows(clauses: &Clauses<'_>, start: usize, other: &OrganizationMention) -> bool {
    other.range.end + '、'.len_utf8() == start && clauses.before(start).ends_with('、')
}

/// Whether a name stands before or behind `range` in a list.
fn is_listed(clauses: &Clauses<'_>, range: &Range<usize>, found: &[OrganizationMention]) -> bool {
    let at = found.partition_point(|other| other.range.end <= range.start);
    let before = at.checked_sub(1).and_then(|before| found.get(before));
    let behind = found
        .get(at)
        .filter(|_| clauses.behind(range.end).starts_with('、'));
    before.is_some_and(|other| follows(clauses, range.start, other))
        || behind.is_some_and(|other| other.range.start == range.end + '、'.len_utf8())
}

/// Where the brand before a trade begins, and what the words before it add.
fn brand_start(clauses: &Clauses<'_>, trade: usize) -> Option<(usize, f64)> {
    let hard = clauses.hard_edge(trade);
    let cut = clauses
        .contexts_back(hard..trade)
        .find(|word| match word.value {
            ContextClass::Word => false,
            ContextClass::Function => {
                clauses
                    .lexicon
                    .own_characters(clauses.slice(word.end..trade))
                    >= 2
            }
            ContextClass::Visit
            | ContextClass::Verb
            | ContextClass::Goal
            | ContextClass::Soft
            | ContextClass::SoftVisit
            | ContextClass::SoftGoal
            | ContextClass::Counter => true,
        });
    let (start, left) = match cut.map(|word| (word.end, word.value)) {
        Some((end, ContextClass::Visit | ContextClass::SoftVisit)) => (end, 0.3),
        Some((end, ContextClass::Function)) => (end, 0.15),
        Some((end, ContextClass::Verb | ContextClass::Soft)) => (end, 0.05),
        Some((
            _,
            ContextClass::Goal
            | ContextClass::SoftGoal
            | ContextClass::Counter
            | ContextClass::Word,
        )) => return None,
        None => (
            hard,
            if clauses.before(hard).ends_with('、') {
                0.1
            } else {
                0.05
            },
        ),
    };
    // 。在X药业、Y集团,A说…: the clause says where.
    let at_site = clauses
        .before(start)
        .strip_suffix('在')
        .is_some_and(|head| head.is_empty() || head.ends_with(['。', ',', ';', '\n', ' ']));
    let left = if at_site { 0.3 } else { left };
    let placed = clauses
        .division_from(start)
        .filter(|division| division.end <= trade)
        .map_or(start, |division| division.end);
    let brand = clauses.slice(placed..trade);
    let fits = (2..=6).contains(&brand.chars().count())
        && clauses.lexicon.own_characters(brand) >= 2
        && !clauses.within_division(start);
    fits.then_some((start, left + if placed > start { 0.05 } else { 0.0 }))
}

/// What the words behind a brand with a trade add.
fn right(clauses: &Clauses<'_>, behind: &str) -> f64 {
    if clauses.lexicon.is_followed(behind, Follower::Manager) {
        return 0.4;
    }
    if clauses.lexicon.is_followed(behind, Follower::Site) {
        return 0.15;
    }
    if behind.chars().next().is_none_or(|c| !c.is_alphanumeric()) {
        0.05
    } else {
        -0.2
    }
}

/// Items of a list that ends in 等…企业, and follows a verb of visiting or holds a company (湘澧盐化、中联重科等重点企业); of a
/// list that ends in 等地, those with a trade at their end; of a list of projects that someone goes to, all.
pub(super) fn in_lists(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let mut new = Vec::new();
    for (at, _) in clauses.text.match_indices('等') {
        let tail: String = clauses
            .behind(at + '等'.len_utf8())
            .chars()
            .take(10)
            .collect();
        let upto = ["企业", "公司"]
            .iter()
            .find_map(|word| tail.get(..tail.find(word)?));
        let of_firms = upto.is_some_and(|words| {
            let counted =
                |c: char| c.is_ascii_digit() || "一二三四五六七八九十多余几数家".contains(c);
            words.chars().all(counted) || clauses.lexicon.own_characters(words) == 0
        });
        let works = upto_site(&tail, &["项目现场", "项目建设现场", "项目施工现场"]);
        let of_projects = works || upto_site(&tail, &["项目"]);
        let of_sites = of_projects || upto_site(&tail, &["地", "处", "单位"]);
        if of_firms || of_sites {
            // 甲食品等三家企业: what is counted by the house is named, whatever was done there.
            let counted = upto.is_some_and(|words| words.ends_with('家'));
            let items = items(clauses, at, found, counted);
            new.extend(
                items
                    .into_iter()
                    .filter(|item| {
                        of_firms || of_projects && item.1 || ends_in_trade(clauses, &item.0.range)
                    })
                    .map(|(mut item, _)| {
                        if of_projects && !of_firms {
                            item.kind = OrganizationKind::Project;
                        }
                        item
                    }),
            );
        }
    }
    new
}

/// 云岭铜业是一家从事…的企业: what a sentence says to be a firm is one.
pub(super) fn by_definition(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    const DEFINED: &[&str] = &[
        "是一家",
        "是集",
        "是专业从事",
        "是国家高新技术企业",
        "是国家级专精特新",
        "是省级专精特新",
    ];
    let mut new = Vec::new();
    for words in DEFINED {
        for (at, _) in clauses.text.match_indices(words) {
            let start = clauses.hard_edge(at);
            let name = clauses.slice(start..at);
            let opens = clauses
                .before(start)
                .chars()
                .next_back()
                .is_none_or(|c| matches!(c, '\n' | '。' | ' '));
            let cut = clauses
                .contexts_back(start..at)
                .any(|word| !matches!(word.value, ContextClass::Word | ContextClass::Soft));
            let sentence: String = clauses.behind(at).chars().take(80).collect();
            let firm = sentence
                .split('。')
                .next()
                .is_some_and(|sentence| sentence.contains("企业") || sentence.contains("公司"));
            let placed = clauses
                .division_from(start)
                .filter(|division| division.end < at)
                .map_or(start, |division| division.end);
            if opens
                && !cut
                && firm
                && (3..=14).contains(&name.chars().count())
                && clauses.lexicon.own_characters(clauses.slice(placed..at)) >= 2
                && !["这", "该", "我", "它", "其"]
                    .iter()
                    .any(|word| name.starts_with(word))
                && is_free(&(start..at), found)
            {
                new.push(mention(
                    start..at,
                    OrganizationKind::Company,
                    0.7,
                    "firm-defined",
                ));
            }
        }
    }
    new.sort_by_key(|mention: &OrganizationMention| mention.range.start);
    new
}

/// Whether a list is closed by one of `words`, with what counts or praises before it: 等6个重点项目.
fn upto_site(tail: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        tail.find(word).is_some_and(|at| {
            tail[..at].chars().all(|c| {
                c.is_ascii_digit() || "一二三四五六七八九十多余几数个家处重点大".contains(c)
            })
        })
    })
}

fn ending_at(found: &[OrganizationMention], at: usize) -> Option<&OrganizationMention> {
    let index = found.partition_point(|known| known.range.end < at);
    found.get(index).filter(|known| known.range.end == at)
}

/// The end of the zone that begins at a position.
fn zone_from(found: &[OrganizationMention], start: usize) -> Option<usize> {
    let index = found.partition_point(|known| known.range.start < start);
    found
        .get(index)
        .filter(|known| known.range.start == start && known.kind == OrganizationKind::Park)
        .map(|known| known.range.end)
}

fn ends_in_trade(clauses: &Clauses<'_>, range: &Range<usize>) -> bool {
    let name = clauses.slice(range.clone());
    let brand = 2 * '厂'.len_utf8();
    clauses.lexicon.trades.endings(name).iter().any(|trade| {
        let own = clauses
            .lexicon
            .own_characters(name.get(..trade.start).unwrap_or_default());
        trade.end == name.len() && trade.start >= brand && own >= 2
    })
}

/// Whether a name ends in a word for a road, a square or the like, which no firm is.
fn is_public(name: &str) -> bool {
    const PUBLIC: [&str; 14] = [
        "广场", "大道", "公路", "大桥", "出口", "入口", "路口", "北路", "南路", "东路", "西路",
        "环岛", "江堤", "河堤",
    ];
    PUBLIC.iter().any(|end| name.ends_with(end))
}

/// Whether no item of a list runs across a word of this class.
const fn cuts(class: ContextClass) -> bool {
    matches!(
        class,
        ContextClass::Visit | ContextClass::SoftVisit | ContextClass::Verb | ContextClass::Goal
    )
}

/// An item of a list of firms.
fn listed(clauses: &Clauses<'_>, range: Range<usize>) -> OrganizationMention {
    let kind = if is_public(clauses.slice(range.clone())) {
        OrganizationKind::Other
    } else {
        OrganizationKind::Company
    };
    mention(range, kind, 0.6, "list-of-firms")
}

/// The unknown items of the list that ends at `end`, each with whether the list follows a verb of visiting.
fn items(
    clauses: &Clauses<'_>,
    end: usize,
    found: &[OrganizationMention],
    counted: bool,
) -> Vec<(OrganizationMention, bool)> {
    let mut ranges = Vec::new();
    let mut at = end;
    let mut supported = false;
    let mut visited = false;
    loop {
        if let Some(known) = ending_at(found, at) {
            supported |= known.kind == OrganizationKind::Company;
            at = known.range.start;
        } else {
            let hard = clauses.hard_edge(at);
            let cut = clauses
                .contexts_back(hard..at)
                .find(|word| cuts(word.value));
            let start = cut.map_or(hard, |word| word.end);
            let start = at - clauses.slice(start..at).trim_start_matches('了').len();
            // 上午在A、B等企业: the list stands behind a preposition of place.
            let placed = clauses.slice(start..at).rfind(['在', '到', '赴']);
            let start = placed.map_or(start, |placed| start + placed + '在'.len_utf8());
            supported |= placed.is_some();
            visited |= cut.is_some_and(|word| {
                matches!(word.value, ContextClass::Visit | ContextClass::SoftVisit)
            });
            supported |= visited;
            // 金河工业园双运工贸: the zone before a firm says where it lies.
            let zone = zone_from(found, start).filter(|end| *end < at);
            let (outer, start) = (start, zone.unwrap_or(start));
            let item = clauses.slice(start..at);
            if !(2..=12).contains(&item.chars().count()) || !is_free(&(start..at), found) {
                break;
            }
            // 金派克电池以及金鹏门窗: two items.
            if let Some(joint) = item.find("以及") {
                let last = start + joint + "以及".len();
                if clauses.lexicon.own_characters(clauses.slice(last..at)) >= 2 {
                    ranges.push(last..at);
                }
                at = start + joint;
                continue;
            }
            let place = clauses
                .division_from(start)
                .is_some_and(|division| division.end == at);
            if !place && clauses.lexicon.own_characters(item) >= 2 {
                supported |= counted && ends_in_trade(clauses, &(start..at));
                ranges.push(start..at);
            }
            at = outer;
        }
        match clauses.before(at).strip_suffix('、') {
            Some(before) => at = before.len(),
            None => break,
        }
    }
    let named = |range| (listed(clauses, range), visited);
    if supported && (ranges.len() > 1 || at < end) {
        ranges.into_iter().map(named).collect()
    } else {
        Vec::new()
    }
}
