//! Administrative divisions since 1981, down to the township, and how people write their names.
//!
//! Owns the table of divisions, what stands above what, the names in use, and the choice among the
//! divisions that share a name. It knows no articles: which division is an article's home, the
//! document stage says, and gives it as a [`Context`].

mod alias;
mod code;
mod find;
mod named;
mod names;
mod outlet;
mod resolve;
mod table;
#[cfg(test)]
mod tests;

use super::user::{UserLexicon, in_both_scripts};
use crate::kind::DivisionLevel;
pub use alias::{Form, bare};
pub use code::{DivisionCode, NoDivisionCode};
pub use find::Found;
pub use named::Unnamed;
pub use names::Candidate;
pub use resolve::{Context, Resolution, Why};

/// A division as it was from one year to another: a new name, rank or code makes a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// Its code; a later division may have the same (襄樊市 and 襄阳市).
    pub code: DivisionCode,
    /// The full official name: 崇川区, 伊犁哈萨克自治州.
    pub name: &'static str,
    /// How high it stands.
    pub level: DivisionLevel,
    /// The division above it, in its own time; none for provinces.
    pub parent: Option<DivisionId>,
    /// The first year; 1981 also means earlier. Unknown for townships, which are those of 2023.
    pub from: Option<i32>,
    /// The year in which it ended; none if it still exists.
    pub until: Option<i32>,
    /// What took its place, where that is one division.
    pub successor: Option<DivisionCode>,
}

/// A handle to a [`Division`], good for this build of the data only: facts and graphs carry codes.
///
/// Ordered by code, then by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionId(u32);

impl DivisionId {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("the table has fewer than four thousand million rows"))
    }

    const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All divisions.
#[derive(Debug)]
pub struct Divisions {
    /// Sorted by code, then by year.
    table: Vec<Division>,
    names: names::Names,
    finder: find::Finder,
    outlets: outlet::Outlets,
}

impl Divisions {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&UserLexicon::default())
    }

    /// Loads the embedded data and adds the user's names of divisions and homes of outlets.
    #[must_use]
    pub fn with(user: &UserLexicon) -> Self {
        let table = table::load();
        let names = names::Names::of(&table, &in_both_scripts(&user.divisions));
        let finder = find::Finder::of(&names, &table);
        Self {
            table,
            names,
            finder,
            outlets: outlet::Outlets::with(&in_both_scripts(&user.outlets)),
        }
    }

    /// The division of a handle.
    #[must_use]
    pub fn get(&self, id: DivisionId) -> &Division {
        &self.table[id.index()]
    }

    /// The youngest division with this code.
    #[must_use]
    pub fn by_code(&self, code: DivisionCode) -> Option<DivisionId> {
        let end = self.table.partition_point(|row| row.code <= code);
        let last = end.checked_sub(1)?;
        (self.table[last].code == code).then(|| DivisionId::at(last))
    }

    /// Every division, in order of code and year.
    pub fn all(&self) -> impl Iterator<Item = DivisionId> {
        (0..self.table.len()).map(DivisionId::at)
    }

    /// The divisions above it, nearest first.
    pub fn ancestors(&self, id: DivisionId) -> impl Iterator<Item = DivisionId> {
        std::iter::successors(self.get(id).parent, |above| self.get(*above).parent)
    }

    /// Whether `inner` lies in `outer` or is it; a division and its later name under one code are one here.
    #[must_use]
    pub fn contains(&self, outer: DivisionId, inner: DivisionId) -> bool {
        std::iter::once(inner)
            .chain(self.ancestors(inner))
            .any(|id| self.same(outer, id))
    }

    /// Whether both have one code without a gap between: codes have been given out again (511400 was
    /// 涪陵市 until 1997, and is 眉山市 since 2000).
    fn same(&self, one: DivisionId, other: DivisionId) -> bool {
        let (first, last) = (one.min(other), one.max(other));
        self.get(first).code == self.get(last).code
            && self.table[first.index()..=last.index()]
                .windows(2)
                .all(|pair| pair[0].until == pair[1].from)
    }

    /// The province that it lies in or is.
    #[must_use]
    pub fn province_of(&self, id: DivisionId) -> DivisionId {
        self.ancestors(id).last().unwrap_or(id)
    }

    /// The division of this level that it lies in or is.
    #[must_use]
    pub fn at_level(&self, id: DivisionId, level: DivisionLevel) -> Option<DivisionId> {
        std::iter::once(id)
            .chain(self.ancestors(id))
            .find(|above| self.get(*above).level == level)
    }

    /// What took the place of a division when it ended.
    #[must_use]
    pub fn successor(&self, id: DivisionId) -> Option<DivisionId> {
        let division = self.get(id);
        let code = division.successor?;
        let first = self.table.partition_point(|row| row.code < code);
        let same = self.table[first..]
            .iter()
            .take_while(|row| row.code == code);
        let lasts = |row: &Division| row.until.is_none_or(|until| Some(until) > division.until);
        (first..)
            .zip(same)
            .find(|(_, row)| lasts(row))
            .map(|(index, _)| DivisionId::at(index))
    }

    /// The divisions that a name may mean, in order of code and year; none for an unknown name.
    ///
    /// Names that [`Divisions::find`] passes over because they are ordinary words (和平) are known here.
    #[must_use]
    pub fn candidates(&self, surface: &str) -> &[Candidate] {
        self.names
            .index(surface)
            .map_or(&[], |index| self.names.candidates(index))
    }
}
