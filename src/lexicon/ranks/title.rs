//! Leading titles in one form for all divisions: the word for the level left out.

/// What titles call a division by, and what the division's name ends in then; longer words first.
const LEVELS: [(&str, &str); 14] = [
    ("自治区", "自治区"),
    ("自治州", "自治州"),
    ("自治县", "自治县"),
    ("自治旗", "自治旗"),
    ("街道", "街道"),
    ("省", "省"),
    ("市", "市"),
    ("区", "区"),
    ("县", "县"),
    ("州", "州"),
    ("旗", "旗"),
    ("盟", "盟"),
    ("镇", "镇"),
    ("乡", "乡"),
];

/// `~` stands for the level: 市委书记 of 铁岭市 is ~委书记, 代市长 ~长. `None` where the title is of
/// another level than the division that is called `division`: the body is misread then.
pub(super) fn canonical(title: &str, division: &str) -> Option<String> {
    let (lead, rest) = ["常务副", "代理", "副", "代"]
        .iter()
        .find_map(|lead| Some((*lead, title.strip_prefix(lead)?)))
        .unwrap_or(("", title));
    let lead = if lead.starts_with('代') { "" } else { lead };
    // 地委书记: the one word that is shorter than what the name ends in.
    if let Some(rest) = rest
        .strip_prefix('地')
        .filter(|rest| rest.starts_with('委'))
    {
        return division.ends_with("地区").then(|| format!("{lead}~{rest}"));
    }
    let Some((level, ending)) = LEVELS.iter().find(|(level, _)| rest.starts_with(level)) else {
        return Some(format!("{lead}{rest}"));
    };
    let rest = &rest[level.len()..];
    let suits = division.ends_with(ending) && (*level != "区" || !division.ends_with("自治区"));
    // 自治区党委书记, 镇党委书记: the party's committee under its long name.
    let rest = rest
        .strip_prefix('党')
        .filter(|rest| rest.starts_with('委'))
        .unwrap_or(rest);
    suits.then(|| format!("{lead}~{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_left_out_where_it_is_the_divisions() {
        for (title, division, form) in [
            ("市委书记", "铁岭市", Some("~委书记")),
            ("代市长", "铁岭市", Some("~长")),
            ("代理县长", "泰和县", Some("~长")),
            ("常务副省长", "云南省", Some("常务副~长")),
            ("自治区党委书记", "新疆维吾尔自治区", Some("~委书记")),
            ("自治区副主席", "广西壮族自治区", Some("~副主席")),
            ("自治州委副书记", "临夏回族自治州", Some("~委副书记")),
            ("州长", "临夏回族自治州", Some("~长")),
            ("地委书记", "阿勒泰地区", Some("~委书记")),
            ("盟委书记", "锡林郭勒盟", Some("~委书记")),
            ("县长", "民和回族土族自治县", Some("~长")),
            ("镇党委书记", "大周镇", Some("~委书记")),
            ("党工委书记", "簇桥街道", Some("党工委书记")),
            ("区委书记", "铁岭市", None),
            ("区委书记", "广西壮族自治区", None),
            ("市长", "泰和县", None),
            ("地委书记", "铁岭市", None),
        ] {
            assert_eq!(
                canonical(title, division).as_deref(),
                form,
                "{title} of {division}"
            );
        }
    }
}
