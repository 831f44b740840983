//! Which rank a post has by its title, in the body that the document found for it.

use super::Place;
use crate::kind::Rank;
use crate::lexicon::Lexicon;
use crate::post::{Body, Post};

/// The rank that `post` fixes; `None` where its title fixes none, or its division is not known by code.
#[must_use]
pub fn rank_of(lexicon: &Lexicon, places: &[Place], post: &Post) -> Option<Rank> {
    let ranks = &lexicon.ranks;
    ranks
        .of_grade(&post.title)
        .or_else(|| match post.body.as_ref()? {
            Body::Place(name) => {
                let place = places.iter().find(|place| place.name == *name)?;
                let code = place.code.as_ref()?.parse().ok()?;
                ranks.of_division(&lexicon.divisions, code, &post.title)
            }
            Body::Organization(name) | Body::Named(name) => ranks
                .of_national_body(name, &post.title)
                .or_else(|| of_local_body(lexicon, places, name, &post.title)),
        })
}

/// 汕尾市|科技局: the body of the division that its name begins with.
fn of_local_body(lexicon: &Lexicon, places: &[Place], name: &str, title: &str) -> Option<Rank> {
    let named = places.iter().filter_map(|place| {
        let rest = name.strip_prefix(place.name.as_str())?;
        Some((place, rest))
    });
    let (place, rest) = named.min_by_key(|(_, rest)| rest.len())?;
    let code = place.code.as_ref()?.parse().ok()?;
    lexicon
        .ranks
        .of_local_body(&lexicon.divisions, code, rest, title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DivisionLevel;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

    fn place(name: &str, level: DivisionLevel, code: Option<&str>) -> Place {
        Place {
            name: name.to_owned(),
            level,
            code: code.map(str::to_owned),
            within: Vec::new(),
            mentions: Vec::new(),
            named: true,
        }
    }

    fn rank(title: &str, body: Option<Body>) -> &'static str {
        let places = [
            place("铁岭市", DivisionLevel::Prefecture, Some("211200")),
            place("泰和县", DivisionLevel::County, Some("360826")),
            place("沙坝村", DivisionLevel::Village, None),
        ];
        let post = Post {
            title: title.to_owned(),
            body,
        };
        rank_of(&LEXICON, &places, &post).map_or("-", Rank::code)
    }

    #[test]
    fn a_rank_needs_the_body_that_fixes_it() {
        let of = |name: &str| Some(Body::Place(name.to_owned()));
        let at = |name: &str| Some(Body::Organization(name.to_owned()));
        let named = |name: &str| Some(Body::Named(name.to_owned()));
        for (title, body, code) in [
            ("市长", of("铁岭市"), "bureau_chief"),
            ("县委常委", of("泰和县"), "county_deputy"),
            ("局长", at("铁岭市教育局"), "county_chief"),
            ("局长", named("泰和县教育局"), "township_chief"),
            ("院长", at("铁岭市中级人民法院"), "bureau_deputy"),
            ("部长", at("教育部"), "province_chief"),
            ("副总理", named("国务院"), "state_deputy"),
            ("一级调研员", at("铁岭市教育局"), "consultant_1"),
            ("一级巡视员", None, "counsel_1"),
            ("市长", None, "-"),
            ("市长", of("银州市"), "-"),
            ("党支部书记", of("沙坝村"), "-"),
            ("董事长", at("铁岭市城投集团"), "-"),
            ("校长", at("泰和县第一中学"), "-"),
            ("主任", at("铁岭市经济开发区管委会"), "-"),
            ("局长", at("某市教育局"), "-"),
        ] {
            assert_eq!(rank(title, body.clone()), code, "{title} of {body:?}");
        }
    }
}
