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
}
