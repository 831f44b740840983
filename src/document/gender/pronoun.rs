//! 她, where only one person can be meant.
//!
//! It is read where it is the subject of a clause of the report, not of what somebody says. Whom it means is
//! the one person that the paragraph has named so far, if that person does something in the sentence before
//! and no one without a name comes between; or, of several, who leads, where it is a leader's verb that follows.
//! Behind a comma it often turns to somebody else, so only a leader's verb counts there.

use super::super::sentence::{Agent, What};
use super::super::{GenderSign, Person, Sentence};
use crate::kind::{Gender, PersonKind};
use crate::lexicon::verbs::VerbClass;
use crate::span::end_of;
use crate::text::LineKind;
use std::ops::Range;

const PRONOUN: char = '她';

/// How many sentences before the pronoun's may say whom it means.
const LOOK_BACK: usize = 8;

/// How many items and verbs of a sentence are looked at, so that a text that is one sentence takes no longer
/// than its length asks for.
const MANY: usize = 60;

/// How many bytes before the pronoun the name may stand, unless a leader's verb follows.
const FAR: usize = 1_500;

/// What leaders do and those who are received, comforted or heard seldom do.
const LEADING: [&str; 8] = [
    "强调", "指出", "要求", "叮嘱", "勉励", "嘱咐", "寄语", "主持",
];

/// What may stand between the pronoun and its verb.
const ADVERBS: [&str; 9] = [
    "还",
    "首先",
    "最后",
    "同时",
    "特别",
    "进一步",
    "再次",
    "并",
    "一再",
];

/// Women, and persons of either gender, who have no name: 她 may be one of them.
const KIN: [&str; 16] = [
    "妻", "女儿", "女孩", "女工", "女生", "女士", "母亲", "妈", "奶奶", "婆", "姑娘", "大娘",
    "阿姨", "大姐", "嫂", "老人",
];

/// What opens a sentence whose subject is yet to come: 在鑫通公司,她详细了解….
const OPENERS: [&str; 17] = [
    "在", "随后", "接着", "当天", "期间", "其间", "每到", "来到", "走进", "离开", "对", "针对",
    "作为", "谈到", "最后", "同时", "首先",
];

/// Persons without a name, or by a name that is not known for one, whom the one who is named meets.
const OTHERS: [&str; 34] = [
    "村民",
    "居民",
    "职工",
    "员工",
    "学生",
    "孩子",
    "选手",
    "老师",
    "医生",
    "患者",
    "顾客",
    "创业者",
    "店主",
    "讲解员",
    "负责人",
    "同事",
    "搭档",
    "丈夫",
    "夫人",
    "岁的",
    "名叫",
    "提名",
    "任命",
    "选举",
    "请来",
    "邀请",
    "会见",
    "会谈",
    "看望",
    "采访",
    "见到",
    "找到",
    "认识",
    "迎来",
];

/// Behind these, what comes is somebody's speech.
const SAYING: [&str; 9] = [
    "说", "表示", "介绍", "告诉", "坦言", "回忆", "认为", "称", "道",
];

/// The persons of whom 她 tells the gender, with the words from the name to the pronoun.
pub(super) fn signs(
    text: &str,
    sentences: &[Sentence],
    people: &[Person],
) -> Vec<(usize, GenderSign)> {
    if !text.contains(PRONOUN) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        if sentence.kind != LineKind::Body || sentence.spoken {
            continue;
        }
        for (offset, _) in text[sentence.range.clone()].match_indices(PRONOUN) {
            let at = sentence.range.start + offset;
            if !is_subject(text, sentence, at) {
                continue;
            }
            let told = Told::before(sentences, people, index, at);
            if let Some((person, name)) = told.antecedent(text, at) {
                let range = name.start..at + PRONOUN.len_utf8();
                let gender = Gender::Female;
                found.push((person, GenderSign { gender, range }));
            }
        }
    }
    found
}

/// Whether a pronoun opens a clause of the report.
fn is_subject(text: &str, sentence: &Sentence, at: usize) -> bool {
    /// In bytes; a quotation that is longer is a text of its own.
    const QUOTATION: usize = 1_500;
    let before = &text[sentence.range.start..at];
    let opens = before.is_empty() || before.ends_with([',', ';']);
    let plural = text[at + PRONOUN.len_utf8()..].starts_with(['们', '俩']);
    let line = end_of(&text[..at], QUOTATION);
    let line = line.rsplit('\n').next().unwrap_or_default();
    let quoted = line.rfind('“') > line.rfind('”');
    let clauses = before.trim_end_matches([',', ';']);
    let spoken = SAYING.iter().any(|verb| clauses.ends_with(verb));
    opens && !plural && !quoted && !spoken
}

/// What the paragraph has told up to a pronoun.
struct Told<'t> {
    sentences: &'t [Sentence],
    /// The pronoun's sentence.
    last: usize,
    /// Who is named, in order, each time.
    named: Vec<(usize, Range<usize>, usize)>,
    people: &'t [Person],
}

impl<'t> Told<'t> {
    /// What stands before `at` on its line, or on the line before where it opens its own.
    fn before(sentences: &'t [Sentence], people: &'t [Person], index: usize, at: usize) -> Self {
        let line = sentences[index].line;
        let mut told = Self {
            sentences,
            last: index,
            named: Vec::new(),
            people,
        };
        told.gather(index, line, at);
        // A pronoun that opens a paragraph goes on with the one before.
        let previous = index
            .checked_sub(1)
            .map(|previous| sentences[previous].line);
        if let Some(previous) = previous.filter(|previous| *previous != line)
            && sentences[index].range.start == at
        {
            told.gather(index, previous, at);
        }
        told
    }

    fn gather(&mut self, index: usize, line: usize, at: usize) {
        for number in index.saturating_sub(LOOK_BACK)..=index {
            let sentence = &self.sentences[number];
            if sentence.line != line || sentence.kind != LineKind::Body {
                continue;
            }
            let upto = sentence.items.partition_point(|item| item.range.start < at);
            for item in &sentence.items[upto.saturating_sub(MANY)..upto] {
                let What::Agent(Agent::Person(person)) = item.what else {
                    continue;
                };
                let silent = matches!(
                    self.people[person].kind,
                    PersonKind::Byline | PersonKind::Mentioned
                );
                if item.range.end <= at && !silent {
                    self.named.push((person, item.range.clone(), number));
                }
            }
        }
    }

    /// Whom a pronoun at `at` means, and where the name stands last.
    fn antecedent(&self, text: &str, at: usize) -> Option<(usize, Range<usize>)> {
        let leads = leads(&text[at + PRONOUN.len_utf8()..]);
        let first = self.named.first()?.0;
        let alone = self.named.iter().all(|(person, ..)| *person == first);
        let (_, name, number) = self.named.iter().rfind(|(person, ..)| *person == first)?;
        let opening = &text[self.sentences[self.last].range.start..at];
        let same_line = self.sentences[*number].line == self.sentences[self.last].line;
        let means = if *number == self.last {
            leads && (alone || self.leads_alone(first))
        } else if !opens(opening, same_line) {
            false
        } else if alone {
            self.acts(first) && (leads || self.is_fresh(text, *number, name, at))
        } else {
            leads && self.leads_alone(first)
        };
        means.then(|| (first, name.clone()))
    }

    fn acts(&self, person: usize) -> bool {
        self.predications()
            .any(|(subjects, _)| subjects.contains(&Agent::Person(person)))
    }

    /// Whether the one named first is the one who does what is told, and nobody else speaks or goes anywhere.
    fn leads_alone(&self, person: usize) -> bool {
        let own = Agent::Person(person);
        let official = self.people[person].kind == PersonKind::Official;
        let first = self
            .predications()
            .find(|(subjects, _)| !subjects.is_empty());
        let others = self.predications().any(|(subjects, verb)| {
            let along = matches!(verb, VerbClass::Accompany | VerbClass::Attend);
            !along
                && subjects
                    .iter()
                    .any(|agent| matches!(agent, Agent::Person(_)) && *agent != own)
        });
        official && first.is_some_and(|(subjects, _)| subjects == [own]) && !others
    }

    /// What the sentences that name somebody predicate: who, and what kind of verb.
    fn predications(&self) -> impl Iterator<Item = (&'t [Agent], VerbClass)> + '_ {
        let first = self.named.first().map_or(self.last, |(.., number)| *number);
        self.sentences[first..=self.last]
            .iter()
            .flat_map(|sentence| sentence.predications.iter().take(MANY))
            .map(|predication| (predication.subjects.as_slice(), predication.verb))
    }

    /// Whether the name is in the same sentence or the one before, and no one without a name comes between.
    fn is_fresh(&self, text: &str, number: usize, name: &Range<usize>, at: usize) -> bool {
        let sentence = self.sentences[number].range.start;
        let clause = end_of(&text[sentence..name.start], FAR / 4);
        let between = &text[name.end..at];
        let holds = |words: &str, nouns: &[&str]| nouns.iter().any(|noun| words.contains(noun));
        number + 1 >= self.last
            && between.len() <= FAR
            && !between.starts_with('的')
            && !holds(clause, &KIN)
            && !holds(between, &KIN)
            && !holds(between, &OTHERS)
    }
}

/// Whether a sentence has no subject before the pronoun, which then is its own.
fn opens(opening: &str, same_line: bool) -> bool {
    opening.is_empty() || same_line && OPENERS.iter().any(|word| opening.starts_with(word))
}

/// 强调, 还指出: what a leader does follows.
fn leads(behind: &str) -> bool {
    let verb = ADVERBS
        .iter()
        .find_map(|adverb| behind.strip_prefix(adverb))
        .unwrap_or(behind);
    LEADING.iter().any(|word| verb.starts_with(word))
}
