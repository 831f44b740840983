//! Titles and the persons who bear them: 市委常委、秘书长A,副市长B、C.
//!
//! A group is a run of titles joined by 、 and the names behind it. What body each title belongs to
//! is decided afterwards ([`super::bodies`]), from the group, the groups before it and the article.

use crate::lexicon::titles::TitleClass;
use crate::mention::person::{PersonMention, Via, is_han, skip_note};
use crate::mention::title::TitleMention;
use std::ops::Range;

/// A run of titles with the persons who bear them all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Indices of titles, in order.
    pub titles: Vec<usize>,
    /// Indices of person mentions, in order.
    pub persons: Vec<usize>,
    /// Bytes from the first title's body to the last name.
    pub range: Range<usize>,
}

/// Where each title's phrase begins: its own start, or that of the body which touches it.
pub type PhraseStarts<'p> = &'p [usize];

/// Gathers titles and names of one text into groups.
#[must_use]
pub fn gather(
    text: &str,
    titles: &[TitleMention],
    starts: PhraseStarts<'_>,
    persons: &[PersonMention],
) -> Vec<Group> {
    let mut gatherer = Gatherer {
        text,
        titles,
        starts,
        groups: Vec::new(),
        current: Group::default(),
    };
    let (mut t, mut p) = (0, 0);
    while t < titles.len() || p < persons.len() {
        let title_first = match (titles.get(t), persons.get(p)) {
            (Some(title), Some(person)) => title.range.start <= person.range.start,
            (title, _) => title.is_some(),
        };
        if title_first {
            gatherer.title(t);
            t += 1;
        } else {
            gatherer.person(p, &persons[p]);
            p += 1;
        }
    }
    gatherer.flush();
    gatherer.groups
}

struct Gatherer<'g> {
    text: &'g str,
    titles: &'g [TitleMention],
    starts: PhraseStarts<'g>,
    groups: Vec<Group>,
    current: Group,
}

impl Gatherer<'_> {
    fn title(&mut self, index: usize) {
        let start = self.starts[index];
        let joined = self.current.persons.is_empty()
            && !self.current.titles.is_empty()
            && is_title_joint(self.gap(start), self.titles[index].class);
        if !joined {
            self.flush();
            self.current.range = start..start;
        }
        self.current.titles.push(index);
        self.current.range.end = self.titles[index].range.end;
    }

    fn person(&mut self, index: usize, mention: &PersonMention) {
        let gap = self.gap(mention.range.start).trim_matches(' ');
        let belongs = if self.current.persons.is_empty() {
            !self.current.titles.is_empty() && (gap.is_empty() || gap == ":")
        } else {
            mention.via != Via::Frame
                && matches!(gap, "、" | "和" | "与" | "及" | "以及")
                && self.is_shared()
        };
        if belongs {
            self.current.persons.push(index);
            self.current.range.end = skip_note(self.text, mention.range.end);
        } else {
            self.flush();
        }
    }

    /// Whether the group's titles may have several bearers: there is one mayor, but many vice mayors.
    fn is_shared(&self) -> bool {
        self.current
            .titles
            .iter()
            .all(|&index| !is_unique(&self.titles[index]))
    }

    fn gap(&self, start: usize) -> &str {
        self.text.get(self.current.range.end..start).unwrap_or("…")
    }

    fn flush(&mut self) {
        let group = std::mem::take(&mut self.current);
        if !group.titles.is_empty() {
            self.groups.push(group);
        }
    }
}

/// Whether a title is held by one person at a time.
fn is_unique(title: &TitleMention) -> bool {
    let word = title.title.as_str();
    match title.class {
        TitleClass::Chief => !word.contains('副'),
        TitleClass::Head | TitleClass::Company | TitleClass::National | TitleClass::Foreign => {
            !word.contains('副')
                && [
                    "书记",
                    "主任",
                    "主席",
                    "局长",
                    "院长",
                    "校长",
                    "部长",
                    "董事长",
                    "总经理",
                    "总裁",
                    "检察长",
                    "秘书长",
                    "厅长",
                    "总统",
                    "首相",
                    "总理",
                    "国王",
                    "总书记",
                    "委员长",
                ]
                .iter()
                .any(|end| word.ends_with(end))
        }
        TitleClass::Rank
        | TitleClass::Leader
        | TitleClass::Noun
        | TitleClass::BusinessNoun
        | TitleClass::Byline => false,
    }
}

/// Whether what stands between two titles makes them one run.
fn is_title_joint(gap: &str, next: TitleClass) -> bool {
    let gap = gap.trim_matches(' ');
    if matches!(
        gap,
        "" | "、" | "兼" | "、兼" | "兼任" | "暨" | "、兼任" | "、原" | "、中共"
    ) {
        return true;
    }
    // 董事长、我校校友A: a note on the person rather than a post. 市总商会副会长、活动小组组长A: nothing but
    // titles and what they are of stands before A, known or not.
    let longest = if matches!(next, TitleClass::Noun) {
        6
    } else {
        9
    };
    gap.starts_with('、') && gap.chars().count() <= longest && gap.chars().skip(1).all(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::names::Names;
    use crate::lexicon::titles::Titles;
    use crate::mention::person::PersonFinder;
    use crate::mention::title;

    fn groups(text: &str) -> Vec<(Vec<String>, Vec<String>)> {
        let (lexicon, heads) = (Names::load(), Titles::load());
        let titles = title::find(&heads, text);
        let persons = PersonFinder::new(&lexicon, text, &[]).find(&titles, &[]);
        let starts: Vec<usize> = titles.iter().map(|title| title.range.start).collect();
        gather(text, &titles, &starts, &persons)
            .into_iter()
            .map(|group| {
                let titles = group
                    .titles
                    .iter()
                    .map(|&index| titles[index].title.clone())
                    .collect();
                (
                    titles,
                    group
                        .persons
                        .iter()
                        .map(|&index| persons[index].name.clone())
                        .collect(),
                )
            })
            .collect()
    }

    fn group(titles: &[&str], persons: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        (owned(titles), owned(persons))
    }

    #[test]
    fn titles_run_together_and_names_share_them() {
        assert_eq!(
            groups("市委常委、秘书长陈立新,副市长周明、吴芳参加。"),
            [
                group(&["市委常委", "秘书长"], &["陈立新"]),
                group(&["副市长"], &["周明", "吴芳"])
            ]
        );
    }

    #[test]
    fn a_mayor_is_one() {
        assert_eq!(
            groups("市长陈立新、副市长周明出席。"),
            [group(&["市长"], &["陈立新"]), group(&["副市长"], &["周明"])]
        );
    }
}
