//! Mentions that overlap: the best one stays.

use super::OrganizationMention;

/// Keeps, of mentions that overlap, the longer one, then the surer, then the earlier; in order.
pub(super) fn resolve(mut mentions: Vec<OrganizationMention>) -> Vec<OrganizationMention> {
    mentions.sort_by(|a, b| {
        b.range
            .len()
            .cmp(&a.range.len())
            .then(b.score.total_cmp(&a.score))
            .then(a.range.start.cmp(&b.range.start))
    });
    let mut kept: Vec<OrganizationMention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let at = kept.partition_point(|other| other.range.end <= mention.range.start);
        let free = kept
            .get(at)
            .is_none_or(|other| other.range.start >= mention.range.end);
        if free {
            kept.insert(at, mention);
        }
    }
    kept
}
