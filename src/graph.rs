//! Facts become quads: the record of each article, and the view over all.
