//! Mentions that overlap: the best one stays.

use super::OrganizationMention;
use std::collections::BTreeMap;

/// Keeps, of mentions that overlap, the longer one, then the surer, then the earlier; in order.
pub(super) fn resolve(mut mentions: Vec<OrganizationMention>) -> Vec<OrganizationMention> {
    mentions.sort_by(|a, b| {
        b.range
            .len()
            .cmp(&a.range.len())
            .then(b.score.total_cmp(&a.score))
            .then(a.range.start.cmp(&b.range.start))
    });
    // By where they end; what is kept does not overlap.
    let mut kept: BTreeMap<usize, OrganizationMention> = BTreeMap::new();
    for mention in mentions {
        let next = kept.range(mention.range.start + 1..).next();
        if next.is_none_or(|(_, other)| other.range.start >= mention.range.end) {
            kept.insert(mention.range.end, mention);
        }
    }
    kept.into_values().collect()
}
