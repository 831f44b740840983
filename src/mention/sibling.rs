//! Sites known by the company they keep: 考察了独角兽岛、成都科学城 lists two sites, though only one
//! of the names shows by its form what it is.

use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{Ending, WordTable};
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
    endings: &WordTable<Ending>,
    text: &str,
    sites: &[OrganizationMention],
    taken: &[Range<usize>],
) -> Vec<OrganizationMention> {
    let mut found: Vec<OrganizationMention> = Vec::new();
    if !sites.iter().any(|site| is_site(site.kind)) {
        return found;
    }
    for verb in verbs
        .find(text)
        .filter(|verb| {
            matches!(
                verb.class,
                VerbClass::Move | VerbClass::Look | VerbClass::Visit
            )
        })
        .map(|verb| verb.range.end)
        .chain(scenes(text))
    {
        let mut members = members(text, verb);
        part_last(text, sites, &mut members);
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
                        && !is_aspect(&text[site.range.end..member.end])
                })
        };
        if members.len() < 2 || !members.iter().any(known) {
            continue;
        }
        for member in members {
            // 徐州市经济开发区金龙湖之窗: the zone says where.
            let zone = zone_at(sites, &member).filter(|end| *end < member.end);
            let member = zone.unwrap_or(member.start)..member.end;
            let free = !overlaps(taken, Range::clone, &member);
            if free
                && is_name(verbs, &text[member.clone()])
                && !found.iter().any(|other| other.range == member)
            {
                found.push(OrganizationMention {
                    kind: kind_of(endings, &text[member.clone()]),
                    range: member,
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

/// 在A、B等处,X边走边看: the lists of places that begin a sentence.
fn scenes(text: &str) -> impl Iterator<Item = usize> {
    const AT: &str = "在";
    text.match_indices(AT).filter_map(|(at, _)| {
        let opens = text[..at].ends_with(['。', '\n', ' ']);
        let clause = start_of(&text[at..], 300).split([',', '。', '\n']).next()?;
        let listed = clause.contains('、')
            && ["等处", "等地", "等企业"]
                .iter()
                .any(|end| clause.ends_with(end));
        (opens && listed).then_some(at + AT.len())
    })
}

/// What a name says by its end that it is: 二期项目, 实验学校; a brand alone is a firm's.
fn kind_of(endings: &WordTable<Ending>, name: &str) -> OrganizationKind {
    const AREAS: &[char] = &[
        '园', '岛', '城', '谷', '区', '湾', '港', '街', '山', '湖', '坊', '里', '巷', '河', '场',
    ];
    let known = endings.endings(name).into_iter();
    let ending = known
        .filter(|ending| ending.end == name.len())
        .min_by_key(|ending| ending.start);
    match ending {
        Some(ending) => ending.value.kind,
        None if name.ends_with(AREAS) => OrganizationKind::Park,
        None if name.ends_with(['馆', '院', '楼', '站', '桥', '路', '中', '心', '村']) => {
            OrganizationKind::Other
        }
        None => OrganizationKind::Company,
    }
}

/// 走访A、B和C工程: where the last but one is known to end, the last begins.
fn part_last(text: &str, sites: &[OrganizationMention], members: &mut Vec<Range<usize>>) {
    let Some(last) = members.last().cloned() else {
        return;
    };
    let joint = ["和", "以及", "及", "与"].iter().find_map(|word| {
        let at = last.start + text[last.clone()].find(word)?;
        let first = first_behind(|index| sites[index].range.clone(), sites.len(), last.start);
        let ends = sites[first..]
            .iter()
            .take_while(|site| site.range.start < last.end)
            .any(|site| site.range.end == at && is_site(site.kind));
        // 乐康源项目和中清公司: and so where the last is known to begin.
        let begins = *word != "与"
            && sites
                .binary_search_by_key(&(at + word.len()), |site| site.range.start)
                .is_ok_and(|known| {
                    sites[known].range.end <= last.end && is_site(sites[known].kind)
                })
            && text[last.start..at].chars().count() >= *LENGTH.start();
        (ends || begins).then_some(at..at + word.len())
    });
    if let Some(joint) = joint {
        members.pop();
        members.push(last.start..joint.start);
        members.push(joint.end..last.end);
    }
}

/// A、B、C9家重点企业: how many there are is not part of the last name.
fn without_count(list: &str) -> &str {
    let counted = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两多余几".contains(c);
    let counts = ["家", "个", "处"].iter().filter_map(|word| {
        let at = list.rfind(word)?;
        let name = list[..at].trim_end_matches(counted);
        (name.len() < at && list[at..].chars().count() <= 8).then_some(name)
    });
    counts.min_by_key(|name| name.len()).unwrap_or(list)
}

/// The members of the list that begins at `start`, parted by 、, up to what ends it.
fn members(text: &str, start: usize) -> Vec<Range<usize>> {
    // 实地参观了A: the particle is of the verb.
    let start = start
        + if text[start..].starts_with('了') {
            '了'.len_utf8()
        } else {
            0
        };
    let rest = start_of(&text[start..], 1_500);
    let end = rest
        .find([',', '。', ';', ':', '\n', '!', '?'])
        .unwrap_or(rest.len());
    let list = &rest[..end];
    // 了解X发展历程、企业文化等情况: what is listed are sides of one thing.
    let closing = list
        .find('等')
        .map_or("", |at| &list[at + '等'.len_utf8()..]);
    if ["情况", "工作", "方面", "内容", "问题", "环节", "方式"]
        .iter()
        .any(|word| closing.starts_with(word))
    {
        return Vec::new();
    }
    let list = without_count(list.find('等').map_or(list, |at| &list[..at]));
    let mut members = Vec::new();
    let mut at = start;
    for member in list.split('、') {
        // 我市忻府区: the pronoun is no part of a name.
        let own = ["我", "本", "该", "全"]
            .iter()
            .find_map(|word| {
                member
                    .strip_prefix(word)?
                    .strip_prefix(['省', '市', '县', '区', '州', '旗'])
            })
            .unwrap_or(member);
        members.push(at + member.len() - own.len()..at + member.len());
        at += member.len() + '、'.len_utf8();
    }
    members
}

/// The end of the zone that a member begins with.
fn zone_at(sites: &[OrganizationMention], member: &Range<usize>) -> Option<usize> {
    let at = sites
        .binary_search_by_key(&member.start, |site| site.range.start)
        .ok()?;
    (sites[at].kind == OrganizationKind::Park).then_some(sites[at].range.end)
}

/// X发展历程, X经营情况: what is told of a site.
fn is_aspect(tail: &str) -> bool {
    [
        "历程", "情况", "工作", "理念", "成果", "状况", "规划", "文化",
    ]
    .iter()
    .any(|word| tail.ends_with(word))
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
        "复工",
        "防控",
        "经营",
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
        // Villages are places, and found as such.
        && !member.ends_with('村')
        && !member.ends_with("社区")
        // 佛山社区陈大力家: somebody's home.
        && !(member.ends_with('家') && (member.contains('村') || member.contains("社区")))
        && member.chars().all(is_han)
        && !ASPECTS.iter().any(|word| member.contains(word))
        && verbs.find(member).next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::organizations::Organizations;

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
        find(
            &Verbs::load(),
            &Organizations::load().endings,
            text,
            &[site],
            &taken,
        )
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
