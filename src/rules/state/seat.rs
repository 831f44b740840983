//! Where a body lies: the division that its name, the document or the user's table gives.

use super::Stater;

impl Stater<'_> {
    /// The division of a body, by its name: as the user says, else of the places that the document names, else the only one
    /// in the country that the name can begin with.
    pub(super) fn seat_of(&self, name: &str) -> Option<(String, Option<String>)> {
        self.listed_division_of(name)
            .or_else(|| self.division_of(name))
            .or_else(|| self.only_division_of(name))
    }

    /// The division to which the user says that a body belongs.
    fn listed_division_of(&self, name: &str) -> Option<(String, Option<String>)> {
        let code = self.lexicon.organizations.listed.get(name)?.division?;
        let divisions = &self.lexicon.divisions;
        let name = divisions.get(divisions.by_code(code)?).name.to_owned();
        Some((name, Some(code.to_string())))
    }

    /// The place of the document that a name begins with.
    fn division_of(&self, name: &str) -> Option<(String, Option<String>)> {
        let places = self.document.places.iter().filter(|place| {
            name.starts_with(&place.name)
                || place.name.chars().count() > 2 && name.starts_with(bare(&place.name))
        });
        places
            .max_by_key(|place| place.name.len())
            .map(|place| (place.name.clone(), place.code.clone()))
    }

    /// The division whose full name a body's name begins with, where only one division has that name.
    fn only_division_of(&self, name: &str) -> Option<(String, Option<String>)> {
        let divisions = &self.lexicon.divisions;
        let ends = name.char_indices().skip(2).map(|(at, _)| at);
        let full = |end: usize| {
            let prefix = name.get(..end)?;
            let meant = divisions
                .candidates(prefix)
                .iter()
                .map(|candidate| candidate.id);
            let mut codes: Vec<_> = meant
                .map(|id| divisions.get(id))
                .filter(|division| division.name == prefix && division.until.is_none())
                .map(|division| division.code)
                .collect();
            codes.dedup();
            match codes[..] {
                [code] => Some((prefix.to_owned(), Some(code.to_string()))),
                _ => None,
            }
        };
        ends.filter_map(full).last()
    }
}

/// A division's name without the word for its level.
fn bare(name: &str) -> &str {
    // 内蒙古自治区, 广西壮族自治区: the people that governs itself is part of the long name alone.
    if name.ends_with("自治区") {
        return ["内蒙古", "广西", "西藏", "宁夏", "新疆"]
            .into_iter()
            .find(|short| name.starts_with(short))
            .unwrap_or(name);
    }
    name.trim_end_matches(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'])
}
