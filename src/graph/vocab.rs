//! Every term that a graph of ours uses, one module a namespace.
//!
//! `ontology/zhengtu.ttl` declares the same terms, and `ontology/schemes.ttl` the same concepts; a
//! test holds both against this file and against [`crate::kind`]. No other file spells an IRI.

use crate::kind::{
    DateBasis, DivisionLevel, EventKind, EventStatus, Genre, OrganizationKind, PartOfDay,
    PersonKind, Rank, Role, Tenure,
};
use oxigraph::model::{NamedNode, NamedNodeRef};

/// Declares the terms of one namespace and the list of them all.
macro_rules! terms {
    ($namespace:literal { $($(#[$doc:meta])* $name:ident = $local:literal,)+ }) => {
        use oxigraph::model::NamedNodeRef;
        /// What the namespace's IRIs begin with.
        pub const NAMESPACE: &str = $namespace;
        $($(#[$doc])* pub const $name: NamedNodeRef<'static> =
            NamedNodeRef::new_unchecked(concat!($namespace, $local));)+
        /// Every term that is used of this namespace.
        pub const ALL: &[NamedNodeRef<'static>] = &[$($name,)+];
    };
}

pub mod zt;

pub mod dcterms {
    //! Dublin Core terms: what an article is called and when it was issued.
    terms! { "http://purl.org/dc/terms/" {
        /// The article's id in its corpus.
        IDENTIFIER = "identifier",
        /// Day of publication.
        ISSUED = "issued",
        /// From a result of a check to the named graph that was checked.
        SOURCE = "source",
        /// From a name that the view has given up to the one in its place.
        IS_REPLACED_BY = "isReplacedBy",
        /// Headline.
        TITLE = "title",
    } }
}

pub mod foaf {
    //! Friend of a Friend: persons.
    terms! { "http://xmlns.com/foaf/0.1/" {
        /// `female` or `male`, where the text says so.
        GENDER = "gender",
        /// In the view: a name in either script, without a language, so that it can be looked up.
        NAME = "name",
        /// A human being.
        PERSON = "Person",
    } }
}

pub mod nif {
    //! NLP Interchange Format: stretches of text.
    terms! { "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        /// The quoted characters.
        ANCHOR_OF = "anchorOf",
        /// First code point.
        BEGIN_INDEX = "beginIndex",
        /// One past the last code point.
        END_INDEX = "endIndex",
        /// The whole text that indices count in.
        IS_STRING = "isString",
        /// From a stretch of text to the whole.
        REFERENCE_CONTEXT = "referenceContext",
    } }
}

pub mod org {
    //! The W3C organization ontology: bodies, posts, memberships.
    terms! { "http://www.w3.org/ns/org#" {
        /// From a body to its kind.
        CLASSIFICATION = "classification",
        /// From a membership to who is the member.
        MEMBER = "member",
        /// Somebody standing to a body.
        MEMBERSHIP = "Membership",
        /// Any body.
        ORGANIZATION = "Organization",
        /// A position that exists whoever fills it.
        POST = "Post",
        /// From a post to its body.
        POST_IN = "postIn",
    } }
}

pub mod owl {
    //! The Web Ontology Language: what is one and the same, and statements on such a statement.
    terms! { "http://www.w3.org/2002/07/owl#" {
        /// From a statement on a statement to that one's property.
        ANNOTATED_PROPERTY = "annotatedProperty",
        /// From a statement on a statement to that one's subject.
        ANNOTATED_SOURCE = "annotatedSource",
        /// From a statement on a statement to that one's object.
        ANNOTATED_TARGET = "annotatedTarget",
        /// A statement that others are made on.
        AXIOM = "Axiom",
        /// Between two things that somebody found not to be one.
        DIFFERENT_FROM = "differentFrom",
        /// Between two names of one thing, as somebody confirmed.
        SAME_AS = "sameAs",
    } }
}

pub mod prov {
    //! PROV-O: which run stated a record.
    terms! { "http://www.w3.org/ns/prov#" {
        /// Something that ran.
        ACTIVITY = "Activity",
        /// A program.
        SOFTWARE_AGENT = "SoftwareAgent",
        /// From a run to its program.
        WAS_ASSOCIATED_WITH = "wasAssociatedWith",
        /// From what is named to another tool that names it too.
        WAS_ATTRIBUTED_TO = "wasAttributedTo",
    } }
}

pub mod rdf {
    //! RDF itself.
    terms! { "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        /// From a thing to its class.
        TYPE = "type",
    } }
}

pub mod schema {
    //! schema.org: articles, firms, areas.
    terms! { "https://schema.org/" {
        /// An administrative division.
        ADMINISTRATIVE_AREA = "AdministrativeArea",
        /// A firm.
        CORPORATION = "Corporation",
        /// A news report.
        NEWS_ARTICLE = "NewsArticle",
        /// A web address.
        URL = "url",
    } }
}

pub mod sem {
    //! Simple Event Model: what happened where.
    terms! { "http://semanticweb.cs.vu.nl/2009/11/sem/" {
        /// A happening.
        EVENT = "Event",
        /// From a happening to a place of it.
        HAS_PLACE = "hasPlace",
    } }
}

pub mod skos {
    //! SKOS: names, codes and links to other data.
    terms! { "http://www.w3.org/2004/02/skos/core#" {
        /// Another name.
        ALT_LABEL = "altLabel",
        /// Between two entities of the view that may be one.
        CLOSE_MATCH = "closeMatch",
        /// From a division to itself in other data.
        EXACT_MATCH = "exactMatch",
        /// A code.
        NOTATION = "notation",
        /// The name, in simplified characters.
        PREF_LABEL = "prefLabel",
    } }
}

pub mod sssom {
    //! Simple Standard for Sharing Ontological Mappings: how a match with other people's data was come by.
    terms! { "https://w3id.org/sssom/" {
        /// How sure the match is, from 0 to 1.
        CONFIDENCE = "confidence",
        /// How it was come by: a term of [`super::semapv`].
        MAPPING_JUSTIFICATION = "mapping_justification",
        /// What the other data call it.
        OBJECT_LABEL = "object_label",
        /// What we call it.
        SUBJECT_LABEL = "subject_label",
    } }
}

pub mod semapv {
    //! Vocabulary of mapping justifications, for SSSOM.
    terms! { "https://w3id.org/semapv/vocab/" {
        /// Names and properties were compared.
        COMPOSITE_MATCHING = "CompositeMatching",
        /// Somebody looked and decided.
        MANUAL_MAPPING_CURATION = "ManualMappingCuration",
    } }
}

/// The datatype of Extended Date/Time Format literals.
pub const EDTF: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://id.loc.gov/datatypes/edtf/EDTF");

/// What the IRIs of SKOS schemes begin with: scheme `role` is `…/role`, its concepts `…/role#lead`.
pub const SCHEMES: &str = "https://w3id.org/zhengtu/scheme/";

/// A value of a closed vocabulary that has a SKOS scheme.
pub trait Concept: Copy {
    /// Last part of the scheme's IRI.
    const SCHEME: &'static str;

    /// The value's stable code.
    fn notation(self) -> &'static str;

    /// The concept's IRI.
    fn iri(self) -> NamedNode {
        NamedNode::new_unchecked(format!("{SCHEMES}{}#{}", Self::SCHEME, self.notation()))
    }
}

/// Gives closed vocabularies their schemes, and lists all concepts for the test of the ontology.
macro_rules! schemes {
    ($($kind:ident = $scheme:literal,)+) => {
        $(impl Concept for $kind {
            const SCHEME: &'static str = $scheme;
            fn notation(self) -> &'static str { self.code() }
        })+

        /// Every concept, with the last part of its scheme's IRI and its code.
        #[must_use]
        pub fn concepts() -> Vec<(&'static str, &'static str, NamedNode)> {
            let mut all = Vec::new();
            $(all.extend($kind::ALL.iter().map(|value| ($scheme, value.code(), value.iri())));)+
            all
        }
    };
}

schemes! {
    DateBasis = "date-basis",
    DivisionLevel = "division-level",
    EventKind = "event-kind",
    EventStatus = "event-status",
    Genre = "genre",
    OrganizationKind = "organization-kind",
    PartOfDay = "part-of-day",
    PersonKind = "person-kind",
    Rank = "rank",
    Role = "role",
    Tenure = "standing",
}
