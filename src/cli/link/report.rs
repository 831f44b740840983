//! What became of each row, for people to read, to fill in, and to hand back.

use crate::cli::csv;
use crate::reconcile::Candidate;
use crate::reconcile::linking::{Decisions, Finding, State};
use crate::source::decoded;
use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use serde_json::json;
use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// A line a candidate
    Text,
    /// A table with a header, to be filled in and handed back
    Csv,
    /// A JSON object a row of the list
    Jsonl,
}

const COLUMNS: [&str; 9] = [
    "line",
    "iri",
    "name",
    "state",
    "score",
    "entity",
    "entity_name",
    "description",
    "decision",
];

pub(super) fn print(findings: &[Finding<'_>], form: Form) -> Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    if form == Form::Csv {
        csv::row(&mut out, &COLUMNS.map(str::to_owned))?;
    }
    for finding in findings {
        match form {
            Form::Text => text(finding, &mut out)?,
            Form::Csv => table(finding, &mut out)?,
            Form::Jsonl => writeln!(out, "{}", object(finding))?,
        }
    }
    out.flush()?;
    Ok(())
}

fn name<'f>(finding: &'f Finding<'_>) -> &'f str {
    finding.reference.names.first().map_or("", String::as_str)
}

fn text(finding: &Finding<'_>, out: &mut impl Write) -> Result<()> {
    let state = finding.state.code();
    let line = finding.reference.line;
    writeln!(out, "{line}\t{state}\t{}", name(finding))?;
    for candidate in &finding.candidates {
        let entity = candidate.entity;
        writeln!(
            out,
            "\t{:.1}\t{}\t{}\t{}",
            candidate.score,
            entity.name(),
            entity.description(),
            entity.id()
        )?;
    }
    Ok(())
}

fn table(finding: &Finding<'_>, out: &mut impl Write) -> Result<()> {
    let row = |candidate: Option<&Candidate<'_>>| {
        let of =
            |value: &dyn Fn(&Candidate<'_>) -> String| candidate.map_or_else(String::new, value);
        let decision = if finding.state == State::Decided {
            "same"
        } else {
            ""
        };
        [
            finding.reference.line.to_string(),
            finding.iri.clone(),
            name(finding).to_owned(),
            finding.state.code().to_owned(),
            of(&|candidate| format!("{:.1}", candidate.score)),
            of(&|candidate| candidate.entity.iri()),
            of(&|candidate| candidate.entity.name().to_owned()),
            of(&|candidate| candidate.entity.description()),
            decision.to_owned(),
        ]
    };
    if finding.candidates.is_empty() {
        csv::row(out, &row(None))?;
    }
    for candidate in &finding.candidates {
        csv::row(out, &row(Some(candidate)))?;
    }
    Ok(())
}

fn object(finding: &Finding<'_>) -> serde_json::Value {
    let candidates = finding.candidates.iter().map(|candidate| {
        let features = candidate.features.iter();
        json!({
            "entity": candidate.entity.iri(),
            "name": candidate.entity.name(),
            "description": candidate.entity.description(),
            "score": candidate.score,
            "features": features
                .map(|feature| (feature.id.clone(), json!(feature.value)))
                .collect::<serde_json::Map<_, _>>(),
        })
    });
    json!({
        "line": finding.reference.line,
        "iri": finding.iri,
        "name": name(finding),
        "state": finding.state.code(),
        "candidates": candidates.collect::<Vec<_>>(),
    })
}

/// What somebody filled into a report: `same` or `different` in its column `decision`.
pub(super) fn decisions(path: &Path) -> Result<Decisions> {
    let shown = path.display();
    let bytes = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    let text =
        decoded(bytes).ok_or_else(|| anyhow!("{shown} is no text; hand back a report in CSV"))?;
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let column = |name: &str| {
        let place = header.iter().position(|known| known.trim() == name);
        place.ok_or_else(|| anyhow!("{shown}: no column is called `{name}`; hand back a report of `zhengtu link --format csv`"))
    };
    let (iri, entity, decision) = (column("iri")?, column("entity")?, column("decision")?);
    let mut decided = Decisions::new();
    for row in reader.records() {
        let row = row.with_context(|| format!("{shown} cannot be read"))?;
        let line = row.position().map_or(0, ::csv::Position::line);
        let cell = |place: usize| row.get(place).unwrap_or_default().trim();
        let is_one = match cell(decision) {
            "" => continue,
            "same" => true,
            "different" => false,
            other => {
                bail!("{shown}:{line}: `{other}` is no decision; write same, different or nothing")
            }
        };
        let pair = (cell(iri).to_owned(), cell(entity).to_owned());
        if pair.1.is_empty() {
            bail!(
                "{shown}:{line}: a decision on a row without an entity; name one by its IRI in the column `entity`"
            );
        }
        if decided.get(&pair).is_some_and(|known| *known != is_one) {
            bail!(
                "{shown}:{line}: the row says the contrary of one above it on {}",
                pair.1
            );
        }
        decided.insert(pair, is_one);
    }
    let same = decided.iter().filter(|(_, is_one)| **is_one);
    let same: Vec<_> = same.map(|((theirs, _), _)| theirs).collect();
    if let Some(twice) = same.windows(2).find(|pair| pair[0] == pair[1]) {
        bail!("{shown}: <{}> cannot be the same as two entities", twice[0]);
    }
    Ok(decided)
}
