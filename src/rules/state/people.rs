//! Persons and their posts, as facts.

use super::Stater;
use crate::document::rank::rank_of;
use crate::document::{Person, PostClaim};
use crate::fact::{Fact, PersonFact, PostFact};
use crate::kind::PersonKind;

impl Stater<'_> {
    /// A person, with the words that tell the gender, where any do, as evidence beside the name.
    pub(super) fn person(&self, person: &Person) -> Fact {
        let grounds = self.grounds(&person.mentions[0], "person", person.rule);
        let mut grounds = self.witnessed(grounds, &person.mentions);
        let quote = grounds.evidence[0].quote.clone();
        if let Some(sign) = &person.gender {
            let said = self.evidence(&sign.range);
            if said != grounds.evidence[0] {
                grounds.evidence.push(said);
            }
        }
        Fact::Person(PersonFact {
            key: person.name.clone(),
            name: person.name.clone(),
            written: (quote != person.name).then_some(quote),
            kind: person.kind,
            gender: person.gender.as_ref().map(|sign| sign.gender),
            grounds,
        })
    }

    /// The posts of all who are more than mentioned, each once.
    pub(super) fn posts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        // Who is named in a doctrine or as a distant authority has no posts here.
        let present =
            |claim: &&PostClaim| self.document.people[claim.person].kind != PersonKind::Mentioned;
        for claim in self.document.posts.iter().filter(present) {
            let fact = PostFact {
                person: self.document.people[claim.person].name.clone(),
                post: claim.post.clone(),
                tenure: claim.tenure,
                rank: rank_of(self.lexicon, &self.document.places, &claim.post),
                grounds: self.grounds(&claim.range, "post", claim.rule),
            };
            let known = facts.iter().any(|other: &PostFact| {
                other.person == fact.person
                    && other.post == fact.post
                    && other.tenure == fact.tenure
            });
            if !known {
                facts.push(fact);
            }
        }
        // 党委书记A in the headline, X大学党委书记A in the body: one post, and the body says whose.
        let told: Vec<(String, String)> = facts
            .iter()
            .filter(|fact| fact.post.body.is_some())
            .map(|fact| (fact.person.clone(), fact.post.title.clone()))
            .collect();
        facts.retain(|fact| {
            fact.post.body.is_some()
                || !told.iter().any(|(person, title)| {
                    *person == fact.person && title.ends_with(&fact.post.title)
                })
        });
        facts.into_iter().map(Fact::Post).collect()
    }
}
