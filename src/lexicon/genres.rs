//! Signs of what kind of text an article is, with their weights.

use super::table::rows;
use crate::kind::Genre;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::ops::Range;

/// Where a sign is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the lines that are read: headlines, body, captions.
    Text,
    /// In all lines, furniture and bylines too.
    Page,
    /// In headlines and in the first line.
    Head,
    /// Right before a day and 电, in the lines that are read.
    Dateline,
    /// Nowhere by its words: counted by its shape.
    Shape,
}

/// How much of a sign there must be for its full weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Full {
    /// So many in the article.
    Count(f64),
    /// So many in a thousand characters.
    PerMille(f64),
}

/// One sign of one genre.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// The genre's code, a dot and a name; unique.
    pub id: &'static str,
    /// The genre that it speaks for, or against where the weight is below zero.
    pub genre: Genre,
    /// Where it is looked for.
    pub place: Place,
    /// How much of it weighs fully; less weighs in proportion.
    pub full: Full,
    /// What it adds to its genre's sum.
    pub weight: f64,
    /// The name of its shape, where it has one.
    pub shape: Option<&'static str>,
}

/// All signs, ready to be found.
pub struct GenreSigns {
    signs: Vec<Sign>,
    /// Each word once, with the signs that it is a word of.
    words: CharwiseDoubleArrayAhoCorasick<u32>,
    owners: Vec<Vec<usize>>,
}

impl std::fmt::Debug for GenreSigns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GenreSigns")
            .field("signs", &self.signs.len())
            .finish_non_exhaustive()
    }
}

impl GenreSigns {
    /// Loads the embedded data.
    ///
    /// # Panics
    /// When the embedded table is broken, which a test rules out.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the table is embedded and tested")]
    pub fn load() -> Self {
        let mut signs = Vec::new();
        let mut words: Vec<(&str, Vec<usize>)> = Vec::new();
        for row in rows(include_str!("data/genre-signs.tsv")) {
            let sign = sign(&row).expect("a known genre and place, and figures");
            if sign.shape.is_none() {
                words.extend(row[4].split('|').map(|word| (word, vec![signs.len()])));
            }
            signs.push(sign);
        }
        words.sort();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.append(&mut next.1);
            }
            same
        });
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build(words.iter().map(|(word, _)| word))
            .expect("distinct, non-empty words");
        Self {
            signs,
            words: automaton,
            owners: words.into_iter().map(|(_, owners)| owners).collect(),
        }
    }

    /// The signs, in the order of their ids.
    #[must_use]
    pub fn signs(&self) -> &[Sign] {
        &self.signs
    }

    /// Every word of a sign in `text`, overlapping ones too: where, and the indices of its signs.
    pub fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Range<usize>, &'t [usize])> + 't {
        self.words.find_overlapping_iter(text).filter_map(|found| {
            let owners = self.owners.get(found.value() as usize)?;
            Some((found.start()..found.end(), owners.as_slice()))
        })
    }
}

/// Reads a row: sign, where, full, weight, words, why.
fn sign(row: &[&'static str]) -> Option<Sign> {
    let [id, place, full, weight, words, _why] = row else {
        return None;
    };
    let place = match *place {
        "text" => Place::Text,
        "page" => Place::Page,
        "head" => Place::Head,
        "dateline" => Place::Dateline,
        "shape" => Place::Shape,
        _ => return None,
    };
    let full = match full.strip_suffix('‰') {
        Some(figure) => Full::PerMille(figure.parse().ok()?),
        None => Full::Count(full.parse().ok()?),
    };
    Some(Sign {
        id,
        genre: Genre::from_code(id.split_once('.')?.0)?,
        place,
        full,
        weight: weight.parse().ok()?,
        shape: (place == Place::Shape).then_some(words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood_sorted_and_says_why() {
        let rows: Vec<_> = rows(include_str!("data/genre-signs.tsv")).collect();
        for row in &rows {
            let sign = sign(row).unwrap_or_else(|| panic!("cannot read {row:?}"));
            let (Full::Count(full) | Full::PerMille(full)) = sign.full;
            assert!(full > 0.0 && sign.weight != 0.0, "{} counts never", sign.id);
            assert!(row[5].ends_with('.'), "{} does not say why", sign.id);
            let words: Vec<_> = row[4].split('|').collect();
            assert!(
                words.iter().all(|word| !word.is_empty()),
                "{} has an empty word",
                sign.id
            );
            let mut distinct = words.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), words.len(), "{} has a word twice", sign.id);
        }
        let ids: Vec<_> = rows.iter().map(|row| row[0]).collect();
        assert!(ids.is_sorted(), "keep genre-signs.tsv sorted (LC_ALL=C)");
    }

    #[test]
    fn a_word_counts_for_each_of_its_signs() {
        let signs = GenreSigns::load();
        let text = "东京7日电";
        let found: Vec<_> = signs
            .find(text)
            .flat_map(|(range, owners)| owners.iter().map(move |at| (&text[range.clone()], *at)))
            .map(|(word, at)| (word, signs.signs()[at].id))
            .collect();
        for expected in [("东京", "foreign.dateline"), ("东京", "foreign.place")] {
            assert!(
                found.contains(&expected),
                "{expected:?} is not in {found:?}"
            );
        }
    }
}
