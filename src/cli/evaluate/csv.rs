//! One table as comma-separated values (RFC 4180).

use super::{By, Telling};
use crate::cli::csv::row;
use crate::evaluate::Evaluation;
use crate::evaluate::bootstrap::{Interval, Intervals};
use crate::evaluate::measure::Measure;
use std::io::{self, Write};

pub(super) fn write(telling: &Telling<'_>, out: &mut dyn Write) -> io::Result<()> {
    if telling.errors {
        return errors(telling.evaluation, out);
    }
    if telling.by == Some(By::Rule) {
        return rules(telling.evaluation, out);
    }
    let mut head: Vec<String> = ["measure", "p", "r", "f1", "tp", "gold", "got", "loose_f1"]
        .map(str::to_owned)
        .to_vec();
    if telling.bootstrap {
        for figure in ["p", "r", "f1", "loose_f1"] {
            head.extend([format!("{figure}_low"), format!("{figure}_high")]);
        }
    }
    if let Some((name, groups)) = telling.groups() {
        head.splice(..0, [name.to_owned(), "documents".to_owned()]);
        row(out, &head)?;
        for (group, evaluation) in &groups {
            let documents = evaluation.documents.len().to_string();
            figures(
                evaluation,
                telling.bootstrap,
                &[group.clone(), documents],
                out,
            )?;
        }
        return Ok(());
    }
    row(out, &head)?;
    figures(telling.evaluation, telling.bootstrap, &[], out)
}

fn figures(
    evaluation: &Evaluation,
    bootstrap: bool,
    before: &[String],
    out: &mut dyn Write,
) -> io::Result<()> {
    for measure in Measure::ALL {
        let score = evaluation.score(measure);
        let mut cells = before.to_vec();
        cells.push(measure.code().to_owned());
        cells.extend([score.p, score.r, score.f1].map(|figure| figure.to_string()));
        cells.extend([score.tp, score.gold, score.got].map(|count| count.to_string()));
        cells.push(score.loose_f1.to_string());
        if bootstrap {
            cells.extend(evaluation.intervals(measure).iter().flat_map(bounds));
        }
        row(out, &cells)?;
    }
    Ok(())
}

fn bounds(intervals: &Intervals) -> Vec<String> {
    let all = [intervals.p, intervals.r, intervals.f1, intervals.loose_f1];
    let ends = |interval: Interval| [interval.low.to_string(), interval.high.to_string()];
    all.into_iter().flat_map(ends).collect()
}

fn errors(evaluation: &Evaluation, out: &mut dyn Write) -> io::Result<()> {
    let head = "measure,error,document,tuple,rule,confidence,sentence";
    row(out, &head.split(',').map(str::to_owned).collect::<Vec<_>>())?;
    for measure in Measure::ALL {
        for mistake in evaluation.mistakes(measure) {
            let kind = mistake.kind.code().to_owned();
            let tuple = mistake.tuple.join(" ");
            let mut cells = vec![measure.code().to_owned(), kind, mistake.document, tuple];
            match mistake.cause {
                Some(cause) => {
                    cells.extend([cause.rule, cause.confidence.to_string(), cause.sentence]);
                }
                None => cells.extend([const { String::new() }; 3]),
            }
            row(out, &cells)?;
        }
    }
    Ok(())
}

fn rules(evaluation: &Evaluation, out: &mut dyn Write) -> io::Result<()> {
    let head = "claim,rule,claims,right,precision,loose_precision,confidence";
    row(out, &head.split(',').map(str::to_owned).collect::<Vec<_>>())?;
    for score in evaluation.by_rule() {
        let mut cells = vec![score.kind.code().to_owned(), score.rule];
        cells.extend([score.claims, score.right].map(|count| count.to_string()));
        let shares = [score.precision, score.loose_precision, score.confidence];
        cells.extend(shares.map(|share| share.to_string()));
        row(out, &cells)?;
    }
    Ok(())
}
