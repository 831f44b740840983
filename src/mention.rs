//! Recognisers: where a clean text names persons, posts, bodies, divisions, dates, happenings.

pub mod byline;
pub mod date;
pub(crate) mod league;
pub mod organization;
pub mod person;
pub mod sibling;
pub mod title;
pub mod village;
