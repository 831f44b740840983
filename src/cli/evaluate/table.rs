//! The figures in columns that line up.

use super::{By, Telling};
use crate::evaluate::Evaluation;
use crate::evaluate::bootstrap::Interval;
use crate::evaluate::measure::Measure;
use crate::evaluate::mistake::Mistake;
use anyhow::Result;
use std::io::Write;

pub(super) fn write(telling: &Telling<'_>, out: &mut dyn Write) -> Result<()> {
    let evaluation = telling.evaluation;
    let documents = evaluation.documents.len();
    let noun = if documents == 1 {
        "document"
    } else {
        "documents"
    };
    writeln!(out, "{documents} {noun}")?;
    figures(telling, out)?;
    if let Some(types) = evaluation.type_accuracy() {
        let (share, of) = (types.share, types.of);
        writeln!(out, "{:18} {share:7.3}  of {of} found", "org type accuracy")?;
    }
    if telling.by == Some(By::Rule) {
        writeln!(out)?;
        rules(evaluation, out)?;
    }
    if let Some((name, groups)) = telling.groups() {
        writeln!(out)?;
        self::groups(name, &groups, out)?;
    }
    Ok(())
}

fn figures(telling: &Telling<'_>, out: &mut dyn Write) -> Result<()> {
    let heads = ["", "P", "R", "F1", "gold", "got", "loose F1"];
    let [_, p, r, f1, gold, got, loose] = heads;
    write!(
        out,
        "{:18} {p:>7} {r:>7} {f1:>7} {gold:>6} {got:>6} {loose:>9}",
        ""
    )?;
    if telling.bootstrap {
        write!(out, "   {:13}   {:13}", "F1, 95 %", "loose F1, 95 %")?;
    }
    writeln!(out)?;
    for measure in Measure::ALL {
        let score = telling.evaluation.score(measure);
        let (p, r, f1, loose) = (score.p, score.r, score.f1, score.loose_f1);
        let (gold, got) = (score.gold, score.got);
        let name = measure.code();
        write!(
            out,
            "{name:18} {p:7.3} {r:7.3} {f1:7.3} {gold:6} {got:6} {loose:9.3}"
        )?;
        if telling.bootstrap
            && let Some(intervals) = telling.evaluation.intervals(measure)
        {
            let (strict, loose) = (bounds(intervals.f1), bounds(intervals.loose_f1));
            write!(out, "   {strict:13}   {loose:13}")?;
        }
        writeln!(out)?;
        if telling.errors {
            for mistake in telling.evaluation.mistakes(measure) {
                error(&mistake, out)?;
            }
        }
    }
    Ok(())
}

fn bounds(interval: Interval) -> String {
    format!("{:.3}–{:.3}", interval.low, interval.high)
}

fn error(mistake: &Mistake, out: &mut dyn Write) -> Result<()> {
    let kind = mistake.kind.code();
    let cells = mistake.tuple.iter();
    let cells: Vec<&str> = cells
        .map(|cell| {
            if cell.is_empty() {
                "–"
            } else {
                cell.as_str()
            }
        })
        .collect();
    writeln!(out, "    {kind:8}{} {}", mistake.document, cells.join(" "))?;
    if let Some(cause) = &mistake.cause {
        let (rule, sure, words) = (&cause.rule, cause.confidence, &cause.sentence);
        writeln!(out, "            {rule} {sure:.2} “{words}”")?;
    }
    Ok(())
}

fn rules(evaluation: &Evaluation, out: &mut dyn Write) -> Result<()> {
    let (claims, right, p) = ("claims", "right", "P");
    let (loose, sure) = ("loose P", "confidence");
    writeln!(
        out,
        "{:14} {:32} {claims:>6} {right:>6} {p:>7} {loose:>8} {sure:>11}",
        "claim", "rule"
    )?;
    for score in evaluation.by_rule() {
        writeln!(
            out,
            "{:14} {:32} {:6} {:6} {:7.3} {:8.3} {:11.3}",
            score.kind.code(),
            score.rule,
            score.claims,
            score.right,
            score.precision,
            score.loose_precision,
            score.confidence
        )?;
    }
    Ok(())
}

/// A line a group: F1 by each measure. Its name comes last, since it may be long and wide.
fn groups(
    name: &str,
    groups: &std::collections::BTreeMap<String, Evaluation>,
    out: &mut dyn Write,
) -> Result<()> {
    write!(out, "F1, then loose F1 where it differs\ndocuments")?;
    for measure in Measure::ALL {
        let code = measure.code();
        let width = code.len().max(WIDTH);
        write!(out, "  {code:width$}")?;
    }
    writeln!(out, "  {name}")?;
    for (group, evaluation) in groups {
        write!(out, "{:9}", evaluation.documents.len())?;
        for measure in Measure::ALL {
            let width = measure.code().len().max(WIDTH);
            write!(out, "  {:width$}", both(evaluation, measure))?;
        }
        writeln!(out, "  {group}")?;
    }
    Ok(())
}

const WIDTH: usize = "0.000 0.000".len();

fn both(evaluation: &Evaluation, measure: Measure) -> String {
    let score = evaluation.score(measure);
    if score.gold == 0 && score.got == 0 {
        return "–".to_owned();
    }
    let (strict, loose) = (score.f1, score.loose_f1);
    if strict < loose {
        format!("{strict:.3} {loose:.3}")
    } else {
        format!("{strict:.3}")
    }
}
