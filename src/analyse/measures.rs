//! Measures of nodes by name: to go along with a network into other tools.

use super::{Communities, Effort, Rank, Ties, communities, figures, rank, reach};
use crate::network::{Network, Value};

/// Something that is measured of each node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// How many edges it has.
    Degree,
    /// The weights of its edges in all.
    Strength,
    /// The share of a random walk that is spent at it.
    PageRank,
    /// The share of pairs of others whose shortest ways lead over it.
    Betweenness,
    /// How near it is to the others that it reaches.
    Closeness,
    /// The innermost core that it is in.
    Core,
    /// The community that it is of; 1 is the largest.
    Community,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 7] = [
        Self::Degree,
        Self::Strength,
        Self::PageRank,
        Self::Betweenness,
        Self::Closeness,
        Self::Core,
        Self::Community,
    ];

    /// Those that tell who is central.
    pub const CENTRAL: [Self; 6] = [
        Self::Degree,
        Self::Strength,
        Self::PageRank,
        Self::Betweenness,
        Self::Closeness,
        Self::Core,
    ];

    /// The word for it on the command line, and the name of the attribute in exported files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Strength => "strength",
            Self::PageRank => "pagerank",
            Self::Betweenness => "betweenness",
            Self::Closeness => "closeness",
            Self::Core => "core",
            Self::Community => "community",
        }
    }

    /// The measure of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// How measures are taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Whether betweenness and closeness are estimated.
    pub effort: Effort,
    /// Above 1 for smaller communities.
    pub resolution: f64,
    /// What fixes the order in which nodes choose their community.
    pub seed: u64,
}

impl Default for Measures {
    fn default() -> Self {
        Self {
            effort: Effort::Exact,
            resolution: 1.0,
            seed: 1,
        }
    }
}

/// The values of each measure that is wanted, by node.
#[must_use]
pub fn measure(network: &Network, wanted: &[Measure], how: Measures) -> Vec<(Measure, Vec<Value>)> {
    let ties = Ties::of(network);
    let wants = |any: &[Measure]| wanted.iter().any(|wanted| any.contains(wanted));
    let counted =
        wants(&[Measure::Degree, Measure::Strength, Measure::Core]).then(|| figures(&ties));
    let ranks = wants(&[Measure::PageRank]).then(|| rank(&ties, Rank::default()));
    let reach =
        wants(&[Measure::Betweenness, Measure::Closeness]).then(|| reach(&ties, how.effort));
    let parts = wants(&[Measure::Community]).then(|| communities(&ties, how.resolution, how.seed));
    let numbers = |numbers: &[f64]| {
        numbers
            .iter()
            .map(|number| Value::Number(*number))
            .collect()
    };
    let values = |measure: Measure| -> Option<Vec<Value>> {
        let figures = || counted.as_ref().map(|all| all.iter());
        Some(match measure {
            Measure::Degree => figures()?
                .map(|of| Value::Integer(of.degree.into()))
                .collect(),
            Measure::Core => figures()?
                .map(|of| Value::Integer(of.core.into()))
                .collect(),
            Measure::Strength => figures()?.map(|of| Value::Number(of.strength)).collect(),
            Measure::PageRank => numbers(ranks.as_ref()?),
            Measure::Betweenness => numbers(&reach.as_ref()?.betweenness),
            Measure::Closeness => numbers(&reach.as_ref()?.closeness),
            Measure::Community => numbered(parts.as_ref()?),
        })
    };
    let all = wanted.iter().map(|wanted| (*wanted, values(*wanted)));
    all.filter_map(|(measure, values)| Some((measure, values?)))
        .collect()
}

/// Communities as people count them, from 1.
fn numbered(communities: &Communities) -> Vec<Value> {
    let of = communities.of.iter();
    of.map(|number| Value::Integer(i64::from(*number) + 1))
        .collect()
}

/// Gives each node of a network its measures as attributes.
pub fn attach(network: &mut Network, wanted: &[Measure], how: Measures) {
    for (measure, values) in measure(network, wanted, how) {
        for (node, value) in network.nodes.iter_mut().zip(values) {
            node.attributes.insert(measure.code().to_owned(), value);
        }
    }
}
