//! Sites known by the company they keep: 考察了独角兽岛、成都科学城 lists two sites, though only one
//! of the names shows by its form what it is.

use crate::kind::OrganizationKind;
use crate::lexicon::verbs::{VerbClass, Verbs};
use crate::mention::organization::{OrganizationForm, OrganizationMention};
use crate::mention::person::is_han;
use crate::span::{first_behind, overlaps, start_of};
use std::ops::Range;

/// Shortest and longest sibling, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=14;

/// The unknown members of lists that a verb of visiting opens and that hold a known site.
/// `taken` are the ranges of everything recognised, sorted.
#[must_use]
pub fn find(
    verbs: &Verbs,
    text: &str,
    sites: &[OrganizationMention],
    taken: &[Range<usize>],
) -> Vec<OrganizationMention> {
    let mut found: Vec<OrganizationMention> = Vec::new();
    for verb in verbs.find(text).filter(|verb| {
        matches!(
            verb.class,
            VerbClass::Move | VerbClass::Look | VerbClass::Visit
        )
    }) {
        let members = members(text, verb.range.end);
        let known = |member: &Range<usize>| {
            let first = first_behind(
                |index| sites[index].range.clone(),
                sites.len(),
                member.start,
            );
            let near = sites[first..].iter();
            near.take_while(|site| site.range.start < member.end)
                .any(|site| {
                    is_site(site.kind)
                        && member.start <= site.range.start
                        && site.range.end <= member.end
                })
        };
        if members.len() < 2 || !members.iter().any(known) {
            continue;
        }
        for member in members {
            let free = !overlaps(taken, Range::clone, &member);
            if free
                && is_name(verbs, &text[member.clone()])
                && !found.iter().any(|other| other.range == member)
            {
                found.push(OrganizationMention {
                    range: member,
                    kind: OrganizationKind::Park,
                    form: OrganizationForm::Full,
                    score: 0.6,
                    rule: "organization.sibling-site",
                    defines: None,
                });
            }
        }
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// The members of the list that begins at `start`, parted by 、, up to what ends it.
fn members(text: &str, start: usize) -> Vec<Range<usize>> {
    let rest = start_of(&text[start..], 1_500);
    let end = rest
        .find([',', '。', ';', ':', '\n', '!', '?'])
        .unwrap_or(rest.len());
    let list = &rest[..end];
    let list = list.find('等').map_or(list, |at| &list[..at]);
    let mut members = Vec::new();
    let mut at = start;
    for member in list.split('、') {
        members.push(at..at + member.len());
        at += member.len() + '、'.len_utf8();
    }
    members
}

fn is_site(kind: OrganizationKind) -> bool {
    match kind {
        OrganizationKind::Company
        | OrganizationKind::School
        | OrganizationKind::Research
        | OrganizationKind::Park
        | OrganizationKind::Hospital
        | OrganizationKind::Project => true,
        OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::Media
        | OrganizationKind::Other => false,
    }
}

/// Whether a member can be a name: all ideographs, no verb in it, none of the words for what is looked at.
fn is_name(verbs: &Verbs, member: &str) -> bool {
    const ASPECTS: &[&str] = &[
        "情况",
        "工作",
        "建设",
        "进展",
        "车间",
        "生产线",
        "展厅",
        "问题",
        "生活",
        "企业",
        "现场",
        "一线",
        "设施",
        "设备",
        "产品",
        "群众",
        "家中",
        "人员",
        "办公室",
        "大厅",
        "的",
        "等",
        "中心城区",
    ];
    LENGTH.contains(&member.chars().count())
        && member.chars().all(is_han)
        && !ASPECTS.iter().any(|word| member.contains(word))
        && verbs.find(member).next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn siblings(text: &str, known: &str) -> Vec<String> {
        let start = text.find(known).expect("the known site stands in the text");
        let site = OrganizationMention {
            range: start..start + known.len(),
            kind: OrganizationKind::Park,
            form: OrganizationForm::Full,
            score: 1.0,
            rule: "test",
            defines: None,
        };
        let taken = [site.range.clone()];
        find(&Verbs::load(), text, &[site], &taken)
            .into_iter()
            .map(|mention| text[mention.range].to_owned())
            .collect()
    }

    #[test]
    fn a_list_of_sites_lends_its_kind() {
        assert_eq!(
            siblings("一行考察了星辰之环、北港科技园。", "北港科技园"),
            ["星辰之环"]
        );
    }

    #[test]
    fn what_is_looked_at_is_no_site() {
        assert!(
            siblings("察看生产车间、北港科技园建设情况。", "北港科技园").is_empty(),
            "a workshop is no site of its own"
        );
    }
}
