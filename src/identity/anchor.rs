//! Where a name is at home: divisions compared by their codes.

/// The first four digits of a GB/T 2260 code, which prefecture it lies in; `None` for a province,
/// whose code says no more than that.
///
/// Counties directly under a province (`4290xx`) and the districts of a municipality (`3101xx`)
/// count as one prefecture each, since their officials meet as those of one prefecture do.
pub(super) fn prefecture(code: &str) -> Option<&str> {
    code.get(..4).filter(|prefix| !prefix.ends_with("00"))
}

/// The first two digits of a code: which province.
pub(super) fn province(code: &str) -> Option<&str> {
    code.get(..2)
}

/// The first six digits where they name a county, district or county-level city.
pub(super) fn county(code: &str) -> Option<&str> {
    code.get(..6).filter(|county| !county.ends_with("00"))
}

/// A prefecture's first four digits, or a province's two: the region that a name is looked for in.
pub(super) fn region(code: &str) -> Option<&str> {
    prefecture(code).or_else(|| province(code))
}

/// How two divisions lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// In different provinces.
    Apart,
    /// In one province, or one of them is that province.
    Province,
    /// In one prefecture, or one of them is that prefecture.
    Prefecture,
    /// In one county.
    County,
    /// The same division.
    Same,
}

impl Nearness {
    pub(super) fn of(a: &str, b: &str) -> Self {
        if a == b {
            Self::Same
        } else if county(a).is_some() && county(a) == county(b) {
            Self::County
        } else if prefecture(a).is_some() && prefecture(a) == prefecture(b) {
            Self::Prefecture
        } else if province(a) == province(b) {
            Self::Province
        } else {
            Self::Apart
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_prefecture_and_province() {
        assert_eq!(prefecture("320602"), Some("3206"));
        assert_eq!(prefecture("320600"), Some("3206"));
        assert_eq!(prefecture("320602001"), Some("3206"));
        assert_eq!(prefecture("320000"), None);
        assert_eq!(province("320000"), Some("32"));
        assert_eq!(prefecture("x"), None);
    }

    #[test]
    fn divisions_lie_near_or_far() {
        for (a, b, nearness) in [
            ("320602", "320602", Nearness::Same),
            ("320602", "320602001", Nearness::County),
            ("320602", "320600", Nearness::Prefecture),
            ("320602", "320000", Nearness::Province),
            ("320602", "320400", Nearness::Province),
            ("320602", "410000", Nearness::Apart),
        ] {
            assert_eq!(Nearness::of(a, b), nearness, "{a} {b}");
            assert_eq!(Nearness::of(b, a), nearness, "{b} {a}");
        }
    }
}
