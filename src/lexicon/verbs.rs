//! Verbs of happenings: what a clause says its subject does.

use super::table::rows;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::ops::Range;

/// Declares the classes of verb with their codes in the data file.
macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)+) => {
        /// What a verb does in a report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum VerbClass { $($(#[$doc])* $variant,)+ }

        impl VerbClass {
            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

classes! {
    /// 陪同, 参加调研: took part in a visit.
    Accompany = "accompany",
    /// 出席, 参加会议: took part in a meeting or ceremony.
    Attend = "attend",
    /// 主持: presided.
    Chair = "chair",
    /// 致辞, 发言, 汇报: spoke in a set part.
    Speak = "speak",
    /// 指出, 说: what follows is speech.
    Say = "say",
    /// 调研, 走访, 检查: visits.
    Visit = "visit",
    /// 学习考察, 招商: travels on business to other regions.
    Tour = "tour",
    /// 来到, 走进: goes to a place.
    Move = "move",
    /// 察看, 听取: looks into something on the spot.
    Look = "look",
    /// 会见: receives someone.
    Meet = "meet",
    /// 座谈: sits together.
    Talk = "talk",
    /// 召开, 举行: something is held.
    Convene = "convene",
    /// 签约, 签署: signs.
    Sign = "sign",
    /// 揭牌, 开工: an act of ceremony.
    Unveil = "unveil",
    /// 授予: is given an award.
    Award = "award",
    /// 任命, 当选: is given a post.
    Appoint = "appoint",
    /// 免去, 辞去: loses or gives up a post.
    Remove = "remove",
    /// 率队, 带领: heads a party.
    Lead = "lead",
}

/// A verb found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// What it does.
    pub class: VerbClass,
}

/// All verbs, ready to be found.
pub struct Verbs {
    verbs: CharwiseDoubleArrayAhoCorasick<u32>,
    classes: Vec<VerbClass>,
}

impl std::fmt::Debug for Verbs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verbs")
            .field("verbs", &self.classes.len())
            .finish_non_exhaustive()
    }
}

impl Verbs {
    /// Loads the embedded data.
    ///
    /// # Panics
    /// When the embedded table is broken, which a test rules out.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the table is embedded and tested")]
    pub fn load() -> Self {
        let table: Vec<(&str, VerbClass)> = rows(include_str!("data/verbs.tsv"))
            .map(|row| {
                (
                    row[0],
                    VerbClass::from_code(row[1]).expect("a known class of verb"),
                )
            })
            .collect();
        let verbs = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(table.iter().map(|(verb, _)| verb))
            .expect("distinct, non-empty verbs");
        Self {
            verbs,
            classes: table.into_iter().map(|(_, class)| class).collect(),
        }
    }

    /// The verbs in `text`, leftmost and longest first; they do not overlap.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = VerbMention> + 't {
        self.verbs.leftmost_find_iter(text).filter_map(|found| {
            let class = *self.classes.get(found.value() as usize)?;
            Some(VerbMention {
                range: found.start()..found.end(),
                class,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_win_over_words() {
        let verbs = Verbs::load();
        let text = "副市长李波参加调研,随后主持召开会议";
        let found: Vec<_> = verbs
            .find(text)
            .map(|verb| (&text[verb.range], verb.class))
            .collect();
        assert_eq!(
            found,
            [
                ("参加调研", VerbClass::Accompany),
                ("主持召开会议", VerbClass::Chair)
            ],
            "the longest phrase at each place"
        );
    }
}
