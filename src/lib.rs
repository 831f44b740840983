//! Zhengtu 政图 reads Chinese news about government into an RDF knowledge graph.
//!
//! Data moves one way, through the modules in the order below; none uses one beneath it
//! (`tests/architecture.rs` reads the imports and fails otherwise).

// The order is the flow, so it is not sorted.
#![cfg_attr(rustfmt, rustfmt_skip)]

mod lot;
pub mod span;
pub mod report;
pub mod kind;
pub mod edtf;
pub mod post;
pub mod source;
pub mod text;
pub mod lexicon;
pub mod mention;
pub mod document;
pub mod fact;
pub mod rules;
pub mod pipeline;
pub mod identity;
pub mod graph;
pub mod store;
pub mod query;
pub mod statistics;
pub mod validate;
pub mod reconcile;
pub mod network;
pub mod analyse;
pub mod export;
pub mod serve;
pub mod evaluate;
pub mod cli;
