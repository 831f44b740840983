//! The questions that come with the program: `queries/*.rq`, sorted by name.

/// Embeds the files of these names.
macro_rules! questions {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../../queries/", $name, ".rq"))),)+]
    };
}

/// Names and texts; a test holds the list against the directory.
pub(super) const QUESTIONS: &[(&str, &str)] = questions! {
    "companies-in"
    "events"
    "evidence-of"
    "identity"
    "meetings-of"
    "officials-of"
    "organizations"
    "people"
    "places"
    "posts"
    "posts-of"
    "visits"
    "visits-of"
    "who-visited"
    "with-whom"
};
