//! All that was asked for, as one JSON object.

use super::{By, Telling};
use crate::evaluate::Evaluation;
use crate::evaluate::measure::Measure;
use crate::evaluate::mistake::Mistake;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::io::Write;

pub(super) fn write(telling: &Telling<'_>, out: &mut dyn Write) -> Result<()> {
    let evaluation = telling.evaluation;
    let mut object = of(evaluation, telling.bootstrap)?;
    if telling.by == Some(By::Rule) {
        object.insert(
            "rules".to_owned(),
            serde_json::to_value(evaluation.by_rule())?,
        );
    }
    if let Some((name, groups)) = telling.groups() {
        let mut values = Map::new();
        for (group, evaluation) in &groups {
            values.insert(group.clone(), of(evaluation, telling.bootstrap)?.into());
        }
        object.insert(format!("by_{name}"), values.into());
    }
    if telling.errors {
        let measures = Measure::ALL.into_iter();
        let errors: Vec<Mistake> = measures
            .flat_map(|measure| evaluation.mistakes(measure))
            .collect();
        object.insert("errors".to_owned(), serde_json::to_value(errors)?);
    }
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)?;
    Ok(())
}

fn of(evaluation: &Evaluation, bootstrap: bool) -> Result<Map<String, Value>> {
    let mut measures = Map::new();
    for measure in Measure::ALL {
        let mut figures = serde_json::to_value(evaluation.score(measure))?;
        if bootstrap {
            figures["interval"] = serde_json::to_value(evaluation.intervals(measure))?;
        }
        measures.insert(measure.code().to_owned(), figures);
    }
    let mut object = Map::new();
    object.insert("documents".to_owned(), evaluation.documents.len().into());
    object.insert("measures".to_owned(), measures.into());
    if let Some(types) = evaluation.type_accuracy() {
        let types = json!({"share": types.share, "of": types.of});
        object.insert("organization_types".to_owned(), types);
    }
    Ok(object)
}
