//! The named questions of `queries/` on hand-written facts.

mod facts;

#[test]
fn show() {
    let quads = facts::quads(&facts::articles());
    println!("{} quads", quads.len());
    for q in [
        "people",
        "posts",
        "organizations",
        "places",
        "visits",
        "events",
        "identity",
    ] {
        println!("== {q}\n{}", facts::ask(&quads, q, &[]).join("\n"));
    }
    for (q, p, v) in [
        ("who-visited", "enterprise", "\"鼎岳\""),
        ("visits-of", "official", "\"林远山\""),
        ("with-whom", "official", "\"林远山\""),
        ("posts-of", "official", "\"何青\""),
        ("officials-of", "division", "\"铁岭市\""),
        ("officials-of", "asof", "\"2024-09-01\"^^xsd:date"),
        ("meetings-of", "official", "\"林远山\""),
        ("companies-in", "division", "\"210000\""),
        ("evidence-of", "of", "\"林远山\""),
    ] {
        println!("== {q}\n{}", facts::ask(&quads, q, &[(p, v)]).join("\n"));
    }
}
