//! Titles with all that belongs to them on their left: 市人大常委会副主任, 原县委书记, 镇党委书记.
//!
//! The body of a title, where it is a department, a firm or a division, is another mention that
//! ends where the title begins; joining the two is [`crate::document`]'s.

mod afar;

use super::league::ends_in_committee;
use crate::kind::Tenure;
use crate::lexicon::titles::{TitleClass, Titles};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The organ that a title is held in, as far as the title itself tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Organ {
    /// The committee, congress, government, conference or discipline body of a jurisdiction: the level word (市, 县, 自治州).
    Leading(String),
    /// A section of a party committee: 组织部, with the committee's level word where it is written.
    Section(Option<String>, String),
    /// An organ of the centre: 国务院|副总理.
    Central(&'static str),
    /// A state or body abroad: 英国|首相.
    Foreign(String),
    /// The title alone: its body stands before it, or goes without saying.
    Open,
}

/// A title found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleMention {
    /// Bytes of the clean text, organ and modifiers included.
    pub range: Range<usize>,
    /// The title as a post is named: 市人大常委会副主任, 常务副市长, 局长, 党组书记.
    pub title: String,
    /// The organ.
    pub organ: Organ,
    /// What kind of title.
    pub class: TitleClass,
    /// How the bearer stands to the post, where the title says so (原, 拟任).
    pub tenure: Tenure,
}

/// The farthest that a title's own words reach to the left of its head, in characters.
const REACH: usize = 22;

/// Level words, longest first.
pub(crate) const LEVEL: &str =
    "自治区|自治州|自治县|自治旗|街道|特区|林区|地区|省|市|县|区|州|旗|盟|镇|乡|苏木";

static MODIFIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:专职|挂职)?(?:常务副|第一副|副|代理|代|执行|名誉|荣誉|第一|首任|新任|候任|轮值)$")
});
static TENURE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:拟任|拟提名为|时任|原任|前任|原|前|现任|兼任|兼|候任)$"));
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?:(?P<level>{LEVEL})(?:(?:第?[一二三四五六七八九十]+)届)?)?(?P<organ>委|党委|党工委|工委|人大常委会|人民代表大会常务委员会|人大|政协|政府|人民政府|纪委监委|纪委|纪工委|纪律检查委员会|监委|监察委员会)(?P<group>党组)?$"
    ))
});
static PARTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<organ>(?:机关|直属机关|联合|综合|临时|行政|总公司)?(?:党委|党工委|党组|党支部|党总支|党总支部|纪委|纪工委|纪检组|工会|团委|妇联|董事局|董事会|监事会))$",
    )
});
static SECTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?:(?P<level>{LEVEL})(?:委|党委))?(?P<section>组织部?|宣传部?|统战部?|宣传统战部?|政法委|政法委员会|社会工作部?|秘书局)$"
    ))
});

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// All titles of `text`, from left to right; they do not overlap.
#[must_use]
pub fn find(titles: &Titles, text: &str) -> Vec<TitleMention> {
    let mut found: Vec<TitleMention> = Vec::new();
    for head in titles.find(text) {
        let floor = found.last().map_or(0, |last| last.range.end);
        let mut mention = extend(titles, text, head.range, head.class, floor);
        // 镇长候选人X: X does not hold the post yet.
        if let Some(word) = ["候选人", "人选"]
            .iter()
            .find(|word| text[mention.range.end..].starts_with(**word))
        {
            mention.range.end += word.len();
            mention.tenure = Tenure::Proposed;
        }
        found.push(mention);
    }
    found
}

/// Takes in the modifiers, organ and tenure words to the left of a head.
fn extend(
    titles: &Titles,
    text: &str,
    head: Range<usize>,
    class: TitleClass,
    floor: usize,
) -> TitleMention {
    let mut start = head.start;
    let mut word = text[head.clone()].to_owned();
    let begin = reach(text, head.start).max(floor);
    if matches!(
        class,
        TitleClass::Noun | TitleClass::BusinessNoun | TitleClass::Byline | TitleClass::Leader
    ) {
        return TitleMention {
            range: head,
            title: word,
            organ: Organ::Open,
            class,
            tenure: Tenure::Holds,
        };
    }
    if let Some(found) = MODIFIER.find(&text[begin..start]) {
        start = begin + found.start();
        let kept = found
            .as_str()
            .replace("首任", "")
            .replace("新任", "")
            .replace("候任", "")
            .replace("挂职", "");
        word.insert_str(0, &kept);
    }
    let organ_at = |start: usize| {
        afar::organ_of(titles, &text[begin..start], &word, class)
            .map(|(organ, title, at)| (organ, title, begin + at))
            .unwrap_or_else(|| organ_of(text, begin, start, &word, class))
    };
    let mut tenure = Tenure::Holds;
    let (mut organ, mut title, mut organ_start) = organ_at(start);
    // 市委原书记: the word for the tenure stands inside.
    if let Some((at, inner)) = tenure_before(text, begin, start)
        && organ == Organ::Open
        && inner == Tenure::Former
    {
        let beyond = organ_at(at);
        if beyond.0 != Organ::Open {
            (organ, title, organ_start) = beyond;
            tenure = inner;
        }
    }
    start = organ_start;
    if let Some((at, outer)) = tenure_before(text, begin, start) {
        if outer != Tenure::Holds {
            tenure = outer;
        }
        start = at;
    }
    TitleMention {
        range: start..head.end,
        title,
        organ,
        class,
        tenure,
    }
}

/// The word for how a post is held that ends at `start` (原, 拟任, 兼), its start and what it says.
fn tenure_before(text: &str, begin: usize, start: usize) -> Option<(usize, Tenure)> {
    let found = TENURE.find(&text[begin..start])?;
    let tenure = match found.as_str() {
        "拟任" | "拟提名为" => Tenure::Proposed,
        "时任" | "原任" | "前任" | "原" | "前" => Tenure::Former,
        _ => Tenure::Holds,
    };
    Some((begin + found.start(), tenure))
}

/// The start of the stretch that may belong to a title whose head starts at `head`.
fn reach(text: &str, head: usize) -> usize {
    text[..head]
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, c)| !is_break(*c))
        .last()
        .map_or(head, |(at, _)| at)
}

fn is_break(character: char) -> bool {
    matches!(
        character,
        '、' | ','
            | '。'
            | ';'
            | ':'
            | '!'
            | '?'
            | '\n'
            | '“'
            | '”'
            | '('
            | ')'
            | '《'
            | '》'
            | ' '
    )
}

/// The organ before a title word, the full title, and where it starts.
fn organ_of(
    text: &str,
    begin: usize,
    start: usize,
    word: &str,
    class: TitleClass,
) -> (Organ, String, usize) {
    let left = &text[begin..start];
    let open = (Organ::Open, word.to_owned(), start);
    // 团市委书记: the league's committee is the body, and no part of the title.
    if ends_in_committee(left) {
        return open;
    }
    if (word.ends_with("部长")
        || word.ends_with("书记")
        || word.ends_with("委员")
        || word.ends_with("主任"))
        && let Some(found) = section_of(left, word)
    {
        return (found.0, found.1, begin + found.2);
    }
    if let Some(found) = LEADING.captures(left) {
        let at = begin + found.get(0).map_or(0, |all| all.start());
        return leading(&found, word, at, class).unwrap_or_else(|| party(text, begin, start, word));
    }
    match class {
        TitleClass::Chief => (chief_organ(word), word.to_owned(), start),
        TitleClass::Company => open,
        TitleClass::Head
        | TitleClass::Rank
        | TitleClass::Leader
        | TitleClass::Noun
        | TitleClass::BusinessNoun
        | TitleClass::Byline
        | TitleClass::National
        | TitleClass::Foreign => party(text, begin, start, word),
    }
}

/// 党委书记, 党组成员, 工会主席: the organ is named, its body is not.
fn party(text: &str, begin: usize, start: usize, word: &str) -> (Organ, String, usize) {
    PARTY
        .captures(&text[begin..start])
        .and_then(|found| found.name("organ"))
        .map_or_else(
            || (Organ::Open, word.to_owned(), start),
            |organ| {
                (
                    Organ::Open,
                    format!("{}{word}", organ.as_str()),
                    begin + organ.start(),
                )
            },
        )
}

/// 市委组织部部长, 政法委书记: a section of a party committee.
fn section_of(left: &str, word: &str) -> Option<(Organ, String, usize)> {
    let found = SECTION.captures(left)?;
    let mut section = found
        .name("section")?
        .as_str()
        .replace("政法委员会", "政法委");
    // 统战部长 is 统战部|部长; without 部 only the minister's title can be meant.
    let short = !section.ends_with(['部', '委', '局']);
    if short && !word.ends_with("部长") {
        return None;
    }
    if short {
        section.push('部');
    }
    let level = found.name("level").map(|level| level.as_str().to_owned());
    Some((
        Organ::Section(level, section),
        word.to_owned(),
        found.get(0)?.start(),
    ))
}

/// A leading organ of a jurisdiction; `None` where the words before the title are no such organ.
fn leading(
    found: &regex::Captures<'_>,
    word: &str,
    at: usize,
    class: TitleClass,
) -> Option<(Organ, String, usize)> {
    let organ = found.name("organ")?.as_str();
    let group = found.name("group").map_or("", |group| group.as_str());
    let Some(level) = found.name("level").map(|level| level.as_str()) else {
        // 政府旗长: the level is in the chief's own word. 人大主任, 政协主席 inherit theirs.
        return match (organ, class) {
            ("政府" | "人民政府", TitleClass::Chief) => {
                Some((chief_organ(word), word.to_owned(), at))
            }
            (
                "人大常委会"
                | "人民代表大会常务委员会"
                | "政协"
                | "人大"
                | "政府"
                | "监委"
                | "监察委员会",
                _,
            ) => Some((
                Organ::Leading(String::new()),
                format!("{}{group}{word}", short(organ)),
                at,
            )),
            _ => None,
        };
    };
    if class == TitleClass::Chief {
        return Some((chief_organ(word), word.to_owned(), at));
    }
    let small = matches!(level, "街道");
    let title = match organ {
        "工委" | "党工委" | "纪工委" if small => format!("{organ}{group}{word}"),
        "党委" | "党工委" | "纪委" if matches!(level, "镇" | "乡" | "苏木") => {
            format!("{level}{organ}{word}")
        }
        "党工委" | "工委" | "党委" if !level.starts_with("自治") => return None,
        _ => format!("{level}{}{group}{word}", short(organ)),
    };
    Some((Organ::Leading(level.to_owned()), title, at))
}

/// The organ of a chief: the level is in the word itself, 常务副市长 -> 市.
fn chief_organ(word: &str) -> Organ {
    let bare = word.trim_start_matches(['常', '务', '副', '代', '理', '第', '一', '执', '行']);
    let level = bare
        .strip_suffix("主席")
        .or_else(|| bare.strip_suffix('长'))
        .unwrap_or_default();
    Organ::Leading(level.to_owned())
}

/// The level word of a chief's title; `None` for other titles.
#[must_use]
pub fn chief_level(word: &str) -> Option<String> {
    match chief_organ(word) {
        Organ::Leading(level) if !level.is_empty() => Some(level),
        Organ::Leading(_)
        | Organ::Section(..)
        | Organ::Central(_)
        | Organ::Foreign(_)
        | Organ::Open => None,
    }
}

/// The short name that an organ has within a title.
fn short(organ: &str) -> &str {
    match organ {
        "人民代表大会常务委员会" => "人大常委会",
        "人民政府" => "政府",
        "纪律检查委员会" => "纪委",
        "监察委员会" => "监委",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<(String, Organ)> {
        find(&Titles::load(), text)
            .into_iter()
            .map(|found| (found.title, found.organ))
            .collect()
    }

    fn lead(title: &str, level: &str) -> (String, Organ) {
        (title.to_owned(), Organ::Leading(level.to_owned()))
    }

    #[test]
    fn leading_organs_stay_in_the_title() {
        assert_eq!(
            titles("市六届人大常委会副主任"),
            [lead("市人大常委会副主任", "市")]
        );
        assert_eq!(titles("中共洋县县委书记"), [lead("县委书记", "县")]);
        assert_eq!(titles("炉山镇党委书记"), [lead("镇党委书记", "镇")]);
        assert_eq!(
            titles("自治州党委副书记"),
            [lead("自治州党委副书记", "自治州")]
        );
        assert_eq!(titles("政府副旗长"), [lead("副旗长", "旗")]);
        assert_eq!(titles("市人民政府副市长"), [lead("副市长", "市")]);
        assert_eq!(titles("市政府党组书记"), [lead("市政府党组书记", "市")]);
    }

    #[test]
    fn other_bodies_are_left_open() {
        assert_eq!(
            titles("学院党委书记"),
            [("党委书记".to_owned(), Organ::Open)]
        );
        assert_eq!(
            titles("科技局党组书记"),
            [("党组书记".to_owned(), Organ::Open)]
        );
        assert_eq!(titles("研究院首任院长"), [("院长".to_owned(), Organ::Open)]);
    }

    #[test]
    fn sections_are_told_from_committees() {
        assert_eq!(
            titles("市委组织部部长"),
            [(
                "部长".to_owned(),
                Organ::Section(Some("市".to_owned()), "组织部".to_owned())
            )]
        );
        assert_eq!(
            titles("政法委书记"),
            [("书记".to_owned(), Organ::Section(None, "政法委".to_owned()))]
        );
    }

    #[test]
    fn former_and_proposed_posts_are_marked() {
        let found = find(&Titles::load(), "原市委书记");
        assert_eq!(found[0].tenure, Tenure::Former, "原 marks a former post");
    }
}
