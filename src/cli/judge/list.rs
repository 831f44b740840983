//! The pairs that wait for a decision, as a list.

use super::Desk;
use super::side::name;
use crate::cli::csv;
use crate::identity::review::Candidate;
use anyhow::Result;
use clap::ValueEnum;
use serde_json::json;
use std::io::{BufWriter, Write, stdout};

/// How to print the pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// A line a pair, and its signs
    Text,
    /// A table with a header
    Csv,
    /// A JSON object a line
    Jsonl,
}

pub(super) fn print(desk: &Desk, candidates: &[Candidate<'_>], form: Form) -> Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    if form == Form::Csv {
        let header = [
            "kind", "article", "name", "article", "name", "change", "weight", "signs",
        ];
        csv::row(&mut out, &header.map(str::to_owned))?;
    }
    for candidate in candidates {
        one(desk, candidate, form, &mut out)?;
    }
    if form == Form::Text {
        writeln!(out, "{} pairs wait for a decision", candidates.len())?;
    }
    out.flush()?;
    Ok(())
}

/// The signs in words, the weight of each before it.
pub(super) fn signs(candidate: &Candidate<'_>) -> Vec<String> {
    let score = candidate.score;
    let told = score.signs.iter().map(|sign| {
        let weight = sign.weight * f64::from(sign.times);
        format!("{weight:+.2} {}", score.meaning(sign))
    });
    told.collect()
}

fn one(desk: &Desk, candidate: &Candidate<'_>, form: Form, out: &mut impl Write) -> Result<()> {
    let pair = &candidate.pair;
    let (thing, weight) = (pair.thing, candidate.score.sum());
    let called = |side| name(desk, thing, side);
    let (a, b) = (called(pair.a.mention()), called(pair.b.mention()));
    match form {
        Form::Text => {
            writeln!(
                out,
                "{} {a} [{}] ? {b} [{}]  weight {weight:.2}, changes {}",
                thing.code(),
                pair.a.document,
                pair.b.document,
                candidate.change()
            )?;
            for sign in signs(candidate) {
                writeln!(out, "    {sign}")?;
            }
        }
        Form::Csv => csv::row(
            out,
            &[
                thing.code().to_owned(),
                pair.a.document.clone(),
                pair.a.key.clone(),
                pair.b.document.clone(),
                pair.b.key.clone(),
                candidate.change().to_string(),
                format!("{weight:.2}"),
                signs(candidate).join("; "),
            ],
        )?,
        Form::Jsonl => {
            let side = |document: &str, key: &str, name: &str| json!({"article": document, "key": key, "name": name});
            let row = json!({
                "kind": thing.code(),
                "a": side(&pair.a.document, &pair.a.key, &a),
                "b": side(&pair.b.document, &pair.b.key, &b),
                "change": candidate.change(),
                "weight": (weight * 100.0).round() / 100.0,
                "signs": signs(candidate),
            });
            serde_json::to_writer(&mut *out, &row)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
