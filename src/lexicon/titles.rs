//! Heads of titles (书记, 局长, 董事长, 村民, 记者) and what each says of its holder.

use super::named_bodies::NamedBodies;
use super::table::rows;
use super::user::{UserLexicon, in_both_scripts};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a title says of who bears it, and where its body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleClass {
    /// 市长, 县长: the level of the jurisdiction is in the word.
    Chief,
    /// 书记, 局长, 校长: the body stands before it.
    Head,
    /// 一级巡视员: a grade that goes with whatever body one works for.
    Rank,
    /// 市领导: a post where the text gives no better.
    Leader,
    /// 董事长, 总经理: in a firm.
    Company,
    /// 村民, 教授: says what someone is, and is no post.
    Noun,
    /// 企业家: a business person without a named post.
    BusinessNoun,
    /// 记者, 编辑: who made the article.
    Byline,
    /// 国务委员: national, named without a body.
    National,
    /// 首相, 总统: of a state abroad.
    Foreign,
}

impl TitleClass {
    /// Every class, in the order of declaration.
    pub const ALL: [Self; 10] = [
        Self::Chief,
        Self::Head,
        Self::Rank,
        Self::Leader,
        Self::Company,
        Self::Noun,
        Self::BusinessNoun,
        Self::Byline,
        Self::National,
        Self::Foreign,
    ];

    /// The code in tables of titles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chief => "chief",
            Self::Head => "head",
            Self::Rank => "rank",
            Self::Leader => "leader",
            Self::Company => "company",
            Self::Noun => "noun",
            Self::BusinessNoun => "business_noun",
            Self::Byline => "byline",
            Self::National => "national",
            Self::Foreign => "foreign",
        }
    }

    /// The class with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// The head of a title, found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleHead {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What kind of title.
    pub class: TitleClass,
}

/// All heads of titles, ready to be found.
pub struct Titles {
    heads: CharwiseDoubleArrayAhoCorasick<u32>,
    classes: Vec<TitleClass>,
    traps: Vec<&'static str>,
    /// Organs of the centre, in which titles are held.
    pub central: NamedBodies,
    /// States and international organisations, in which titles are held.
    pub foreign: NamedBodies,
}

impl std::fmt::Debug for Titles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Titles")
            .field("heads", &self.classes.len())
            .finish_non_exhaustive()
    }
}

impl Titles {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&UserLexicon::default())
    }

    /// Loads the embedded data and adds the user's titles, which count for more.
    ///
    /// # Panics
    /// When the embedded table is broken, which a test rules out.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "the table is embedded and tested, the user's checked as it is read"
    )]
    pub fn with(user: &UserLexicon) -> Self {
        let mut table: BTreeMap<&str, TitleClass> = rows(include_str!("data/titles.tsv"))
            .map(|row| {
                (
                    row[0],
                    TitleClass::from_code(row[1]).expect("a known class of title"),
                )
            })
            .collect();
        let added = in_both_scripts(&user.titles);
        let added = added.iter();
        table.extend(added.map(|(title, says)| (title.as_str(), says.class)));
        let heads = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(table.keys())
            .expect("distinct, non-empty heads");
        Self {
            heads,
            classes: table.into_values().collect(),
            traps: rows(include_str!("data/title-traps.tsv"))
                .map(|row| row[0])
                .collect(),
            central: NamedBodies::central(),
            foreign: NamedBodies::foreign(),
        }
    }

    /// The heads in `text`, leftmost and longest first, without those that a neighbour makes another word.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = TitleHead> + 't {
        self.heads
            .leftmost_find_iter(text)
            .filter_map(move |found| {
                let range = found.start()..found.end();
                let class = *self.classes.get(found.value() as usize)?;
                (!self.is_other_word(text, &range)).then_some(TitleHead { range, class })
            })
    }

    /// Whether the head is part of another word: 城市长期, 委员会, 书记员.
    fn is_other_word(&self, text: &str, range: &Range<usize>) -> bool {
        let head = &text[range.clone()];
        let after = &text[range.end..];
        match after.chars().next() {
            Some('会') => ["委员", "理事", "董事", "监事", "常委"]
                .iter()
                .any(|end| head.ends_with(end)),
            Some('员') => head.ends_with("书记"),
            Some(_) if head.ends_with('长') => {
                let tail = &text[range.end - '长'.len_utf8()..];
                self.traps.iter().any(|trap| tail.starts_with(trap))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(text: &str) -> Vec<&str> {
        Titles::load()
            .find(text)
            .map(|head| &text[head.range])
            .collect::<Vec<_>>()
    }

    #[test]
    fn heads_are_found_longest_first() {
        assert_eq!(
            heads("公司总工程师高远"),
            ["总工程师"],
            "总工程师 is one head"
        );
        assert_eq!(heads("副市长、局长"), ["市长", "局长"], "two heads");
    }

    #[test]
    fn other_words_are_no_heads() {
        assert!(
            heads("推动城市长期发展").is_empty(),
            "市长期 holds no mayor"
        );
        assert!(heads("委员会").is_empty(), "委员会 holds no member");
    }
}
