//! Which rank a title fixes in which body: 行政级别 by the Civil Servants Law.
//!
//! Owns three tables: what title fixes which rank where (`data/ranks.tsv`), which departments stand
//! with their government (`data/rank-bodies.tsv`), and which divisions do not stand as their level does
//! (`data/rank-divisions.tsv`). What they do not fix has no rank here: nothing is guessed.

mod standing;
mod title;

use super::divisions::{DivisionCode, Divisions};
use super::table::rows;
use super::user::{UserLexicon, in_both_scripts};
use crate::kind::Rank;
use rustc_hash::FxHashMap;
use standing::{Exception, standing_of};
use std::collections::BTreeMap;
use title::canonical;

/// The division's own organs, in the column of bodies.
const DIVISION: &str = "-";
/// Anything, in the columns of bodies and places.
const ANY: &str = "*";
/// The place of organs of the centre.
const NATION: &str = "nation";
/// 司 of a ministry, which no table can list.
const MINISTRY_DEPARTMENT: &str = "ministry_department";

/// What fixes a rank, in the order of the columns.
type Key<'k> = (&'k str, &'k str, &'k str);

/// The ranks that titles fix.
#[derive(Debug)]
pub struct Ranks {
    fixed: FxHashMap<Key<'static>, Rank>,
    bodies: FxHashMap<&'static str, &'static str>,
    exceptions: FxHashMap<DivisionCode, Exception>,
    /// Titles to which the user gives a rank, whatever the body.
    listed: BTreeMap<String, Rank>,
}

impl Ranks {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&UserLexicon::default())
    }

    /// Loads the embedded data and adds the ranks of the user's titles, which count for more.
    ///
    /// # Panics
    /// When an embedded table is broken, which every test would show.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the tables are embedded and tested")]
    pub fn with(user: &UserLexicon) -> Self {
        let listed = in_both_scripts(&user.titles).into_iter();
        let listed = listed.filter_map(|(title, says)| Some((title, says.rank?)));
        let fixed = rows(include_str!("data/ranks.tsv")).map(|row| {
            let rank = Rank::from_code(row[3]).expect("a known rank");
            ((row[0], row[1], row[2]), rank)
        });
        let bodies = rows(include_str!("data/rank-bodies.tsv")).map(|row| (row[0], row[1]));
        let exceptions = rows(include_str!("data/rank-divisions.tsv")).map(|row| {
            let code = row[0].parse().expect("a division code");
            (
                code,
                Exception::from_code(row[2]).expect("a known standing"),
            )
        });
        Self {
            fixed: fixed.collect(),
            bodies: bodies.collect(),
            exceptions: exceptions.collect(),
            listed: listed.collect(),
        }
    }

    /// The rank that is a title itself, whatever the body: 一级巡视员; or that the user gives it.
    #[must_use]
    pub fn of_grade(&self, title: &str) -> Option<Rank> {
        let grade = self.fixed.get(&(title, ANY, ANY));
        self.listed.get(title).or(grade).copied()
    }

    /// The rank of a leading post of a division: 市委书记 of 铁岭市.
    #[must_use]
    pub fn of_division(
        &self,
        divisions: &Divisions,
        division: DivisionCode,
        title: &str,
    ) -> Option<Rank> {
        let standing = standing_of(divisions, &self.exceptions, division)?;
        let name = divisions.get(divisions.by_code(division)?).name;
        let title = canonical(title, name)?;
        self.fixed(&title, DIVISION, standing.code())
    }

    /// The rank of a post in a body of a division; `body` is the name behind the division's: 局长 of 铁岭市|教育局.
    #[must_use]
    pub fn of_local_body(
        &self,
        divisions: &Divisions,
        division: DivisionCode,
        body: &str,
        title: &str,
    ) -> Option<Rank> {
        let standing = standing_of(divisions, &self.exceptions, division)?;
        let class = self.bodies.get(body)?;
        self.fixed(title, class, standing.code())
    }

    /// The rank of a post in an organ of the centre: 部长 of 财政部, 副总理 of 国务院.
    #[must_use]
    pub fn of_national_body(&self, body: &str, title: &str) -> Option<Rank> {
        let class = self.bodies.get(body).copied();
        let class = class.or_else(|| {
            self.is_ministry_department(body)
                .then_some(MINISTRY_DEPARTMENT)
        });
        self.fixed(title, class.unwrap_or(body), NATION)
    }

    /// 财政部预算司: a ministry's name, and what ends in 司.
    fn is_ministry_department(&self, body: &str) -> bool {
        let ministry = |name: &str| {
            matches!(
                self.bodies.get(name),
                Some(&("ministry" | "state_commission"))
            )
        };
        body.ends_with('司') && body.char_indices().any(|(at, _)| ministry(&body[..at]))
    }

    fn fixed(&self, title: &str, body: &str, place: &str) -> Option<Rank> {
        self.fixed.get(&(title, body, place)).copied()
    }
}

#[cfg(test)]
mod tests;
