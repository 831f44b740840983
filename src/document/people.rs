//! The persons of a document: one entry a name, what each is, which posts each holds.

use super::bodies::Resolved;
use super::groups::Group;
use super::organizations::Organizations;
use super::{Person, PostClaim};
use crate::kind::Gender;
use crate::kind::{OrganizationKind, PersonKind, Tenure};
use crate::lexicon::titles::TitleClass;
use crate::mention::byline::BylineMention;
use crate::mention::person::PersonMention;
use crate::mention::title::TitleMention;
use crate::post::Body;
use std::ops::Range;

/// What the kinds and posts of persons are decided from.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'n> {
    /// The clean text.
    pub text: &'n str,
    /// The titles.
    pub titles: &'n [TitleMention],
    /// The groups of titles and names.
    pub groups: &'n [Group],
    /// For each group, its titles' posts.
    pub resolved: &'n [Vec<Resolved>],
    /// The names in the text.
    pub mentions: &'n [PersonMention],
    /// The names in bylines.
    pub bylines: &'n [BylineMention],
}

/// The persons, in the order of their first mention, and their posts, in the order of the text.
#[must_use]
pub fn gather(naming: Naming<'_>, organizations: &Organizations) -> (Vec<Person>, Vec<PostClaim>) {
    let mut people: Vec<Person> = Vec::new();
    for mention in naming.mentions {
        let person = index_of(
            &mut people,
            &mention.name,
            mention.via.rule(),
            mention.score,
        );
        people[person].mentions.push(mention.range.clone());
    }
    let posts = posts(naming, &mut people);
    for person in 0..people.len() {
        people[person].kind = kind_of(naming, organizations, person, &people, &posts);
        people[person].gender = gender_of(naming.text, &people[person]);
    }
    for byline in naming.bylines {
        let known = people.iter().any(|person| person.name == byline.name);
        if !known {
            let person = index_of(&mut people, &byline.name, "person.byline", 2.0);
            people[person].kind = PersonKind::Byline;
            people[person].mentions.push(byline.range.clone());
        }
    }
    (people, posts)
}

fn index_of(people: &mut Vec<Person>, name: &str, rule: &'static str, score: f64) -> usize {
    if let Some(known) = people.iter().position(|person| person.name == name) {
        people[known].score = people[known].score.max(score);
        return known;
    }
    people.push(Person {
        name: name.to_owned(),
        kind: PersonKind::Other,
        mentions: Vec::new(),
        rule,
        score,
        gender: None,
    });
    people.len() - 1
}

/// The posts that the groups give, and those of 任命X为Y, X的Y职务.
fn posts(naming: Naming<'_>, people: &mut [Person]) -> Vec<PostClaim> {
    let mut claims: Vec<PostClaim> = Vec::new();
    for (group, resolved) in naming.groups.iter().zip(naming.resolved) {
        let change = Change::of(naming.text, group);
        let bearers: Vec<usize> = if group.persons.is_empty() {
            bearer_before(naming, group).into_iter().collect()
        } else {
            group.persons.iter().map(|&mention| mention).collect()
        };
        for mention in bearers {
            let mention = &naming.mentions[mention];
            let Some(person) = people.iter().position(|person| person.name == mention.name) else {
                continue;
            };
            for one in resolved {
                let Some(post) = one.post.clone() else {
                    continue;
                };
                let tenure = if group.persons.is_empty() {
                    change.tenure(one.tenure)
                } else {
                    one.tenure
                };
                claims.push(PostClaim {
                    person,
                    post,
                    tenure,
                    range: group.range.start.min(mention.range.start)
                        ..group.range.end.max(mention.range.end),
                });
            }
        }
    }
    claims
}

/// X为Y局局长, X的Y局局长职务, X任Y局局长: the name stands before the title.
fn bearer_before(naming: Naming<'_>, group: &Group) -> Option<usize> {
    let (index, mention) = naming
        .mentions
        .iter()
        .enumerate()
        .rfind(|(_, mention)| mention.range.end <= group.range.start)?;
    let between = naming.text.get(
        crate::mention::person::skip_note(naming.text, mention.range.end)..group.range.start,
    )?;
    const JOINTS: &[&str] = &[
        "为",
        "任",
        "担任",
        "的",
        "同志为",
        "同志任",
        "同志的",
        "当选为",
        "当选",
        "兼任",
        "出任",
        "同志担任",
        "因工作变动辞去",
        "辞去",
        "接任",
        "不再担任",
        "同志兼任",
        "为我市",
        "为我县",
        "其为",
        "拟任",
    ];
    let joint = between.trim_matches([' ', ',']);
    let close = between.chars().count() <= 14 && !between.contains(['。', '\n', ';']);
    (JOINTS.contains(&joint)
        || close
            && (joint.ends_with("辞去")
                || joint.ends_with("当选为")
                || joint.ends_with("聘任其为")))
    .then_some(index)
}

/// Whether the words around a title give the post or take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Given,
    Taken,
    Planned,
    Stands,
}

impl Change {
    fn of(text: &str, group: &Group) -> Self {
        let after = &text[group.range.end..];
        let line_start = text[..group.range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[line_start..group.range.start];
        let sentence = line.rsplit(['。', ';']).next().unwrap_or_default();
        let sentence_taken = sentence.contains("解聘");
        let taken = sentence_taken
            || after.starts_with("职务")
            || after.starts_with("的职务")
            || after.starts_with("等职务");
        let heading = last_heading(&text[..line_start]);
        if sentence.contains("拟任") || sentence.contains("拟提名") {
            Self::Planned
        } else if sentence.contains("辞去")
            || sentence.contains("免去")
            || sentence.contains("不再担任")
            || (taken && heading != Self::Given)
            || (heading == Self::Taken && line.contains('的'))
        {
            Self::Taken
        } else if sentence.contains("任命")
            || sentence.contains("当选")
            || sentence.contains("选举")
            || sentence.contains("聘任")
            || sentence.contains("聘")
            || sentence.contains("补选")
            || heading == Self::Given && (line.contains('为') || line.contains('任'))
        {
            Self::Given
        } else if sentence.ends_with('任')
            || sentence.ends_with("担任")
            || sentence.ends_with("出任")
            || sentence.ends_with("接任")
            || sentence.ends_with("为")
        {
            Self::Given
        } else {
            Self::Stands
        }
    }

    fn tenure(self, title: Tenure) -> Tenure {
        match (self, title) {
            (Self::Planned, _) => Tenure::Proposed,
            (_, Tenure::Former | Tenure::Proposed) => title,
            (Self::Given, _) => Tenure::Appointed,
            (Self::Taken, _) => Tenure::Removed,
            (Self::Stands, other) => other,
        }
    }
}

/// The heading that a list of appointments stands under: 决定任命:, 免去:.
fn last_heading(before: &str) -> Change {
    for line in before.lines().rev().take(40) {
        let line = line.trim_matches([' ', ':', '一', '二', '三', '、']);
        if line.chars().count() > 16 {
            continue;
        }
        if line.ends_with("免去") || line.ends_with("免职") {
            return Change::Taken;
        }
        if line.ends_with("任命") || line.ends_with("任职") {
            return Change::Given;
        }
    }
    Change::Stands
}

/// What a person is, from the titles, the posts and the words around the name.
fn kind_of(
    naming: Naming<'_>,
    organizations: &Organizations,
    person: usize,
    people: &[Person],
    posts: &[PostClaim],
) -> PersonKind {
    let mut classes: Vec<TitleClass> = Vec::new();
    for group in naming.groups {
        if group
            .persons
            .iter()
            .any(|&mention| naming.mentions[mention].name == people[person].name)
        {
            classes.extend(group.titles.iter().map(|&title| naming.titles[title].class));
        }
    }
    if is_only_mentioned(naming.text, &people[person]) {
        return PersonKind::Mentioned;
    }
    let bodies: Vec<Option<OrganizationKind>> = posts
        .iter()
        .filter(|claim| claim.person == person)
        .map(|claim| match &claim.post.body {
            Some(Body::Organization(name)) => organizations.kind_of(name),
            Some(Body::Place(_) | Body::Named(_)) => Some(OrganizationKind::Government),
            None => None,
        })
        .collect();
    let of = |kinds: &[OrganizationKind]| bodies.iter().flatten().any(|kind| kinds.contains(kind));
    let chamber = posts.iter().any(|claim| {
        claim.person == person
            && (claim.post.title.ends_with("会长") || claim.post.title.ends_with("理事长"))
    });
    if of(&[
        OrganizationKind::Government,
        OrganizationKind::Party,
        OrganizationKind::School,
        OrganizationKind::Hospital,
        OrganizationKind::Media,
        OrganizationKind::Park,
    ]) {
        PersonKind::Official
    } else if of(&[OrganizationKind::Company, OrganizationKind::Project])
        || chamber
        || classes
            .iter()
            .any(|class| matches!(class, TitleClass::Company | TitleClass::BusinessNoun))
    {
        PersonKind::Business
    } else if classes.iter().any(|class| {
        matches!(
            class,
            TitleClass::Chief
                | TitleClass::Head
                | TitleClass::Rank
                | TitleClass::Leader
                | TitleClass::National
        )
    }) || !bodies.is_empty()
    {
        PersonKind::Official
    } else {
        PersonKind::Other
    }
}

/// 习近平总书记关于…的重要论述: named in a doctrine, every time.
fn is_only_mentioned(text: &str, person: &Person) -> bool {
    const DOCTRINE: &[&str] = &[
        "新时代",
        "总书记关于",
        "总书记重要",
        "总书记考察",
        "总书记视察",
        "总书记在",
        "总书记对",
        "同志为核心",
        "总书记系列",
        "总书记的",
        "总书记亲临",
        "总书记亲自",
        "总书记参加",
        "主席关于",
        "主席重要",
        "思想",
        "总书记致",
        "法治思想",
        "生态文明",
        "经济思想",
        "总书记嘱托",
        "总书记殷殷",
        "总书记提出",
        "总书记强调",
        "总书记指出",
        "总书记所",
    ];
    !person.mentions.is_empty()
        && person.mentions.iter().all(|range| {
            let after = &text[range.end..];
            DOCTRINE.iter().any(|sign| after.starts_with(sign))
        })
}

/// (女) behind the name, or 她 as the first pronoun of the sentence behind a lone subject.
fn gender_of(text: &str, person: &Person) -> Option<Gender> {
    person.mentions.iter().find_map(|range| {
        let note = &text[range.end..crate::mention::person::skip_note(text, range.end)];
        if note.contains('女') {
            Some(Gender::Female)
        } else if note.contains('男') {
            Some(Gender::Male)
        } else {
            None
        }
    })
}

/// Where the names of appointment lists must begin: behind a line's start, 任命, 免去, 接受 and the
/// like, when 为 or 的 follows within a name's length.
#[must_use]
pub fn frames(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    const OPENERS: &[&str] = &[
        "决定任命",
        "任命",
        "免去",
        "接受",
        "选举",
        "补选",
        "聘任",
        "提名",
        "推选",
        "同意",
        "解聘",
        "聘请",
        "提拔",
        "向",
        "决定免去",
        "会见了",
        "会见",
    ];
    let mut starts = Vec::new();
    for line in lines {
        let words = &text[line.clone()];
        if is_list_row(words) {
            starts.push(line.start);
        }
        for opener in OPENERS {
            for (at, _) in words.match_indices(opener) {
                let start = at + opener.len();
                if is_list_row(&words[start..])
                    || *opener == "向" && words[start..].contains("颁发聘书")
                {
                    starts.push(line.start + start);
                }
            }
        }
        for (at, _) in words.match_indices([';', '。', ',']) {
            let start = at + words[at..].chars().next().map_or(1, char::len_utf8);
            if is_list_row(&words[start..]) {
                starts.push(line.start + start);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// NAME(女,彝族)为…局长; NAME的…职务; NAME任….
fn is_list_row(words: &str) -> bool {
    let head: String = words.trim_start_matches(' ').chars().take(28).collect();
    // The first character is never a joint: 任明远 is a name.
    let behind = head.chars().next().map_or(0, char::len_utf8);
    let joint = head[behind..]
        .find(['(', '为', '的', '任', '同', '因', '辞'])
        .map_or(head.len(), |at| behind + at);
    let name = head[..joint].to_owned();
    let length = name.chars().filter(|c| *c != ' ').count();
    if !(2..=8).contains(&length)
        || name.contains(['、', ',', '。', ':'])
        || head.chars().count() <= length
    {
        return false;
    }
    let noted = crate::mention::person::skip_note(words, name.len().min(words.len()));
    let behind = words.get(noted..).unwrap_or_default();
    let clause = behind
        .split([';', '。', ',', '\n'])
        .next()
        .unwrap_or_default();
    let (rest, clause) = (words.get(name.len()..).unwrap_or_default(), clause);
    let office = [
        "长",
        "主任",
        "书记",
        "委员",
        "主席",
        "审判员",
        "检察员",
        "职务",
        "经理",
        "总裁",
        "总监",
        "成员",
        "巡视员",
        "调研员",
    ]
    .iter()
    .any(|end| clause.trim_end_matches([',', ' ']).ends_with(end))
        || clause.contains("职务");
    office
        && (rest.starts_with('(')
            || rest.starts_with('为')
            || rest.starts_with('的')
            || rest.starts_with('任')
            || rest.starts_with("同志")
            || rest.starts_with('因')
            || rest.starts_with("辞去"))
}
