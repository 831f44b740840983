//! How names of bodies end, which departments there are, and which words stand beside names.

mod word_table;

use super::listed::Listed;
use super::user::{Organization, UserLexicon, in_both_scripts};
use crate::kind::OrganizationKind;
use daachorse::MatchKind;
use std::collections::BTreeMap;
pub use word_table::{WordMatch, WordTable};

const ENDINGS: &str = include_str!("data/organization-endings.tsv");
const DEPARTMENTS: &str = include_str!("data/organization-departments.tsv");
const CONTEXTS: &str = include_str!("data/organization-contexts.tsv");
const GENERICS: &str = include_str!("data/organization-generics.tsv");
const TRADES: &str = include_str!("data/organization-trades.tsv");
const FOLLOWERS: &str = include_str!("data/organization-followers.tsv");
const TAILS: &str = include_str!("data/organization-tails.tsv");

/// What must stand in front of an ending for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingClass {
    /// Something of its own: 有限公司, 研究院.
    Name,
    /// A place is enough: 人民医院, 高新区.
    Place,
    /// A whole body, of which this is a part: 分公司, 附属中学.
    Unit,
}

/// An ending of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The kind of body that ends so.
    pub kind: OrganizationKind,
    /// What must stand in front.
    pub class: EndingClass,
}

/// Whether a trade's word is for firms alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// With a brand it is a firm where sites are named: 机械.
    Firm,
    /// Also an activity: 建设.
    Shared,
}

/// What a word behind a name tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Follower {
    /// A firm: 董事长.
    Manager,
    /// A firm that is visited or listed: 车间, 等.
    Site,
    /// A building site: 施工现场.
    Works,
    /// Something that is not there yet: 建设, 培育.
    Plan,
    /// A department: 局长.
    Official,
    /// Another body: 院长.
    Head,
    /// A government: 市长.
    Ruler,
}

/// What a word beside a name does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextClass {
    /// A site follows; no name runs across it: 来到.
    Visit,
    /// No name runs across it: 听取.
    Verb,
    /// What follows is wished for and no body yet: 打造.
    Goal,
    /// A verb that names hold too: 服务.
    Soft,
    /// A verb of visiting that names hold too: 考察.
    SoftVisit,
    /// A verb of wishing that names hold too: 建设.
    SoftGoal,
    /// A character that joins or governs, or is part of a name: 和, 在.
    Function,
    /// A counter: what it counts is no name.
    Counter,
    /// Holds a character of the others and does nothing: 民和.
    Word,
}

/// What the recogniser of organisations looks up.
#[derive(Debug)]
pub struct Organizations {
    /// How names end.
    pub endings: WordTable<Ending>,
    /// Departments as written behind a jurisdiction.
    pub departments: WordTable<OrganizationKind>,
    /// Words that stand beside names.
    pub contexts: WordTable<ContextClass>,
    /// Words that describe a kind of body.
    pub generics: WordTable<()>,
    /// Trades that end a firm's short name, and whether the word is for firms alone.
    pub trades: WordTable<Trade>,
    followers: BTreeMap<Follower, Vec<&'static str>>,
    tails: BTreeMap<char, Vec<(&'static str, &'static str)>>,
    /// Bodies that the user lists.
    pub listed: Listed<Organization>,
}

impl Organizations {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&UserLexicon::default())
    }

    /// Loads the embedded data and adds the user's bodies.
    #[must_use]
    pub fn with(user: &UserLexicon) -> Self {
        let generics: Vec<_> = rows(GENERICS).map(|row| (row[0], ())).collect();
        let trades: Vec<_> = rows(TRADES)
            .filter_map(|row| Some((row[0], trade(row.get(1)?)?)))
            .collect();
        let endings: Vec<_> = rows(ENDINGS)
            .filter_map(|row| Some((row[0], ending(&row)?)))
            .collect();
        let departments: Vec<_> = rows(DEPARTMENTS)
            .filter_map(|row| Some((row[0], OrganizationKind::from_code(row.get(1)?)?)))
            .collect();
        let contexts: Vec<_> = rows(CONTEXTS)
            .filter_map(|row| Some((row[0], context(row.get(1)?)?)))
            .collect();
        let mut tails: BTreeMap<char, Vec<_>> = BTreeMap::new();
        for row in rows(TAILS) {
            if let (Some(last), [word, behind]) = (row[0].chars().next_back(), row.as_slice()) {
                tails.entry(last).or_default().push((*word, *behind));
            }
        }
        let mut followers: BTreeMap<Follower, Vec<_>> = BTreeMap::new();
        for row in rows(FOLLOWERS) {
            if let Some(class) = row.get(1).and_then(|code| follower(code)) {
                followers.entry(class).or_default().push(row[0]);
            }
        }
        Self {
            endings: WordTable::new(&endings, MatchKind::Standard),
            departments: WordTable::new(&departments, MatchKind::Standard),
            contexts: WordTable::new(&contexts, MatchKind::LeftmostLongest),
            generics: WordTable::new(&generics, MatchKind::LeftmostLongest),
            trades: WordTable::new(&trades, MatchKind::Standard),
            followers,
            tails,
            listed: Listed::new(in_both_scripts(&user.organizations)),
        }
    }

    /// Whether `behind` begins with a word of the class.
    #[must_use]
    pub fn is_followed(&self, behind: &str, by: Follower) -> bool {
        self.followers
            .get(&by)
            .is_some_and(|words| words.iter().any(|word| behind.starts_with(word)))
    }

    /// Whether the ending at the end of `name` is the beginning of another word: 大学 before 生.
    #[must_use]
    pub fn runs_on(&self, name: &str, behind: &str) -> bool {
        let (Some(last), Some(next)) = (name.chars().next_back(), behind.chars().next()) else {
            return false;
        };
        self.tails.get(&last).is_some_and(|tails| {
            tails
                .iter()
                .any(|(word, behind)| name.ends_with(word) && behind.contains(next))
        })
    }

    /// What the ending of a body's name says that it is.
    #[must_use]
    pub fn kind_by_ending(&self, name: &str) -> OrganizationKind {
        let endings = self.endings.endings(name).into_iter();
        endings
            .filter(|ending| ending.end == name.len())
            .min_by_key(|ending| ending.start)
            .map_or(OrganizationKind::Other, |ending| ending.value.kind)
    }

    /// How many characters of `text` no generic word covers: what a name has of its own. A generic word of one
    /// character (新) counts as the name's own beside such characters (新航).
    #[must_use]
    pub fn own_characters(&self, text: &str) -> usize {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let (mut single, mut longer) = (0, 0);
        for word in self.generics.words(text) {
            match text
                .get(word.start..word.end)
                .map_or(0, |word| word.chars().count())
            {
                1 => single += 1,
                length => longer += length,
            }
        }
        let own = letters.saturating_sub(longer);
        if own == single { 0 } else { own }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

fn follower(code: &str) -> Option<Follower> {
    Some(match code {
        "manager" => Follower::Manager,
        "site" => Follower::Site,
        "works" => Follower::Works,
        "plan" => Follower::Plan,
        "official" => Follower::Official,
        "head" => Follower::Head,
        "ruler" => Follower::Ruler,
        _ => return None,
    })
}

fn trade(code: &str) -> Option<Trade> {
    match code {
        "firm" => Some(Trade::Firm),
        "shared" => Some(Trade::Shared),
        _ => None,
    }
}

fn ending(row: &[&str]) -> Option<Ending> {
    let &[_, kind, class, _] = row else {
        return None;
    };
    let class = match class {
        "name" => EndingClass::Name,
        "place" => EndingClass::Place,
        "unit" => EndingClass::Unit,
        _ => return None,
    };
    Some(Ending {
        kind: OrganizationKind::from_code(kind)?,
        class,
    })
}

fn context(code: &str) -> Option<ContextClass> {
    Some(match code {
        "visit" => ContextClass::Visit,
        "verb" => ContextClass::Verb,
        "goal" => ContextClass::Goal,
        "soft" => ContextClass::Soft,
        "soft-visit" => ContextClass::SoftVisit,
        "soft-goal" => ContextClass::SoftGoal,
        "function" => ContextClass::Function,
        "counter" => ContextClass::Counter,
        "word" => ContextClass::Word,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_once_and_in_order() {
        for (name, table, columns) in [
            ("endings", ENDINGS, 4),
            ("departments", DEPARTMENTS, 2),
            ("contexts", CONTEXTS, 2),
            ("generics", GENERICS, 1),
            ("trades", TRADES, 2),
            ("tails", TAILS, 2),
        ] {
            let words: Vec<&str> = rows(table).map(|row| row[0]).collect();
            for pair in words.windows(2) {
                assert!(
                    pair[0] < pair[1],
                    "organization-{name}.tsv is sorted, each word once: {pair:?}"
                );
            }
            for row in rows(table) {
                assert_eq!(
                    row.len(),
                    columns,
                    "organization-{name}.tsv: columns of {row:?}"
                );
            }
        }
        for row in rows(ENDINGS) {
            assert!(
                ending(&row).is_some(),
                "organization-endings.tsv: unknown kind or class in {row:?}"
            );
        }
        for row in rows(CONTEXTS) {
            assert!(
                context(row[1]).is_some(),
                "organization-contexts.tsv: unknown class in {row:?}"
            );
        }
    }

    #[test]
    fn every_table_finds_its_words() {
        let lexicon = Organizations::load();
        assert_eq!(
            lexicon.endings.endings("某某有限公司").len(),
            1,
            "the longest of 公司 and 有限公司"
        );
        assert_eq!(
            lexicon.departments.endings("市教育局").len(),
            1,
            "a department"
        );
        assert_eq!(
            lexicon.contexts.words("来到民和").count(),
            2,
            "民和 is a word, not a conjunction"
        );
        assert!(lexicon.runs_on("大学", "生"), "大学生 is no university");
        assert_eq!(lexicon.own_characters("晶瑞新材料"), 2, "新材料 is generic");
    }
}
