//! interim
#![expect(missing_docs, reason = "interim")]
use std::ops::Range;
use crate::kind::DivisionLevel;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionId(pub u32);
#[derive(Debug, Clone)]
pub struct Division { pub code: String, pub name: String, pub level: DivisionLevel, pub until: Option<i32> }
pub struct Found { pub range: Range<usize>, pub ids: Vec<DivisionId> }
/// All divisions.
#[derive(Debug)]
pub struct Divisions { list: Vec<Division> }

impl Divisions {
    pub fn load() -> Self { Self { list: Vec::new() } }
    pub fn get(&self, id: DivisionId) -> &Division { &self.list[id.0 as usize] }
    pub fn ancestors(&self, _id: DivisionId) -> Vec<DivisionId> { Vec::new() }
    pub fn contains(&self, _a: DivisionId, _b: DivisionId) -> bool { false }
    pub fn find(&self, _t: &str) -> Vec<Found> { Vec::new() }
    pub fn home_of_outlet(&self, _t: &str) -> Option<DivisionId> { None }
}
