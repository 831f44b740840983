//! Which posts one person holds at a time, so that whoever holds it next has taken it over.

use super::table::rows;
use std::sync::LazyLock;

/// Words that make a title one of several, wherever they stand in it.
const DEPUTY: [&str; 9] = [
    "副", "助理", "名誉", "轮值", "执行", "联席", "兼职", "专职", "候任",
];
/// The body column's word for the division itself.
const DIVISION: &str = "-";
/// The body column's word for anything.
const ANY: &str = "*";

/// Title and the endings of bodies, the longest title first.
static SEATS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let table = rows(include_str!("data/single-seats.tsv"));
    let mut seats: Vec<_> = table
        .map(|row| (row[0], row[1].split('|').collect::<Vec<_>>()))
        .collect();
    seats.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    seats
});

/// What a title is held in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatIn<'a> {
    /// A division: its committee, government, congress or conference.
    Division,
    /// A body of this name.
    Body(&'a str),
}

/// Whether one person at a time holds the post with this bare `title`.
#[must_use]
pub fn is_held_by_one(title: &str, body: SeatIn<'_>) -> bool {
    let Some((seat, bodies)) = SEATS.iter().find(|(seat, _)| title.ends_with(seat)) else {
        return false;
    };
    let before = &title[..title.len() - seat.len()];
    let whole = if seat.contains('副') { before } else { title };
    if DEPUTY.iter().any(|word| whole.contains(word)) {
        return false;
    }
    bodies.iter().any(|ending| match body {
        SeatIn::Division => [DIVISION, ANY].contains(ending) || before.ends_with(ending),
        SeatIn::Body(name) => {
            *ending == ANY
                || *ending != DIVISION && (name.ends_with(ending) || before.ends_with(ending))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_held_by_one_and_deputies_by_several() {
        for (title, body) in [
            ("市委书记", None),
            ("市长", None),
            ("常务副市长", None),
            ("市人大常委会主任", None),
            ("市政协主席", None),
            ("市纪委书记", None),
            ("市委组织部部长", None),
            ("局长", Some("汕尾市科技局")),
            ("党组书记", Some("汕尾市科技局")),
            ("主任", Some("吉安市发展和改革委员会")),
            ("董事长", Some("江西赣泉电路科技有限公司")),
            ("校长", Some("井冈山大学")),
            ("代市长", None),
        ] {
            let seat = body.map_or(SeatIn::Division, SeatIn::Body);
            assert!(is_held_by_one(title, seat), "{title} of {body:?}");
        }
        for (title, body) in [
            ("副市长", None),
            ("市委常委", None),
            ("市委副书记", None),
            ("市领导", None),
            ("市长助理", None),
            ("常务副主任", Some("吉安市人大常委会")),
            ("副局长", Some("汕尾市科技局")),
            ("处长", Some("江西省科学技术厅")),
            ("院长", Some("井冈山大学")),
            ("主任", Some("井冈山大学")),
            ("轮值总裁", Some("江西赣泉电路科技有限公司")),
            ("经理", Some("江西赣泉电路科技有限公司")),
            ("党组成员", Some("汕尾市科技局")),
        ] {
            let seat = body.map_or(SeatIn::Division, SeatIn::Body);
            assert!(!is_held_by_one(title, seat), "{title} of {body:?}");
        }
    }
}
