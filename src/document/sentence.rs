//! Sentences as predications: who does what, where, with whom, to whom.
//!
//! A list of persons may run over several commas before its verb comes
//! (市委书记A,市长B,副市长C参加调研), so subjects are gathered across clauses until a verb takes them.

use crate::lexicon::verbs::{VerbClass, Verbs};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Someone or something that takes part: an index into the document's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agent {
    /// An index into [`super::Document::people`].
    Person(usize),
    /// An index into [`super::Document::organizations`].
    Organization(usize),
    /// An index into [`super::Document::places`].
    Place(usize),
    /// 一行, 代表团, 调研组, 他, 她: whoever leads what is being told.
    Party,
}

/// What stands somewhere in a sentence, as far as its grammar needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A person, organisation, place or party.
    Agent(Agent),
    /// A title, which belongs to the agent behind it.
    Title,
    /// A date.
    Date,
    /// A verb.
    Verb(VerbClass),
}

/// One item of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// One verb with what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predication {
    /// The verb's bytes.
    pub verb_range: Range<usize>,
    /// What the verb does.
    pub verb: VerbClass,
    /// Who does it: named in this clause, or gathered from the clauses before it.
    pub subjects: Vec<Agent>,
    /// Whether the subjects were named for this verb, rather than carried on from an earlier one.
    pub explicit: bool,
    /// Where it is done: 在X.
    pub at: Vec<Agent>,
    /// With whom: 与X, 和X.
    pub with: Vec<Agent>,
    /// What stands behind the verb, up to the next one.
    pub objects: Vec<Agent>,
    /// The bytes from the verb to the end of its clause.
    pub clause_rest: Range<usize>,
    /// The whole clause.
    pub clause: Range<usize>,
}

/// How an agent stands in its clause, by the little word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Bare,
    At,
    With,
    Under,
    Oblique,
}

/// Reads one sentence; `range` is its stretch of `text`, `items` what stands in it, in order, `carried`
/// those listed before it (A,B;C参加会见 goes on over the semicolon). Hands on those listed in it that
/// no verb has taken.
#[must_use]
pub fn predications(
    text: &str,
    range: &Range<usize>,
    items: &[Item],
    carried: &[Agent],
) -> (Vec<Predication>, Vec<Agent>) {
    let mut reader = Reader {
        pending: carried.to_vec(),
        ..Reader::default()
    };
    for clause in clauses(text, range) {
        let within: Vec<&Item> = items
            .iter()
            .filter(|item| clause.start <= item.range.start && item.range.end <= clause.end)
            .collect();
        reader.clause(text, &clause, &within);
        if reader.speech {
            break;
        }
    }
    (reader.found, reader.pending)
}

#[derive(Default)]
struct Reader {
    pending: Vec<Agent>,
    at: Vec<Agent>,
    with: Vec<Agent>,
    subjects: Vec<Agent>,
    found: Vec<Predication>,
    speech: bool,
    /// Whether the last list went along with a leader.
    led: bool,
}

impl Reader {
    fn clause(&mut self, text: &str, clause: &Range<usize>, items: &[&Item]) {
        let opening = self.found.len();
        for (index, item) in items.iter().enumerate() {
            match &item.what {
                What::Title | What::Date => {}
                // X公司|董事长A: the body belongs to the title, and does nothing itself.
                What::Agent(Agent::Organization(_) | Agent::Place(_))
                    if touches_title(items, index) => {}
                What::Agent(agent) => self.agent(text, clause, items, index, *agent, opening),
                What::Verb(class) => {
                    if is_nominal(text, &item.range, clause) {
                        continue;
                    }
                    self.verb(*class, &item.range, clause);
                    if *class == VerbClass::Say {
                        self.speech = true;
                        return;
                    }
                }
            }
        }
    }

    fn agent(
        &mut self,
        text: &str,
        clause: &Range<usize>,
        items: &[&Item],
        index: usize,
        agent: Agent,
        opening: usize,
    ) {
        let case = case_of(text, clause, items, index);
        if case == Case::Under {
            self.accompanying(agent, &items[index].range, clause);
            return;
        }
        // Behind a verb of this clause an agent is its object.
        if let Some(last) = self
            .found
            .get_mut(opening..)
            .and_then(<[Predication]>::last_mut)
        {
            match case {
                Case::With => last.with.push(agent),
                Case::At => last.at.push(agent),
                Case::Bare | Case::Oblique | Case::Under => last.objects.push(agent),
            }
            return;
        }
        match case {
            Case::At => self.at.push(agent),
            Case::With => self.with.push(agent),
            Case::Bare => self.pending.push(agent),
            Case::Oblique | Case::Under => {}
        }
    }

    /// A带领B、C,D赴X: D goes along too, and A goes.
    fn join_company(&mut self, class: VerbClass) {
        let goes = matches!(
            class,
            VerbClass::Move | VerbClass::Visit | VerbClass::Tour | VerbClass::Look
        );
        let people = self
            .pending
            .iter()
            .any(|agent| matches!(agent, Agent::Person(_)));
        self.led = false;
        if let Some(last) = self
            .found
            .last_mut()
            .filter(|last| goes && people && last.verb == VerbClass::Lead)
        {
            if last
                .objects
                .iter()
                .any(|agent| matches!(agent, Agent::Person(_)))
            {
                last.objects.append(&mut self.pending);
                self.led = true;
            }
        }
    }

    /// 在X陪同下: X accompanies whatever the sentence tells.
    fn accompanying(&mut self, agent: Agent, range: &Range<usize>, clause: &Range<usize>) {
        self.found.push(Predication {
            verb_range: range.clone(),
            verb: VerbClass::Accompany,
            subjects: vec![agent],
            explicit: true,
            at: Vec::new(),
            with: Vec::new(),
            objects: Vec::new(),
            clause_rest: range.end..clause.end,
            clause: clause.clone(),
        });
    }

    fn verb(&mut self, class: VerbClass, range: &Range<usize>, clause: &Range<usize>) {
        self.join_company(class);
        let named = !self.pending.is_empty();
        if named {
            self.subjects = std::mem::take(&mut self.pending);
        }
        // A就…招商作了推介: the second verb of a clause has the subject that was named for the first.
        let carried = self
            .found
            .last()
            .is_some_and(|last| last.explicit && (last.clause == *clause || self.led));
        let explicit = named || carried;
        self.found.push(Predication {
            verb_range: range.clone(),
            verb: class,
            subjects: self.subjects.clone(),
            explicit,
            // 在X车间,B介绍…,A勉励…: all of it happens at X.
            at: self.at.clone(),
            with: std::mem::take(&mut self.with),
            objects: Vec::new(),
            clause_rest: range.end..clause.end,
            clause: clause.clone(),
        });
    }
}

/// Whether the item at `index` ends where a title begins.
fn touches_title(items: &[&Item], index: usize) -> bool {
    items
        .get(index + 1)
        .is_some_and(|next| next.what == What::Title && next.range.start == items[index].range.end)
}

/// The clauses of a sentence: split at commas, semicolons and colons outside quotes and brackets.
pub(crate) fn clauses(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let (mut start, mut depth) = (range.start, 0_i32);
    for (offset, character) in text[range.clone()].char_indices() {
        match character {
            '“' | '(' | '《' | '[' => depth += 1,
            '”' | ')' | '》' | ']' => depth = (depth - 1).max(0),
            ',' | ';' | ':' | '。' | '!' | '?' if depth == 0 => {
                clauses.push(start..range.start + offset);
                start = range.start + offset + character.len_utf8();
            }
            _ => {}
        }
    }
    if start < range.end {
        clauses.push(start..range.end);
    }
    clauses
}

/// Whether the verb is used as a noun or modifier here: 调研中, 陪同考察的, 座谈会上.
fn is_nominal(text: &str, verb: &Range<usize>, clause: &Range<usize>) -> bool {
    let rest = &text[verb.end..clause.end];
    const TAILS: &[&str] = &[
        "的",
        "组",
        "团",
        "队",
        "者",
        "期间",
        "工作",
        "情况",
        "会上",
        "会议",
        "会",
        "人员",
        "办公室",
        "结束",
        "之",
        "名单",
        "号",
        "以来",
        "活动期间",
        "仪式前",
        "服务",
        "力度",
        "机制",
        "制度",
        "部门",
        "单位",
        "对象",
        "方案",
        "要求",
    ];
    // One character says so only where the clause ends behind it: 走访中, but not 会见了中X公司.
    let closing = ["中", "时", "后", "书", "方", "稿", "令", "前"].contains(&rest);
    let before = &text[clause.start..verb.start];
    let inside =
        |open: char, close: char| before.matches(open).count() > before.matches(close).count();
    // 的到来, 的关心: a verb behind 的 is a noun; 陪同下 belongs to the name before it.
    let noun = before.ends_with('的') || rest.starts_with('下') || rest.starts_with("过程中");
    inside('“', '”')
        || inside('(', ')')
        || noun
        || closing
        || (TAILS.iter().any(|tail| rest.starts_with(tail))
            && !text[verb.clone()].ends_with('会')
            && !is_frame(text, verb))
}

/// Verbs after which 会, 工作 and the like are objects: 主持会议, 召开会议, 参加会议, 听取工作.
fn is_frame(text: &str, verb: &Range<usize>) -> bool {
    const FRAMES: &[&str] = &[
        "主持",
        "主持召开",
        "召开",
        "举行",
        "出席",
        "参加",
        "列席",
        "听取",
        "了解",
        "察看",
        "查看",
        "调研",
        "督导",
        "检查",
        "督查",
        "视察",
        "开展",
        "专题调研",
        "实地调研",
        "调研督导",
        "调研检查",
        "介绍",
        "汇报",
        "通报",
        "举办",
        "暗访",
        "巡查",
        "调度",
        "陪同",
        "在",
        "到",
        "赴",
        "详细了解",
        "仔细了解",
        "实地察看",
        "走访",
        "慰问",
        "考察",
        "说",
    ];
    let word = &text[verb.clone()];
    let rest = &text[verb.end..];
    let modifier = [
        "的", "组", "团", "队", "者", "期间", "中", "时", "结束", "后", "人员", "方案", "要求",
    ]
    .iter()
    .any(|tail| rest.starts_with(tail));
    FRAMES.contains(&word) && !modifier
}

/// The case of the agent at `index`, by the word before its titles.
fn case_of(text: &str, clause: &Range<usize>, items: &[&Item], index: usize) -> Case {
    let start = phrase_start(text, items, index);
    let before = &text[clause.start..start];
    let after = &text[items[index].range.end..clause.end];
    if before.ends_with('在')
        || before.ends_with("位于")
        || before.ends_with('于')
        || before.ends_with("来自")
    {
        return if after.starts_with("等陪同下")
            || after.starts_with("陪同下")
            || after.starts_with("的陪同下")
            || after.starts_with("等人陪同下")
        {
            Case::Under
        } else {
            Case::At
        };
    }
    if ["与", "和", "同", "跟", "会同"]
        .iter()
        .any(|word| before.ends_with(word))
    {
        // A与B: joined to an agent before it, else a companion.
        let joined = index > 0
            && matches!(items[index - 1].what, What::Agent(_))
            && items[index - 1].range.end + before_joint(before) == start;
        return if joined { Case::Bare } else { Case::With };
    }
    if [
        "对", "向", "被", "受", "给", "为", "据", "由于", "按照", "根据", "把", "将", "使", "让",
        "请", "从",
    ]
    .iter()
    .any(|word| before.ends_with(word))
    {
        return Case::Oblique;
    }
    Case::Bare
}

/// Bytes of the joint at the end of `before`.
fn before_joint(before: &str) -> usize {
    before.chars().next_back().map_or(0, char::len_utf8)
}

/// Where the phrase of the agent at `index` begins: its titles and bodies that touch it count.
fn phrase_start(text: &str, items: &[&Item], index: usize) -> usize {
    let mut start = items[index].range.start;
    for item in items[..index].iter().rev() {
        let gap = &text[item.range.end.min(start)..start];
        let touches = gap.is_empty() || (gap == "、" && matches!(item.what, What::Title));
        let part = matches!(
            item.what,
            What::Title | What::Agent(Agent::Organization(_) | Agent::Place(_))
        );
        if !touches || !part {
            break;
        }
        start = item.range.start;
    }
    start
}

/// Words that stand for whoever leads what is being told.
const PARTIES: &[&str] = &[
    "一行人",
    "一行",
    "代表团",
    "考察团",
    "小分队",
    "调研组",
    "检查组",
    "督导组",
    "视察组",
    "考察组",
    "慰问组",
    "督查组",
    "他们",
    "她们",
    "他",
    "她",
];

/// The items of a sentence with the verbs and parties that stand between them.
#[must_use]
pub fn with_verbs(verbs: &Verbs, text: &str, range: &Range<usize>, named: &[Item]) -> Vec<Item> {
    let mut items = named.to_vec();
    let taken = |at: &Range<usize>| {
        named
            .iter()
            .any(|item| item.range.start < at.end && at.start < item.range.end)
    };
    let mut parties: Vec<Range<usize>> = Vec::new();
    for party in PARTIES {
        for (at, _) in text[range.clone()].match_indices(party) {
            let found = range.start + at..range.start + at + party.len();
            let part = parties
                .iter()
                .any(|other| other.start < found.end && found.start < other.end);
            if !taken(&found) && !part && !is_other_party(text, &found) {
                parties.push(found);
            }
        }
    }
    items.extend(parties.into_iter().map(|range| Item {
        range,
        what: What::Agent(Agent::Party),
    }));
    items.sort_by_key(|item| item.range.start);
    // Verbs are looked for between the names only: 王强调研 holds no 强调.
    for gap in gaps(range, &items) {
        for verb in verbs.find(&text[gap.clone()]) {
            let found = gap.start + verb.range.start..gap.start + verb.range.end;
            items.push(Item {
                range: found,
                what: What::Verb(verb.class),
            });
        }
        for part in SET_PART
            .captures_iter(&text[gap.clone()])
            .filter_map(|found| found.get(1))
        {
            let found = gap.start + part.start()..gap.start + part.end();
            let known = items
                .iter()
                .any(|item| item.range.start < found.end && found.start < item.range.end);
            if !known {
                items.push(Item {
                    range: found,
                    what: What::Verb(VerbClass::Speak),
                });
            }
        }
    }
    items.sort_by_key(|item| item.range.start);
    items
}

/// 作了有关议案的说明, 作了题为…的报告: the set part stands apart from its verb.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static SET_PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(作了?)[^,。;、“]{1,24}(?:说明|发言|讲话|报告|汇报|推介|点评|总结|介绍)")
        .expect("a valid pattern")
});

/// The stretches of a sentence between its items.
fn gaps(range: &Range<usize>, items: &[Item]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = range.start;
    for item in items {
        if from < item.range.start {
            gaps.push(from..item.range.start);
        }
        from = from.max(item.range.end);
    }
    if from < range.end {
        gaps.push(from..range.end);
    }
    gaps
}

/// 其他, 他人: no pronoun of the lead. A一行 is A.
fn is_other_party(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    before.ends_with('其')
        || after.starts_with('人')
        || after.starts_with('国')
        || after.starts_with('乡')
        || after.starts_with('山')
}
