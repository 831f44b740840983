//! Facts become quads: the record of each article, and the view over all.
//!
//! Receives [`ArticleFacts`](crate::fact::ArticleFacts) and, for the view, who is who from
//! [`crate::identity`]; hands on [`Quad`](oxigraph::model::Quad)s. Both functions are pure: the same
//! facts give the same quads in the same order, whatever order the articles come in. No blank node
//! is ever made, so that graphs can be compared, merged and cut apart by their lines alone. This
//! module alone mints IRIs; it knows RDF terms and nothing of stores.
//!
//! [`record`] is what one article says: one named graph, which later knowledge never rewrites, and
//! in which persons, organisations and places without a code belong to that article.
//! [`view`] is what all records together let us conclude: the default graph, in which one person
//! is one node. Each of its conclusions names the nodes of the records that it rests on (`zt:restsOn`).

pub mod alignment;
pub mod iri;
pub mod measured;
pub mod vocab;

mod date;
mod organ;
mod post;
mod record;
mod run;
mod view;
mod writer;

pub use iri::{Base, BaseError};
pub use record::record;
pub use run::Run;
pub(crate) use view::View;
pub use view::{Divisions, Duplicates, view};
