//! Chooses among the divisions that share a name, and says why.

use super::alias::Form;
use super::names::Candidate;
use super::{DivisionCode, DivisionId, Divisions};
use crate::kind::DivisionLevel;

/// What an article says about where it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The division that the article is at home in.
    pub home: Option<DivisionId>,
    /// Other divisions that the article names and that are already certain.
    pub named: &'a [DivisionId],
}

/// Why a division was chosen, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// No other division that has the name held in that year.
    Only,
    /// It is the article's home.
    Home,
    /// It lies in the article's home.
    InHome,
    /// The article's home lies in it.
    AroundHome,
    /// It lies in, holds or is another division that the article names.
    WithNamed,
    /// It shares the prefecture with the article's home; a township, the county.
    NearHome,
    /// It shares the province with the article's home.
    HomeProvince,
    /// It stands highest of those that the bare name may mean.
    Highest,
    /// Several are as likely: none is chosen.
    Tied,
    /// The only township of the name is in another province than the article, which names no division there: none is chosen.
    Far,
    /// No division has the name.
    Unknown,
}

impl Why {
    /// What speaks for one of several divisions, the strongest first.
    const NEARNESS: [Self; 6] = [
        Self::Home,
        Self::InHome,
        Self::AroundHome,
        Self::WithNamed,
        Self::NearHome,
        Self::HomeProvince,
    ];
}

/// What a name means in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// The full official name; the name as written where no division was chosen and the possible ones differ.
    pub name: String,
    /// The division, if one was chosen.
    pub id: Option<DivisionId>,
    /// Its code.
    pub code: Option<DivisionCode>,
    /// Why it, or why none.
    pub why: Why,
}

impl Divisions {
    /// The division that `surface` means in an article published in `year`; without a year, today.
    ///
    /// Adjacent names written as one (`江苏南通崇川区`) mean the last of them.
    #[must_use]
    pub fn resolve(&self, surface: &str, year: Option<i32>, context: &Context<'_>) -> Resolution {
        let candidates = self.candidates(surface);
        if candidates.is_empty() {
            return self.resolve_composite(surface, year, context);
        }
        self.choose(surface, self.in_year(candidates, year), context)
    }

    /// The divisions that adjacent names mean, outermost first; each must lie in the one before it
    /// wherever any of its candidates does.
    #[must_use]
    pub fn resolve_chain(
        &self,
        surfaces: &[&str],
        year: Option<i32>,
        context: &Context<'_>,
    ) -> Vec<Resolution> {
        let mut sets: Vec<Vec<Candidate>> = surfaces
            .iter()
            .map(|surface| self.in_year(self.candidates(surface), year))
            .collect();
        let narrow = |set: &mut Vec<Candidate>, keep: &dyn Fn(DivisionId) -> bool| {
            if set.iter().any(|candidate| keep(candidate.id)) {
                set.retain(|candidate| keep(candidate.id));
            }
        };
        let within =
            |outer: DivisionId, inner: DivisionId| outer != inner && self.contains(outer, inner);
        for index in (1..sets.len()).rev() {
            let (outer, inner) = sets.split_at_mut(index);
            narrow(&mut outer[index - 1], &|id| {
                inner[0].iter().any(|c| within(id, c.id))
            });
        }
        for index in 1..sets.len() {
            let (outer, inner) = sets.split_at_mut(index);
            narrow(&mut inner[0], &|id| {
                outer[index - 1].iter().any(|c| within(c.id, id))
            });
        }
        let chosen = sets.into_iter().zip(surfaces);
        chosen
            .map(|(set, surface)| self.choose(surface, set, context))
            .collect()
    }

    fn resolve_composite(
        &self,
        surface: &str,
        year: Option<i32>,
        context: &Context<'_>,
    ) -> Resolution {
        let found = self.find(surface);
        let ends = found.iter().map(|part| part.range.end);
        let gapless = std::iter::once(0)
            .chain(ends)
            .zip(&found)
            .all(|(end, part)| end == part.range.start);
        let parts: Vec<&str> = found
            .iter()
            .map(|part| &surface[part.range.clone()])
            .collect();
        if gapless
            && parts.concat() == surface
            && let Some(last) = self.resolve_chain(&parts, year, context).pop()
        {
            return last;
        }
        Resolution {
            name: surface.to_owned(),
            id: None,
            code: None,
            why: Why::Unknown,
        }
    }

    /// Those that held in the year; failing that, those that held last before it; failing that, all.
    pub(super) fn in_year(&self, candidates: &[Candidate], year: Option<i32>) -> Vec<Candidate> {
        let year = year.unwrap_or(i32::MAX);
        let held = |candidate: &&Candidate, last: i32| {
            let division = self.get(candidate.id);
            division.from.is_none_or(|from| from <= year)
                && division.until.is_none_or(|until| last < until)
        };
        let last_end = candidates
            .iter()
            .filter_map(|candidate| self.get(candidate.id).until)
            .filter(|until| *until <= year)
            .max();
        // The year of a change belongs to both: an article of it may precede the change.
        for last in [year, year - 1, last_end.unwrap_or(year) - 1] {
            let valid: Vec<_> = candidates
                .iter()
                .filter(|c| held(c, last))
                .copied()
                .collect();
            if !valid.is_empty() {
                return valid;
            }
        }
        candidates.to_vec()
    }

    pub(super) fn choose(
        &self,
        surface: &str,
        all: Vec<Candidate>,
        context: &Context<'_>,
    ) -> Resolution {
        let names: Vec<&str> = all
            .iter()
            .map(|candidate| self.get(candidate.id).name)
            .collect();
        let shared = names
            .first()
            .filter(|first| names.iter().all(|name| name == *first));
        let unresolved = shared.map_or(surface, |name| *name).to_owned();
        let (id, why) = self.pick(self.by_rank(all, context), context);
        let division = id.map(|id| self.get(id));
        Resolution {
            name: division.map_or(unresolved, |division| division.name.to_owned()),
            id,
            code: division.map(|division| division.code),
            why,
        }
    }

    /// What a bare name cannot mean beside a higher division of the name: 吉林 is the province, 西安 no
    /// district elsewhere, 铁岭 not the county in it, unless the article is at home there.
    fn by_rank(&self, mut set: Vec<Candidate>, context: &Context<'_>) -> Vec<Candidate> {
        if set.iter().any(|candidate| candidate.form != Form::Bare) {
            return set;
        }
        let of = |level| {
            let level_of = move |candidate: &&Candidate| self.get(candidate.id).level == level;
            set.iter().filter(level_of).copied().collect::<Vec<_>>()
        };
        let (provinces, prefectures) = (of(DivisionLevel::Province), of(DivisionLevel::Prefecture));
        if !provinces.is_empty() {
            return provinces;
        }
        if !prefectures.is_empty() {
            set.retain(|candidate| {
                let division = self.get(candidate.id);
                let nested = prefectures
                    .iter()
                    .any(|above| self.contains(above.id, candidate.id));
                division.level == DivisionLevel::Prefecture
                    || context.home == Some(candidate.id)
                    || !(nested || division.name.ends_with('区'))
            });
        }
        set
    }

    fn pick(&self, mut set: Vec<Candidate>, context: &Context<'_>) -> (Option<DivisionId>, Why) {
        match set[..] {
            [] => return (None, Why::Unknown),
            [only] => return self.pick_only(only.id, context),
            _ => {}
        }
        for why in Why::NEARNESS {
            let speaks = |candidate: &&Candidate| self.speaks_for(candidate.id, why, context);
            let nearest: Vec<_> = set.iter().filter(speaks).copied().collect();
            match nearest[..] {
                [] => {}
                [one] => return (Some(one.id), why),
                _ => set = nearest,
            }
        }
        if set.iter().any(|candidate| candidate.form == Form::Full) {
            return (None, Why::Tied);
        }
        let highest = set
            .iter()
            .map(|candidate| self.get(candidate.id).level)
            .min();
        let mut top = set
            .iter()
            .filter(|candidate| Some(self.get(candidate.id).level) == highest);
        match (top.next(), top.next()) {
            (Some(one), None) => (Some(one.id), Why::Highest),
            _ => (None, Why::Tied),
        }
    }

    fn pick_only(&self, id: DivisionId, context: &Context<'_>) -> (Option<DivisionId>, Why) {
        let near = |other: &DivisionId| self.province_of(*other) == self.province_of(id);
        let known = context.home.iter().chain(context.named).collect::<Vec<_>>();
        let township = self.get(id).level == DivisionLevel::Township;
        if township && context.home.is_some() && !known.into_iter().any(near) {
            return (None, Why::Far);
        }
        (Some(id), Why::Only)
    }

    /// Whether `why` speaks for a division.
    fn speaks_for(&self, id: DivisionId, why: Why, context: &Context<'_>) -> bool {
        let home = |test: &dyn Fn(DivisionId) -> bool| context.home.is_some_and(test);
        let township = self.get(id).level == DivisionLevel::Township;
        let both_in = |level, other| {
            let above = self.at_level(id, level);
            above.is_some_and(|above| self.contains(above, other))
        };
        match why {
            Why::Home => home(&|home| home == id),
            Why::InHome => home(&|home| self.contains(home, id)),
            Why::AroundHome => home(&|home| self.contains(id, home)),
            Why::WithNamed => {
                let mut named = context.named.iter();
                named.any(|named| self.contains(*named, id) || self.contains(id, *named))
            }
            // Townships of one name are too many for a prefecture to say which is meant.
            Why::NearHome if township => home(&|home| both_in(DivisionLevel::County, home)),
            Why::NearHome => home(&|home| both_in(DivisionLevel::Prefecture, home)),
            Why::HomeProvince => !township && home(&|home| both_in(DivisionLevel::Province, home)),
            Why::Only | Why::Highest | Why::Tied | Why::Far | Why::Unknown => false,
        }
    }
}
