//! Which articles are one text: reprints, mirrors, copies that were cut, edited, headed anew or put into the other script.
//!
//! Candidates share some of the smallest hashes of their shingles (bottom-k sketches: Broder, "On the resemblance
//! and containment of documents", 1997), so that the work grows with the number of articles. A candidate is a copy
//! where most of the shorter text's shingles and whole clauses stand in the longer one, both begin alike, and they
//! have the same numbers: two reports made after one pattern share phrases, but neither beginning nor numbers.
//! Of one text the article that was published first is the original; of those of one day, the one whose id is first.

mod sketch;

use crate::fact::{ArticleFacts, ArticleInfo};
use sketch::Sketch;
use std::collections::{BTreeMap, HashMap};

/// So many of the smallest hashes must be shared before two texts are compared at all.
const SHARED_KEYS: usize = 3;
/// Phrases that more originals than these share tell nothing.
const MOST_POSTINGS: usize = 400;

/// The original of every article that is a copy, by id; it depends on the set of articles alone.
#[must_use]
pub fn copies(articles: &[ArticleFacts]) -> BTreeMap<String, String> {
    let mut ordered: Vec<&ArticleInfo> = articles.iter().map(|facts| &facts.article).collect();
    ordered.sort_by_key(|info| age(info));
    let (mut originals, mut postings) = (Vec::new(), HashMap::<u64, Vec<usize>>::new());
    let mut copies = BTreeMap::new();
    for info in ordered {
        let sketch = Sketch::of(info);
        if let Some(original) = original_of(&sketch, &originals, &postings) {
            copies.insert(info.document.clone(), original.to_owned());
            continue;
        }
        for key in sketch.keys() {
            let posted = postings.entry(*key).or_default();
            if posted.len() < MOST_POSTINGS {
                posted.push(originals.len());
            }
        }
        originals.push((info.document.as_str(), sketch));
    }
    copies
}

fn age(info: &ArticleInfo) -> (bool, &str, &str) {
    let published = info.published.as_ref().map_or("", |date| date.as_str());
    (published.is_empty(), published, &info.document)
}

/// The oldest of the originals that this is a copy of.
fn original_of<'a>(
    sketch: &Sketch,
    originals: &[(&'a str, Sketch)],
    postings: &HashMap<u64, Vec<usize>>,
) -> Option<&'a str> {
    let mut shared = BTreeMap::new();
    for original in sketch
        .keys()
        .iter()
        .filter_map(|key| postings.get(key))
        .flatten()
    {
        *shared.entry(*original).or_insert(0) += 1;
    }
    let candidates = shared
        .into_iter()
        .filter(|(_, count)| *count >= SHARED_KEYS);
    let mut candidates = candidates.filter_map(|(at, _)| originals.get(at));
    let found = candidates.find(|(_, original)| original.is_one_text_with(sketch));
    found.map(|(document, _)| *document)
}

#[cfg(test)]
mod tests;
