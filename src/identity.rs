//! Facts of many articles: who is who.
