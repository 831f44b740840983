//! What of a text is kept to find its copies.

use crate::fact::ArticleInfo;
use crate::text::simplified;
use std::collections::BTreeSet;
use std::hash::Hasher;

/// Characters of a shingle: about three words.
const SHINGLE: usize = 5;
/// Hashes by which candidates are found.
const KEYS: usize = 16;
/// Hashes by which two texts are compared.
const SAMPLE: usize = 512;
/// Shorter texts have too little to be told apart by.
const LEAST: usize = 60;
/// Shorter clauses are in many texts.
const CLAUSE: usize = 5;
/// The beginning of a text, and where another must have it.
const LEAD: usize = 80;
const LEAD_WITHIN: usize = 200;
/// A first line up to this long, without a full stop, is a headline.
const HEADLINE: usize = 50;
/// The least shares for one text.
const SHINGLES_SHARED: f64 = 0.5;
/// The same where neither was cut: rites are told in the same words, whoever holds them.
const SHINGLES_SHARED_OF_ONE_SIZE: f64 = 0.7;
const ONE_SIZE: f64 = 0.8;
const CLAUSES_SHARED: f64 = 0.4;
const LEAD_SHARED: f64 = 0.55;
const NUMBERS_SHARED: f64 = 0.7;

/// A text, reduced to hashes of its Chinese characters and digits; notes of sounds, marks and blanks have no say.
pub(super) struct Sketch {
    /// Sorted.
    shingles: Vec<u64>,
    /// Each with its length in characters, sorted.
    clauses: Vec<(u64, usize)>,
    lead: BTreeSet<u64>,
    beginning: BTreeSet<u64>,
    numbers: BTreeSet<u64>,
    size: usize,
}

impl Sketch {
    pub(super) fn of(info: &ArticleInfo) -> Self {
        let text = simplified(&info.text);
        let body = body(&text);
        let letters: Vec<char> = body.chars().filter(|c| is_kept(*c)).collect();
        let mut shingles = hashes(&letters, SHINGLE);
        shingles.sort_unstable();
        shingles.dedup();
        shingles.truncate(SAMPLE);
        let numbers = body
            .split(|c: char| !c.is_ascii_digit())
            .filter(|run| !run.is_empty());
        let end = |most: usize| letters.len().min(most);
        Self {
            shingles,
            clauses: clauses(body),
            lead: hashes(&letters[..end(LEAD)], 3).into_iter().collect(),
            beginning: hashes(&letters[..end(LEAD_WITHIN)], 3)
                .into_iter()
                .collect(),
            numbers: numbers.map(|run| hash(run.chars())).collect(),
            size: letters.len(),
        }
    }

    /// The smallest hashes: texts that share much share most of them.
    pub(super) fn keys(&self) -> &[u64] {
        let keys = if self.size < LEAST { 0 } else { KEYS };
        &self.shingles[..self.shingles.len().min(keys)]
    }

    /// Whether both are one text, cut, edited or written otherwise.
    pub(super) fn is_one_text_with(&self, other: &Self) -> bool {
        let (short, long) = if self.size <= other.size {
            (self, other)
        } else {
            (other, self)
        };
        let least = if ratio(short.size, long.size) >= ONE_SIZE {
            SHINGLES_SHARED_OF_ONE_SIZE
        } else {
            SHINGLES_SHARED
        };
        short.shingles_in(long) >= least
            && short.clauses_in(long) >= CLAUSES_SHARED
            && short.begins_like(long)
            && share(&short.numbers, &long.numbers) >= NUMBERS_SHARED
    }

    /// The share of the shingles that the other has, estimated where both were sampled.
    fn shingles_in(&self, other: &Self) -> f64 {
        let sampled = |sketch: &Self| match sketch.shingles.len() {
            SAMPLE => sketch.shingles[SAMPLE - 1],
            _ => u64::MAX,
        };
        let most = sampled(self).min(sampled(other));
        let mine: Vec<&u64> = self.shingles.iter().filter(|hash| **hash <= most).collect();
        let found = mine
            .iter()
            .filter(|hash| other.shingles.binary_search(hash).is_ok());
        ratio(found.count(), mine.len())
    }

    /// The share of the characters that stand in clauses that the other has.
    fn clauses_in(&self, other: &Self) -> f64 {
        let has = |hash: u64| {
            other
                .clauses
                .binary_search_by_key(&hash, |(one, _)| *one)
                .is_ok()
        };
        let all: usize = self.clauses.iter().map(|(_, size)| size).sum();
        let found = self.clauses.iter().filter(|(hash, _)| has(*hash));
        ratio(found.map(|(_, size)| size).sum(), all)
    }

    fn begins_like(&self, other: &Self) -> bool {
        let shared = share(&self.lead, &other.beginning).max(share(&other.lead, &self.beginning));
        shared >= LEAD_SHARED
    }
}

/// Without the headline, which every mirror writes anew.
fn body(text: &str) -> &str {
    let text = text.trim_start();
    match text.split_once('\n') {
        Some((first, rest)) if first.chars().count() <= HEADLINE && !first.contains('。') => rest,
        _ => text,
    }
}

fn is_kept(character: char) -> bool {
    matches!(character, '0'..='9' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

fn clauses(body: &str) -> Vec<(u64, usize)> {
    let ends = |c: char| {
        matches!(
            c,
            '。' | '！' | '？' | '；' | '，' | '：' | '、' | '“' | '”' | ',' | ';' | ':' | '\n'
        )
    };
    let clauses = body.split(ends).filter_map(|clause| {
        let letters: Vec<char> = clause.chars().filter(|c| is_kept(*c)).collect();
        (letters.len() >= CLAUSE).then(|| (hash(letters.iter().copied()), letters.len()))
    });
    let mut clauses: Vec<(u64, usize)> = clauses.collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

fn hashes(letters: &[char], size: usize) -> Vec<u64> {
    letters
        .windows(size)
        .map(|window| hash(window.iter().copied()))
        .collect()
}

/// The same on every machine; mixed to the last bit, since the smallest are taken for a sample
/// (the finaliser of MurmurHash3).
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    for letter in letters {
        hasher.write_u32(letter.into());
    }
    let mut mixed = hasher.finish();
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53_u64] {
        mixed = (mixed ^ (mixed >> 33)).wrapping_mul(factor);
    }
    mixed ^ (mixed >> 33)
}

/// The share of `some` that is in `others`; of next to nothing, all.
fn share(some: &BTreeSet<u64>, others: &BTreeSet<u64>) -> f64 {
    if some.len() < 2 {
        return 1.0;
    }
    ratio(some.intersection(others).count(), some.len())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the counts are those of one article"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
