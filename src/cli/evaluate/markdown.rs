//! Confidence held against precision, as Markdown: what `docs/reliability.md` is made of.

use crate::evaluate::Evaluation;
use crate::evaluate::claim::ClaimKind;
use std::io::{self, Write};

pub(super) fn write(evaluation: &Evaluation, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "| claim | claims | right | precision | loose precision | mean confidence | calibration error |\n\
         |---|--:|--:|--:|--:|--:|--:|"
    )?;
    let bins = evaluation.bins();
    let rules = evaluation.by_rule();
    for kind in ClaimKind::ALL {
        let Some(error) = evaluation.calibration_error(kind) else {
            continue;
        };
        let all = evaluation.tally(kind);
        writeln!(
            out,
            "| {} | {} | {} | {:.3} | {:.3} | {:.3} | {error:.3} |",
            kind.code(),
            all.claims,
            all.right,
            all.precision(),
            all.loose_precision(),
            all.confidence()
        )?;
    }
    writeln!(
        out,
        "\n| claim | confidence | claims | mean confidence | precision | loose precision |\n\
         |---|---|--:|--:|--:|--:|"
    )?;
    for bin in &bins {
        let (kind, from, to) = (bin.kind.code(), bin.from, bin.to);
        let (mean, strict, loose) = (bin.confidence, bin.precision, bin.loose_precision);
        let claims = bin.claims;
        writeln!(
            out,
            "| {kind} | {from:.2} to {to:.2} | {claims} | {mean:.3} | {strict:.3} | {loose:.3} |"
        )?;
    }
    writeln!(
        out,
        "\n| claim | rule | claims | right | precision | loose precision | mean confidence |\n\
         |---|---|--:|--:|--:|--:|--:|"
    )?;
    for score in &rules {
        let (kind, rule) = (score.kind.code(), &score.rule);
        let (claims, right) = (score.claims, score.right);
        let (strict, loose) = (score.precision, score.loose_precision);
        let mean = score.confidence;
        writeln!(
            out,
            "| {kind} | `{rule}` | {claims} | {right} | {strict:.3} | {loose:.3} | {mean:.3} |"
        )?;
    }
    Ok(())
}
