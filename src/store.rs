//! Where quads are kept.
