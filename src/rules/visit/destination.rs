//! Where a visit goes, and whether that is away from home.

use crate::document::sentence::{Agent, Predication};
use crate::document::{Document, Sentence};
use crate::kind::DivisionLevel;
use crate::lexicon::verbs::VerbClass;

/// A delegation on business in other regions, rather than a round within the home jurisdiction.
pub(super) fn is_tour(document: &Document, sentence: &Sentence, predication: &Predication) -> bool {
    // What stands before the clause may look back: 在结束学习考察后,A深入….
    let words = document.words(&(predication.clause.start..sentence.range.end));
    let led_away = [
        "率队赴",
        "带队赴",
        "率团赴",
        "一行赴",
        "率队前往",
        "带队前往",
    ]
    .iter()
    .any(|sign| words.contains(sign))
        && words.contains("考察");
    let delegation = led_away
        || [
            "代表团",
            "小分队",
            "考察团",
            "学习考察",
            "招商考察",
            "考察学习",
            "开展招商",
            "考察招商",
        ]
        .iter()
        .any(|sign| words.contains(sign));
    let coming = ["来我", "莅临我", "到我市", "到我县", "到我区"]
        .iter()
        .any(|sign| words.contains(sign));
    let away = !coming
        && destinations(document, sentence, predication)
            .iter()
            .any(|&place| is_away(document, place));
    (delegation
        || sentence.predications.iter().any(|other| {
            other.verb == VerbClass::Tour && other.verb_range.start >= predication.clause.start
        }))
        && (away
            || delegation
                && !coming
                && words.contains('赴')
                && destinations(document, sentence, predication).is_empty())
}

/// Whether a place lies outside the home jurisdiction.
pub(super) fn is_away(document: &Document, place: usize) -> bool {
    let Some(home) = document.home.map(|home| &document.places[home]) else {
        return false;
    };
    let place = &document.places[place];
    let inside = place.code.is_none()
        || place.code == home.code
        || home
            .code
            .as_ref()
            .is_some_and(|code| place.within.contains(code));
    let above = place
        .code
        .as_ref()
        .is_some_and(|code| home.within.contains(code));
    !inside && !above
}

/// The finest divisions that the opening sentence goes to.
pub(super) fn destinations(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> Vec<usize> {
    let mut places = Vec::new();
    let clause_start = predication.clause.start;
    for other in &sentence.predications {
        if other.verb_range.start < clause_start || other.subjects != predication.subjects {
            continue;
        }
        let goes = matches!(
            other.verb,
            VerbClass::Move | VerbClass::Visit | VerbClass::Tour | VerbClass::Look
        );
        if goes {
            for agent in other.at.iter().chain(&other.objects) {
                if let Agent::Place(place) = agent {
                    places.push(*place);
                }
            }
        }
    }
    finest(document, &places)
}

/// The places that hold none of the others; towns and above, each once.
#[must_use]
pub fn finest(document: &Document, places: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &place in places {
        let code = document.places[place].code.as_ref();
        let holds_another = code.is_some_and(|code| {
            places
                .iter()
                .any(|&other| document.places[other].within.contains(code))
        });
        if !holds_another
            && !kept.contains(&place)
            && document.places[place].level != DivisionLevel::Village
        {
            kept.push(place);
        }
    }
    kept
}
