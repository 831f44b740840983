//! The persons of a document: one entry a name, what each is, which posts each holds.

mod change;
mod company;
mod construction;
mod frame;
mod kinds;
mod namesakes;
mod speaker;

use super::bodies::Resolved;
use super::groups::Group;
use super::organizations::Organizations;
use super::{Person, PostClaim};
use crate::kind::PersonKind;
use crate::mention::byline::BylineMention;
use crate::mention::person::PersonMention;
use crate::mention::title::TitleMention;
use crate::span::end_of;
use change::Change;
pub use company::lists as company_lists;
use construction::Construction;
pub use frame::frames;
use kinds::kind_of;
pub use speaker::speakers;

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
    let mut posts = posts(naming, &mut people);
    namesakes::split(naming, &mut people, &mut posts);
    for person in 0..people.len() {
        people[person].kind = kind_of(naming, organizations, person, &people, &posts);
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
        namesake: 0,
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
        let bearers: Vec<(usize, Construction)> = if group.persons.is_empty() {
            bearer_before(naming, group).into_iter().collect()
        } else {
            let construction = Construction::of_names_behind(group);
            group
                .persons
                .iter()
                .map(|&mention| (mention, construction))
                .collect()
        };
        for (mention, construction) in bearers {
            let mention = &naming.mentions[mention];
            let Some(person) = people.iter().position(|person| person.name == mention.name) else {
                continue;
            };
            // 梅元华副主任, once 区人大副主任梅元华 has been named: the same post, in short.
            let in_short = construction == Construction::BehindName;
            for one in resolved {
                let Some(post) = one.post.clone() else {
                    continue;
                };
                let told = |claim: &PostClaim| {
                    claim.person == person && claim.post.title.ends_with(&post.title)
                };
                if in_short && claims.iter().any(told) {
                    continue;
                }
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
                    rule: construction.rule(one.whose),
                });
            }
        }
    }
    claims
}

/// What stands between a name and the post that it is given or loses.
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
    "同志不再担任",
    "同志辞去",
    "为我市",
    "为我县",
    "其为",
    "拟任",
];

/// X为Y局局长, X的Y局局长职务, X任Y局局长: the name stands before the title.
fn bearer_before(naming: Naming<'_>, group: &Group) -> Option<(usize, Construction)> {
    if let Some(registered) = registered(naming, group) {
        return Some((registered, Construction::Register));
    }
    let upto = naming
        .mentions
        .partition_point(|mention| mention.range.end <= group.range.start);
    let index = upto.checked_sub(1)?;
    let mention = &naming.mentions[index];
    let between = naming.text.get(
        crate::mention::person::skip_note(naming.text, mention.range.end)..group.range.start,
    )?;
    let joint = between.trim_matches([' ', ',']).trim_end_matches("中共");
    let close = between.chars().count() <= 14 && !between.contains(['。', '\n', ';']);
    // 陶知夏区长: nothing stands between.
    if between.is_empty() {
        return Some((index, Construction::BehindName));
    }
    (JOINTS.contains(&joint)
        || close
            && (joint.ends_with("辞去")
                || joint.ends_with("当选为")
                || joint.ends_with("聘任其为")))
    .then_some((index, Construction::Change))
}

/// X,男,1970年2月生,现任…,拟任…: all posts of the line are of who is registered at its start.
fn registered(naming: Naming<'_>, group: &Group) -> Option<usize> {
    let before = end_of(&naming.text[..group.range.start], 1_200);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let start = group.range.start - line.len();
    let at = naming
        .mentions
        .partition_point(|mention| mention.range.start < start);
    let first = naming.mentions.get(at)?;
    let behind = naming.text.get(first.range.end..)?;
    let sex = [",男", ",女", "(男", "(女"]
        .iter()
        .any(|sign| behind.starts_with(sign));
    (sex && naming.text[start..first.range.start].chars().count() <= 2).then_some(at)
}
