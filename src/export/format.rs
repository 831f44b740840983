//! RDF's serialisations, in one table.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use std::path::Path;

/// A serialisation of RDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// One graph, for people to read.
    Turtle,
    /// Several graphs, for people to read.
    Trig,
    /// Several graphs, a quad a line.
    NQuads,
    /// One graph, a triple a line.
    NTriples,
    /// One graph, for tools that know only XML.
    RdfXml,
    /// Several graphs, for tools that know JSON.
    JsonLd,
}

impl GraphFormat {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Turtle,
        Self::Trig,
        Self::NQuads,
        Self::NTriples,
        Self::RdfXml,
        Self::JsonLd,
    ];

    /// The name that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turtle => "turtle",
            Self::Trig => "trig",
            Self::NQuads => "nquads",
            Self::NTriples => "ntriples",
            Self::RdfXml => "rdfxml",
            Self::JsonLd => "jsonld",
        }
    }

    /// What file names end in, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::Trig => "trig",
            Self::NQuads => "nq",
            Self::NTriples => "nt",
            Self::RdfXml => "rdf",
            Self::JsonLd => "jsonld",
        }
    }

    /// The media type that servers send.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::Trig => "application/trig",
            Self::NQuads => "application/n-quads",
            Self::NTriples => "application/n-triples",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// Whether it holds more than one graph.
    #[must_use]
    pub const fn holds_named_graphs(self) -> bool {
        matches!(self, Self::Trig | Self::NQuads | Self::JsonLd)
    }

    /// Whether lines can be sorted without changing what they say.
    pub(super) const fn is_a_quad_a_line(self) -> bool {
        matches!(self, Self::NQuads | Self::NTriples)
    }

    /// What the reader and the writer of RDF call it.
    pub(crate) const fn rdf(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::Trig => RdfFormat::TriG,
            Self::NQuads => RdfFormat::NQuads,
            Self::NTriples => RdfFormat::NTriples,
            Self::RdfXml => RdfFormat::RdfXml,
            Self::JsonLd => RdfFormat::JsonLd {
                profile: JsonLdProfileSet::empty(),
            },
        }
    }

    /// The format that a file's name tells, with or without `.gz`.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (_, end) = name.rsplit_once('.')?;
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == end)
    }
}
