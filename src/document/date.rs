//! Dates as they are meant: the year, the day, and what they rest on.
