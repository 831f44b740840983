//! An understood document becomes facts: one event family a file.
