//! The posts of an article, looked up by who holds them and by where they stand.

use super::PostClaim;
use std::ops::Range;

/// Posts in the order in which they were stated.
#[derive(Debug, Clone, Default)]
pub struct Posts {
    claims: Vec<PostClaim>,
    /// Indices of claims, by person, each post and tenure once.
    of_person: Vec<Vec<usize>>,
    /// Indices of claims, by where they begin; those that begin together in the order stated.
    by_start: Vec<usize>,
}

impl Posts {
    /// Files the claims.
    #[must_use]
    pub fn new(claims: Vec<PostClaim>) -> Self {
        let persons = claims.iter().map(|claim| claim.person + 1).max();
        let mut of_person = vec![Vec::new(); persons.unwrap_or(0)];
        for (index, claim) in claims.iter().enumerate() {
            let known: &mut Vec<usize> = &mut of_person[claim.person];
            let same = |other: &usize| {
                claims[*other].post == claim.post && claims[*other].tenure == claim.tenure
            };
            if !known.iter().any(same) {
                known.push(index);
            }
        }
        let mut by_start: Vec<usize> = (0..claims.len()).collect();
        by_start.sort_by_key(|&index| claims[index].range.start);
        Self {
            claims,
            of_person,
            by_start,
        }
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, PostClaim> {
        self.claims.iter()
    }

    /// Those of a person, each post and tenure where it was stated first.
    pub fn of(&self, person: usize) -> impl Iterator<Item = &PostClaim> {
        let indices = self.of_person.get(person).into_iter().flatten();
        indices.map(|&index| &self.claims[index])
    }

    /// Those that begin in a stretch of the text, in the text's order.
    pub fn beginning_in(&self, range: &Range<usize>) -> impl Iterator<Item = &PostClaim> {
        let start = |&index: &usize| self.claims[index].range.start;
        let first = self
            .by_start
            .partition_point(|index| start(index) < range.start);
        let last = self
            .by_start
            .partition_point(|index| start(index) < range.end);
        let indices = self.by_start.get(first..last).unwrap_or_default();
        indices.iter().map(|&index| &self.claims[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Tenure;
    use crate::post::Post;

    #[test]
    fn posts_are_found_by_person_and_by_place() {
        let claim = |person: usize, start: usize| PostClaim {
            person,
            post: Post {
                title: start.to_string(),
                body: None,
            },
            tenure: Tenure::Holds,
            range: start..start + 3,
            rule: "post.before-name",
        };
        let posts = Posts::new(vec![claim(1, 9), claim(0, 3), claim(1, 3), claim(1, 9)]);
        let titles = |claims: &mut dyn Iterator<Item = &PostClaim>| -> Vec<String> {
            claims
                .map(|claim| format!("{}@{}", claim.person, claim.post.title))
                .collect()
        };
        assert_eq!(titles(&mut posts.of(1)), ["1@9", "1@3"]);
        assert!(posts.of(7).next().is_none(), "nobody");
        assert_eq!(titles(&mut posts.beginning_in(&(3..9))), ["0@3", "1@3"]);
        assert_eq!(titles(&mut posts.iter()), ["1@9", "0@3", "1@3", "1@9"]);
    }
}
