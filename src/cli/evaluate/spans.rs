//! Names marked by hand, held against the names that are read: the figures and the mistakes.

use super::Form;
use crate::document::named::NamedKind;
use crate::evaluate::bootstrap::intervals;
use crate::evaluate::score::Counts;
use crate::evaluate::spans::{ComparedSpans, MarkedText, MarkedTexts};
use crate::pipeline::{Pipeline, PipelineOptions};
use anyhow::Result;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::io::Write;

/// What is to be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub(super) form: Form,
    pub(super) errors: bool,
    pub(super) bootstrap: bool,
}

/// Reads the texts and holds the names against the marks.
pub(super) fn compare(marked: MarkedTexts, options: &PipelineOptions) -> Vec<ComparedSpans> {
    let pipeline = Pipeline::with(options);
    let texts = marked.texts.into_par_iter();
    let compare = |marked: MarkedText| {
        let names = pipeline.names(&marked.article).into_iter();
        let found = names.map(|(span, kind)| (kind, (span.start, span.end)));
        ComparedSpans {
            found: found.collect(),
            marked,
        }
    };
    texts.map(compare).collect()
}

pub(super) fn write(texts: &[ComparedSpans], telling: Telling, out: &mut dyn Write) -> Result<()> {
    match telling.form {
        Form::Table => table(texts, telling, out),
        Form::Json => object(texts, telling, out),
        Form::Csv => csv(texts, telling, out),
    }
}

/// The kinds that are marked at all: annotators who mark persons only do not say that there is no place.
fn marked_kinds(texts: &[ComparedSpans]) -> Vec<NamedKind> {
    let is_marked = |kind: &NamedKind| texts.iter().any(|text| text.counts(*kind).gold > 0);
    NamedKind::ALL.into_iter().filter(is_marked).collect()
}

/// The counts of a kind in each text.
fn counts(texts: &[ComparedSpans], kind: NamedKind) -> Vec<Counts> {
    texts.iter().map(|text| text.counts(kind)).collect()
}

fn sum(counts: &[Counts]) -> Counts {
    let mut sum = Counts::default();
    for &counts in counts {
        sum += counts;
    }
    sum
}

/// A mistake as it is told: the word for it, the text's id, where, and the words.
fn mistakes(
    texts: &[ComparedSpans],
    kind: NamedKind,
) -> Vec<(&'static str, String, String, String)> {
    let all = texts.iter().flat_map(|text| {
        text.mistakes(kind).into_iter().map(|(missed, stretch)| {
            let word = if missed { "missed" } else { "wrong" };
            let at = format!("{}–{}", stretch.0, stretch.1);
            (
                word,
                text.marked.article.id.clone(),
                at,
                text.words(stretch),
            )
        })
    });
    all.collect()
}

fn table(texts: &[ComparedSpans], telling: Telling, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} texts", texts.len())?;
    let heads = ["P", "R", "F1", "gold", "got", "overlap F1"];
    let [p, r, f1, gold, got, loose] = heads;
    let name = "";
    write!(
        out,
        "{name:14} {p:>7} {r:>7} {f1:>7} {gold:>6} {got:>6} {loose:>11}"
    )?;
    writeln!(
        out,
        "{}",
        if telling.bootstrap { "   F1, 95 %" } else { "" }
    )?;
    for kind in marked_kinds(texts) {
        let counts = counts(texts, kind);
        let score = sum(&counts).score();
        let (p, r, f1, loose) = (score.p, score.r, score.f1, score.loose_f1);
        let (name, gold, got) = (kind.code(), score.gold, score.got);
        write!(
            out,
            "{name:14} {p:7.3} {r:7.3} {f1:7.3} {gold:6} {got:6} {loose:11.3}"
        )?;
        if let Some(intervals) = intervals(&counts).filter(|_| telling.bootstrap) {
            write!(out, "   {:.3}–{:.3}", intervals.f1.low, intervals.f1.high)?;
        }
        writeln!(out)?;
        if telling.errors {
            for (word, id, at, words) in mistakes(texts, kind) {
                writeln!(out, "    {word:8}{id} {at} {words}")?;
            }
        }
    }
    Ok(())
}

fn object(texts: &[ComparedSpans], telling: Telling, out: &mut dyn Write) -> Result<()> {
    let mut kinds = Map::new();
    let mut errors = Vec::new();
    for kind in marked_kinds(texts) {
        let counts = counts(texts, kind);
        let score = sum(&counts).score();
        let mut figures = json!({
            "p": score.p, "r": score.r, "f1": score.f1, "tp": score.tp,
            "gold": score.gold, "got": score.got, "overlap_f1": score.loose_f1
        });
        if telling.bootstrap {
            figures["interval"] = serde_json::to_value(intervals(&counts))?;
        }
        kinds.insert(kind.code().to_owned(), figures);
        for (word, document, at, words) in mistakes(texts, kind) {
            let kind = kind.code();
            errors.push(json!({"mention": kind, "kind": word, "document": document, "at": at, "words": words}));
        }
    }
    let mut object = Map::new();
    object.insert("documents".to_owned(), texts.len().into());
    object.insert("mentions".to_owned(), kinds.into());
    if telling.errors {
        object.insert("errors".to_owned(), Value::Array(errors));
    }
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)?;
    Ok(())
}

fn csv(texts: &[ComparedSpans], telling: Telling, out: &mut dyn Write) -> Result<()> {
    let row = |out: &mut dyn Write, cells: &[String]| crate::cli::csv::row(out, cells);
    let head = if telling.errors {
        "mention,error,document,at,words"
    } else {
        "mention,p,r,f1,tp,gold,got,overlap_f1"
    };
    row(out, &head.split(',').map(str::to_owned).collect::<Vec<_>>())?;
    for kind in marked_kinds(texts) {
        if telling.errors {
            for (word, id, at, words) in mistakes(texts, kind) {
                let code = kind.code().to_owned();
                row(out, &[code, word.to_owned(), id, at, words])?;
            }
            continue;
        }
        let score = sum(&counts(texts, kind)).score();
        let mut cells = vec![kind.code().to_owned()];
        cells.extend([score.p, score.r, score.f1].map(|figure| figure.to_string()));
        cells.extend([score.tp, score.gold, score.got].map(|count| count.to_string()));
        cells.push(score.loose_f1.to_string());
        row(out, &cells)?;
    }
    Ok(())
}
