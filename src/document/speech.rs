//! Which parts of a text are speech: what a leader urges is no report of what is.
//!
//! Bodies that are named only there (a zone to be built, a department told to act) are not the
//! article's to report. Speech begins behind a verb of saying and goes on in the sentences after it
//! that have no subject of their own.

use super::Sentence;
use super::sentence::{Agent, What};
use crate::lexicon::verbs::VerbClass;
use crate::text::LineKind;
use std::ops::Range;

/// The stretches of speech, in order.
#[must_use]
pub fn stretches(text: &str, sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut speaking_on: Option<usize> = None;
    for sentence in sentences
        .iter()
        .filter(|sentence| sentence.kind == LineKind::Body)
    {
        let words = text.get(sentence.range.clone()).unwrap_or_default();
        let said = sentence.predications.iter().find(|predication| {
            predication.verb == VerbClass::Say && !is_on_the_spot(text, &predication.verb_range)
        });
        if let Some(said) = said {
            found.push(said.verb_range.end..sentence.range.end);
            speaking_on = Some(sentence.line);
        } else if speaking_on == Some(sentence.line) && !is_narrated(sentence) || urges(words) {
            found.push(sentence.range.clone());
        } else {
            speaking_on = None;
        }
    }
    found
}

/// 勉励企业, 询问订单: said at a site, about the site.
fn is_on_the_spot(text: &str, verb: &Range<usize>) -> bool {
    [
        "勉励", "鼓励", "肯定", "询问", "感谢", "告诉", "欢迎", "称赞", "赞扬",
    ]
    .contains(&text.get(verb.clone()).unwrap_or_default())
}

/// Whether a sentence has a subject, a day or a place of its own: the report goes on.
fn is_narrated(sentence: &Sentence) -> bool {
    let person = sentence
        .items
        .iter()
        .any(|item| matches!(item.what, What::Agent(Agent::Person(_) | Agent::Party)));
    let moves = sentence.predications.iter().any(|predication| {
        matches!(
            predication.verb,
            VerbClass::Move
                | VerbClass::Convene
                | VerbClass::Accompany
                | VerbClass::Attend
                | VerbClass::Sign
        )
    });
    person
        || moves
        || !sentence.dates.is_empty()
        || sentence
            .predications
            .iter()
            .any(|predication| predication.verb == VerbClass::Speak && predication.explicit)
}

/// 要加快…: a sentence that urges from its first word.
fn urges(words: &str) -> bool {
    let rest = words.trim_start_matches(['“', ' ']);
    [
        "要",
        "一要",
        "二要",
        "三要",
        "四要",
        "必须",
        "各级",
        "全市上下",
        "全县上下",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "六是",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
}

/// Whether a range lies in one of the stretches.
#[must_use]
pub fn contains(stretches: &[Range<usize>], range: &Range<usize>) -> bool {
    let upto = stretches.partition_point(|stretch| stretch.start <= range.start);
    stretches[..upto]
        .last()
        .is_some_and(|stretch| range.end <= stretch.end)
}
