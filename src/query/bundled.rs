//! The questions that come with the program: `queries/*.rq`, sorted by name.

/// Embeds the files of these names.
macro_rules! questions {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../../queries/", $name, ".rq"))),)+]
    };
}

/// Names and texts; a test holds the list against the directory.
pub(super) const QUESTIONS: &[(&str, &str)] = questions! {
    "appointments"
    "articles-on"
    "career-of"
    "colleagues-of"
    "companies-in"
    "conflicts"
    "copies"
    "coverage"
    "events"
    "evidence-of"
    "first-visits"
    "holders-of"
    "identity"
    "itinerary-of"
    "meetings-of"
    "meetings-on"
    "most-visited"
    "officials-of"
    "organizations"
    "people"
    "places"
    "posts"
    "posts-of"
    "seen-with"
    "single-source"
    "study-tours"
    "visited-by-both"
    "visits"
    "visits-around"
    "visits-of"
    "who-visited"
    "with-whom"
};
