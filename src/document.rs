//! Mentions become one understood document: home, coreference, lists and scopes, dates.

pub mod date;
