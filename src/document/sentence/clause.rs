//! Clauses, and verbs that are no verbs in them.

use crate::mention::person::is_han;
use crate::span::end_of;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

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
    join_company(text, &clauses)
}

/// 在镇长A,副书记B,副镇长C等陪同下: the list of who goes along is one clause, commas or not.
fn join_company(text: &str, clauses: &[Range<usize>]) -> Vec<Range<usize>> {
    const CLOSING: &str = "陪同下";
    /// More would hardly be one list.
    const LONGEST: usize = 8;
    let words = |clause: &Range<usize>| &text[clause.clone()];
    let opens = |clause: &Range<usize>| {
        let words = words(clause);
        words.rfind('在').is_some_and(|at| {
            !words[at..].contains(CLOSING) && !words[at..].contains(['到', '来', '赴', '了'])
        })
    };
    let goes_on = |clause: &Range<usize>| {
        let words = words(clause);
        let upto = words.find(CLOSING).unwrap_or(words.len());
        !words[..upto].contains(['到', '来', '赴', '了', '是', '在'])
    };
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(clauses.len());
    let mut at = 0;
    while at < clauses.len() {
        let clause = &clauses[at];
        let closing = clauses[at + 1..]
            .iter()
            .take(LONGEST)
            .take_while(|next| goes_on(next))
            .position(|next| words(next).contains(CLOSING));
        match closing.filter(|_| opens(clause)) {
            Some(offset) => {
                at += offset + 1;
                joined.push(clause.start..clauses[at].end);
            }
            None => joined.push(clause.clone()),
        }
        at += 1;
    }
    joined
}

/// What makes a noun or a modifier of the verb before it.
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
    "仪式",
    "厅",
    "室",
    "服务",
    "力度",
    "机制",
    "制度",
    "部门",
    "单位",
    "对象",
    "方案",
    "要求",
    "文章",
    "重要讲话",
];

/// What makes a noun of the verb right behind it.
const THING_MAKERS: &[&str] = &[
    "强化",
    "加强",
    "加大",
    "抓好",
    "做好",
    "深化",
    "完善",
    "接受",
    "迎接",
    "配合",
    "深切",
    "对照",
    "听取",
    "听取了",
    "督促",
    "规范",
    "优化",
    "部分",
    "这次",
    "此次",
    "本次",
    "该次",
    "的国事",
    "的正式",
    "的友好",
    "次国事",
];
/// Sympathy and the like are expressed, which is no visit.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static EXPRESSED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("(?:表示|致以|转达|表达)[^,。;]{0,10}$").expect("a valid pattern"));

/// Whether the verb is used as a noun or modifier here: 调研中, 陪同考察的, 座谈会上.
pub(super) fn is_nominal(text: &str, verb: &Range<usize>, clause: &Range<usize>) -> bool {
    let rest = &text[verb.end..clause.end];
    // One character says so only where the clause ends behind it: 走访中, but not 会见了中X公司.
    let before = end_of(&text[clause.start..verb.start], 600);
    // 在调研时 only says when, 在清水镇调研时 tells of the visit.
    let located = before
        .rsplit_once('在')
        .is_some_and(|(_, place)| place.chars().count() > 1);
    let closing = ["中", "时", "后", "书", "方", "稿", "令", "前"].contains(&rest)
        && !(located && matches!(rest, "中" | "时"));
    let inside =
        |open: char, close: char| before.matches(open).count() > before.matches(close).count();
    // 的到来, 的关心: a verb behind 的 is a noun; 陪同下 belongs to the name before it.
    let noun = before.ends_with('的') || rest.starts_with('下') || rest.starts_with("过程中");
    // 表示深切慰问, 致慰问电, 强化督促检查, 对照检查材料: what is expressed, sent or done better is a thing.
    let message = ["慰问", "问候", "祝贺", "哀悼"]
        .iter()
        .any(|word| text[verb.clone()].ends_with(word))
        && rest.starts_with(['电', '信', '函']);
    let thing = message
        || THING_MAKERS.iter().any(|word| before.ends_with(word))
        || rest.is_empty() && EXPRESSED.is_match(before);
    // 通过听取汇报、座谈交流等方式: how something else is done.
    let manner = before.contains("通过")
        && ["等方式", "等形式", "的方式"]
            .iter()
            .any(|word| rest.contains(word));
    // A在会见中介绍: the verb says when.
    let meanwhile = before.ends_with('在')
        && rest.starts_with(['中', '时'])
        && text[verb.clone()].contains('会');
    // 听取督查情况汇报: what is heard is a report.
    let reported = rest.contains("汇报") && before.contains("听取");
    inside('“', '”')
        || inside('《', '》')
        || reported
        || manner
        || meanwhile
        || is_of_another_word(&text[verb.clone()], before, rest)
        || thing
        || inside('(', ')')
        || noun
        || closing
        || (TAILS.iter().any(|tail| rest.starts_with(tail))
            && !text[verb.clone()].ends_with('会')
            && !is_frame(text, verb))
}

/// Whether the verb is one half of a word or attribute: 招商局, 受到, 抽查发现, 获奖企业, 说明会.
fn is_of_another_word(verb: &str, before: &str, rest: &str) -> bool {
    const ON_BUSINESS: &[&str] = &["考察", "活动", "洽谈", "推介", "引资", "对接", "拜访"];
    const WINNERS: &[&str] = &[
        "企业", "单位", "代表", "个人", "团队", "项目", "作品", "集体",
    ];
    const BEFORE_ARRIVAL: &[char] = &[
        '受', '得', '感', '看', '听', '提', '谈', '达', '遇', '做', '想', '收', '直',
    ];
    let goes_on = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let called_after = (verb.ends_with("招商") || verb.ends_with("招商引资"))
        && rest.starts_with(is_han)
        && !goes_on(ON_BUSINESS);
    let undergone = verb.starts_with('到') && before.ends_with(BEFORE_ARRIVAL);
    let finding = rest.starts_with("发现") && verb.ends_with(['查', '视']);
    let winners = verb.starts_with('获') && goes_on(WINNERS);
    let explains = verb == "说" && rest.starts_with(['明', '法', '服', '起', '话']);
    // 5件建议执行办理情况, 议案建议: what deputies hand in.
    let motion = verb == "建议"
        && (before.ends_with(['件', '条', '案'])
            || goes_on(&["执行", "办理", "进行", "落实", "书", "答复"]));
    let monument = verb.ends_with("揭幕") && rest.starts_with(['石', '碑', '战', '赛']);
    motion || monument || called_after || undergone || finding || winners || explains
}

/// Verbs after which 会, 工作 and the like are objects: 主持会议, 召开会议, 参加会议, 听取工作.
pub(super) fn is_frame(text: &str, verb: &Range<usize>) -> bool {
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
        "应邀出席",
        "应邀参加",
        "分别出席",
        "共同出席",
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
