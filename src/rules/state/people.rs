//! Persons and their posts, as facts.

use super::Stater;
use crate::document::rank::rank_of;
use crate::document::{Person, PostClaim};
use crate::fact::{Fact, PersonFact, PostFact};
use crate::kind::{PersonKind, Rank};

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
            key: person.key(),
            name: person.name.clone(),
            written: (quote != person.name).then_some(quote),
            kind: person.kind,
            gender: person.gender.as_ref().map(|sign| sign.gender),
            grounds,
        })
    }

    /// The rank of a post; 韩国|外交部副部长 is no post of the ministry that the name is read as.
    fn rank(&self, claim: &PostClaim) -> Option<Rank> {
        let before = &self.document.text[..claim.range.start];
        if self.lexicon.titles.foreign.ending(before).is_some() {
            return None;
        }
        rank_of(self.lexicon, &self.document.places, &claim.post)
    }

    /// The posts of all who are more than mentioned, each once.
    pub(super) fn posts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        // Who is named in a doctrine or as a distant authority has no posts here.
        let present =
            |claim: &&PostClaim| self.document.people[claim.person].kind != PersonKind::Mentioned;
        for claim in self.document.posts.iter().filter(present) {
            let fact = PostFact {
                person: self.document.people[claim.person].key(),
                post: claim.post.clone(),
                tenure: claim.tenure,
                rank: self.rank(claim),
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

#[cfg(test)]
mod tests {
    use crate::document::reading::{Metadata, read};
    use crate::fact::{Fact, PersonFact};
    use crate::kind::{Gender, Rank};
    use crate::lexicon::Lexicon;
    use crate::rules::{state, tell};
    use crate::text::CleanText;

    fn facts(text: &str) -> Vec<Fact> {
        let lexicon = Lexicon::load();
        let clean = CleanText::of(text);
        let document = read(&lexicon, &clean, &Metadata::default());
        state::facts(&lexicon, &document, &tell(&document), &clean, text)
    }

    fn ranks(text: &str) -> Vec<Option<Rank>> {
        let facts = facts(text).into_iter();
        facts
            .filter_map(|fact| match fact {
                Fact::Post(post) => Some(post.rank),
                Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) | Fact::Event(_) => None,
            })
            .collect()
    }

    #[test]
    fn posts_have_the_ranks_of_their_titles() {
        assert_eq!(
            ranks("8日，铁岭市委书记林远山到鑫通机械有限公司调研，公司董事长赵大宇陪同。"),
            [Some(Rank::BureauChief), None],
            "a secretary has a rank, a chairman of a firm has none"
        );
        assert_eq!(
            ranks("8日，财政部副部长林远山出席会议。"),
            [Some(Rank::ProvinceDeputy)],
            "a deputy minister has a rank"
        );
        assert_eq!(
            ranks("8日，韩国财政部副部长林远山出席会议。"),
            [None],
            "another state's ministry is none of ours"
        );
    }

    fn person(facts: Vec<Fact>) -> PersonFact {
        let mut persons = facts.into_iter().filter_map(|fact| match fact {
            Fact::Person(person) => Some(person),
            Fact::Organization(_) | Fact::Place(_) | Fact::Post(_) | Fact::Event(_) => None,
        });
        persons.next().unwrap()
    }

    #[test]
    fn the_evidence_of_a_gender_is_in_the_words_of_the_article() {
        let person = person(facts(
            "8日，铁岭市市长程兰（女，回族）到鑫通机械有限公司调研。",
        ));
        let quotes = person.grounds.evidence.iter();
        let quotes: Vec<&str> = quotes.map(|evidence| evidence.quote.as_str()).collect();
        assert_eq!(person.gender, Some(Gender::Female), "the note says so");
        assert_eq!(quotes, ["程兰", "程兰（女"], "name first, then the sign");
        assert_eq!(
            person.written, None,
            "the sign is no other way to write the name"
        );
    }
}
