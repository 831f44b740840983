//! Results that are kept in the store, as a named graph that queries can join.

use super::{Common, Measured};
use crate::analyse::Measure;
use crate::cli::storing::{keep, open, open_to_change};
use crate::graph::measured::{Number, Results, quads};
use crate::network::{Network, Value};
use crate::store::{Foreign, graph_for};
use anyhow::Result;
use std::path::Path;

/// Whether to keep the results, and where.
#[derive(Debug, clap::Args)]
pub(super) struct WriteBack {
    /// Keep the results in a named graph of the store, beside the view, where your own queries find them with GRAPH; the
    /// graph is named after what was asked, unless an IRI is given. The same question again takes its place
    #[arg(long, value_name = "IRI", num_args = 0..=1, default_missing_value = "", conflicts_with = "from")]
    write_back: Option<String>,
}

/// What an analysis was asked for.
pub(super) struct Parameters {
    analysis: &'static str,
    named: Vec<(String, String)>,
    modularity: Option<f64>,
}

impl Parameters {
    pub(super) fn of(common: &Common, analysis: &'static str) -> Self {
        let events = &common.events;
        let parameters = Self {
            analysis,
            named: vec![
                ("analysis".to_owned(), analysis.to_owned()),
                ("view".to_owned(), common.view.code().to_owned()),
                ("most".to_owned(), events.most.to_string()),
            ],
            modularity: None,
        };
        parameters
            .with("since", events.since)
            .with("until", events.until)
            .with("planned", events.planned.then_some(true))
            .with("everybody", events.everybody.then_some(true))
    }

    pub(super) fn with(mut self, name: &str, value: Option<impl ToString>) -> Self {
        let value = value.map(|value| (name.to_owned(), value.to_string()));
        self.named.extend(value);
        self
    }

    pub(super) const fn modularity(mut self, modularity: f64) -> Self {
        self.modularity = Some(modularity);
        self
    }

    /// What the graph is called after: the analysis, the view and the days.
    fn name(&self) -> String {
        let parts = self.named.iter();
        let parts = parts.filter(|(name, _)| matches!(name.as_str(), "view" | "since" | "until"));
        let parts: Vec<&str> = parts.map(|(_, value)| value.as_str()).collect();
        format!("analysis-{}-{}", self.analysis, parts.join("-"))
    }
}

impl WriteBack {
    /// Keeps the values of the network's nodes, if that was asked for.
    pub(super) fn keep(
        &self,
        of: &Measured,
        network: &Network,
        values: &[(Measure, Vec<Value>)],
        parameters: &Parameters,
    ) -> Result<()> {
        let Some(asked) = &self.write_back else {
            return Ok(());
        };
        let dir = of.common.events.dir()?;
        let base = open(dir)?.base().clone();
        let asked = Some(asked.as_str()).filter(|asked| !asked.is_empty());
        let graph = graph_for(Path::new(&parameters.name()), asked, &base)?;
        let nodes = network.nodes.iter().enumerate().map(|(at, node)| {
            let measures = values
                .iter()
                .filter_map(|(measure, values)| Some((measure.code(), number(&values[at])?)));
            (node.id.clone(), measures.collect())
        });
        let results = Results {
            parameters: parameters.named.clone(),
            modularity: parameters.modularity,
            nodes: nodes.collect(),
        };
        let foreign = Foreign::of_quads(graph.clone(), &quads(&graph, &results, &base))?;
        keep(&mut open_to_change(dir)?, &foreign)
    }
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Integer(number) => Some(Number::Whole(*number)),
        Value::Number(number) => Some(Number::Real(*number)),
        Value::Text(_) | Value::Date(_) => None,
    }
}
