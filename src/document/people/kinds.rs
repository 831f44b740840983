//! What a person is: official, business, merely mentioned.

use super::super::organizations::Organizations;
use super::super::{Person, PostClaim};
use super::Naming;
use crate::kind::{OrganizationKind, PersonKind};
use crate::lexicon::titles::TitleClass;
use crate::post::Body;

/// The classes of the titles that stand where the person is named.
fn classes_of(naming: Naming<'_>, person: &Person) -> Vec<TitleClass> {
    let bears = |mention: &usize| person.mentions.contains(&naming.mentions[*mention].range);
    let groups = naming.groups.iter();
    groups
        .filter(|group| group.persons.iter().any(bears))
        .flat_map(|group| group.titles.iter().map(|&title| naming.titles[title].class))
        .collect()
}

/// What a person is, from the titles, the posts and the words around the name.
pub(super) fn kind_of(
    naming: Naming<'_>,
    organizations: &Organizations,
    person: usize,
    people: &[Person],
    posts: &[PostClaim],
) -> PersonKind {
    let classes = classes_of(naming, &people[person]);
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
    // 产业园副总经理: a park is run as a firm where its heads are a firm's.
    let runs = !classes.is_empty()
        && classes.iter().all(|class| *class == TitleClass::Company)
        && bodies
            .iter()
            .flatten()
            .all(|kind| matches!(kind, OrganizationKind::Park | OrganizationKind::Company));
    if runs {
        return PersonKind::Business;
    }
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
                | TitleClass::Foreign
        )
    }) || !bodies.is_empty()
    {
        PersonKind::Official
    } else {
        PersonKind::Other
    }
}

/// 习近平总书记关于…的重要论述: named in a doctrine, every time.
pub(super) fn is_only_mentioned(text: &str, person: &Person) -> bool {
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
