//! 她, where only one person can be meant.
//!
//! It is read where it is the subject of a clause of the report, not of what somebody says. Whom it means is
//! the one person that the paragraph has named so far, if that person did something there and no one
//! without a name comes between; or, of several, who leads, where it is a leader's verb that follows.

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

/// Persons without a name whom the one who is named meets.
const OTHERS: [&str; 15] = [
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
    /// What stands before `at` on its line, or on the line before where nobody is named yet.
    fn before(sentences: &'t [Sentence], people: &'t [Person], index: usize, at: usize) -> Self {
        let line = sentences[index].line;
        let mut told = Self {
            sentences,
            last: index,
            named: Vec::new(),
            people,
        };
        told.gather(index, line, at);
        let before = sentences[..index].iter().rev();
        let previous = before
            .map(|sentence| sentence.line)
            .find(|other| *other != line);
        if let (true, Some(previous)) = (told.named.is_empty(), previous) {
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
            for item in &sentence.items {
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
        let acts = if alone {
            self.acts(first) && (leads || self.is_fresh(text, *number, name, at))
        } else {
            leads && self.leads_alone(first)
        };
        acts.then(|| (first, name.clone()))
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
            .flat_map(|sentence| &sentence.predications)
            .map(|predication| (predication.subjects.as_slice(), predication.verb))
    }

    /// Whether the name is in the same sentence or the one before, and no one without a name comes between.
    fn is_fresh(&self, text: &str, number: usize, name: &Range<usize>, at: usize) -> bool {
        let holds = |range: Range<usize>, words: &[&str]| {
            words.iter().any(|word| text[range.clone()].contains(word))
        };
        let opening = self.sentences[number].range.start;
        number + 1 >= self.last && !holds(opening..at, &KIN) && !holds(name.end..at, &OTHERS)
    }
}

/// 强调, 还指出: what a leader does follows.
fn leads(behind: &str) -> bool {
    let verb = ADVERBS
        .iter()
        .find_map(|adverb| behind.strip_prefix(adverb))
        .unwrap_or(behind);
    LEADING.iter().any(|word| verb.starts_with(word))
}
