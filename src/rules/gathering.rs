//! Meetings and ceremonies: their names, who chairs, who speaks.

use super::story::{Story, persons};
use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Sentence};
use crate::kind::{EventKind, OrganizationKind, PersonKind, Role};
use crate::lexicon::verbs::VerbClass;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A noun that names something held, with the words before it that belong to its name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    kind: EventKind,
    name: Option<String>,
    range: Range<usize>,
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "(?:会议|大会|座谈会|恳谈会|茶话会|推进会|促进会|调度会|例会|专题会|现场会|动员会|部署会|工作会|交流会|研讨会|协调会|办公会|全会|全体会|常委会|联席会|对接会|推介会|发布会|说明会|报告会|总结会|表彰会|培训会|碰头会|民主生活会|述职会|评议会|听证会|研判会|论证会|评审会|见面会|宣讲会|视频会|约谈会|分析会|点评会|观摩会|拉练会|誓师会|招聘会|讲评会|通报会|反馈会|签约会|汇报会|洽谈会|论坛|年会|峰会|研讨班|读书班|培训班|仪式|开幕式|闭幕式|启动式|揭牌式|开工活动|启动活动|揭牌活动|竣工活动|签约活动|奠基活动|颁奖活动|表彰活动)",
    )
    .expect("a valid pattern")
});

/// Names that say nothing but the kind: such a gathering has no name.
const BARE: &[&str] = &[
    "会议",
    "大会",
    "座谈会",
    "仪式",
    "活动",
    "签约仪式",
    "揭牌仪式",
    "开工仪式",
    "启动仪式",
    "奠基仪式",
    "颁奖仪式",
    "专题会",
    "专题会议",
    "会",
    "恳谈会",
    "交流座谈会",
    "开工活动",
    "开幕式",
    "授牌仪式",
    "欢迎仪式",
    "捐赠仪式",
    "工作座谈会",
    "交接仪式",
];

/// Reads one sentence.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let held = held(document, sentence);
    let name = held
        .as_ref()
        .filter(|held| held.name.is_some())
        .map(|held| held.range.clone());
    if let Some(held) = held {
        enter(document, index, held, story);
    }
    turns_back(document, index, story);
    talks(document, index, story);
    for predication in &sentence.predications {
        // 主持召开传达学习…专题会: verbs within a meeting's name are nobody's act.
        if name.as_ref().is_some_and(|name| {
            name.start <= predication.verb_range.start && predication.verb_range.end <= name.end
        }) {
            continue;
        }
        unveils(document, index, predication, story);
        roles(document, sentence, predication, story);
    }
}

/// Opens the gathering that a sentence names, or goes back to the one it means.
fn enter(document: &Document, index: usize, held: Held, story: &mut Story) {
    let sentence = &document.sentences[index];
    let known = (0..story.drafts.len()).rev().find(|&at| {
        let draft = &story.drafts[at];
        let same = draft.kind == held.kind
            || held.kind == EventKind::Ceremony
                && held.name.is_none()
                && draft.kind == EventKind::Signing;
        same && (held.name.is_none() || draft.name.is_none() || draft.name == held.name)
    });
    if let Some(at) = known {
        story.gathering = Some(at);
        story.latest = Some(at);
        if story.drafts[at].name.is_none() {
            story.drafts[at].name = held.name;
        }
        return;
    }
    let rule = if held.kind == EventKind::Meeting {
        "meeting.named"
    } else {
        "ceremony.named"
    };
    let event = story.open(held.kind, index, &sentence.range, rule);
    story.drafts[event].name = held.name.filter(|_| held.kind != EventKind::Signing);
    let place = sentence.items.iter().find_map(|item| match item.what {
        What::Agent(Agent::Place(place))
            if document
                .words(&(sentence.range.start..item.range.start))
                .ends_with('在') =>
        {
            Some(place)
        }
        What::Agent(_) | What::Title | What::Date | What::Verb(_) => None,
    });
    story.drafts[event].places.extend(place);
    if held.kind == EventKind::Signing {
        sign_parties(document, sentence, &held.range, event, story);
    }
}

/// X与Y签约仪式: both sign.
fn sign_parties(
    document: &Document,
    sentence: &Sentence,
    noun: &Range<usize>,
    event: usize,
    story: &mut Story,
) {
    for item in &sentence.items {
        if let What::Agent(agent @ Agent::Organization(organization)) = item.what {
            let before = item.range.end <= noun.end && item.range.start >= noun.start;
            if before && document.organizations[organization].kind != OrganizationKind::Media {
                story.drafts[event].take_part(agent, Role::Sign, &sentence.range);
            }
        }
    }
}

/// The gathering that the narrative part of a sentence names as held.
fn held(document: &Document, sentence: &Sentence) -> Option<Held> {
    let narrative = sentence.range.start..narrative_end(sentence);
    let clauses = crate::document::sentence::clauses(&document.text, &narrative);
    clauses
        .iter()
        .find_map(|clause| held_in(document, sentence, clause))
}

/// Speech, which names meetings that are not this one, begins behind the first verb of saying.
fn narrative_end(sentence: &Sentence) -> usize {
    sentence
        .predications
        .iter()
        .find(|predication| predication.verb == VerbClass::Say)
        .map_or(sentence.range.end, |say| say.verb_range.start)
}

fn held_in(document: &Document, sentence: &Sentence, clause: &Range<usize>) -> Option<Held> {
    let words = document.words(clause);
    let noun = NOUN
        .find_iter(words)
        .filter(|noun| {
            !is_mere_mention(&words[noun.end()..])
                && !inside_name(sentence, clause.start + noun.start())
        })
        .last()?;
    let end = clause.start + noun.end();
    let start = name_start(document, sentence, clause, end)?;
    let name = clean_name(document.words(&(start..end)));
    let kind = kind_of(name);
    let name = (!BARE.contains(&name) && name.chars().count() > 2).then(|| name.to_owned());
    Some(Held {
        kind,
        name,
        range: start..end,
    })
}

/// 会议精神, 会议要求: a gathering that is spoken of, not held.
fn is_mere_mention(rest: &str) -> bool {
    [
        "精神",
        "要求",
        "部署",
        "决定",
        "决议",
        "工作部署",
        "讲话",
        "重要讲话",
        "和",
        "、",
    ]
    .iter()
    .any(|tail| rest.starts_with(tail))
        && !rest.starts_with("部署会")
}

fn inside_name(sentence: &Sentence, at: usize) -> bool {
    sentence.items.iter().any(|item| {
        matches!(item.what, What::Agent(Agent::Organization(_)))
            && item.range.start <= at
            && at < item.range.end
    })
}

/// Where the name begins: behind the verb that holds it, or at the clause's start where it is what is held.
fn name_start(
    document: &Document,
    sentence: &Sentence,
    clause: &Range<usize>,
    end: usize,
) -> Option<usize> {
    let words = document.words(&(clause.start..end));
    const HOLDERS: &[&str] = &[
        "主持召开了",
        "主持召开",
        "召开了",
        "召开的",
        "召开",
        "举行了",
        "举行的",
        "举行",
        "举办了",
        "举办的",
        "举办",
        "主持",
        "出席",
        "参加",
        "列席",
    ];
    let holder = HOLDERS
        .iter()
        .filter_map(|verb| words.find(verb).map(|at| (at, at + verb.len())))
        .min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)));
    if let Some((_, behind)) = holder {
        return Some(clause.start + behind);
    }
    let rest = document.words(&(end..sentence.range.end));
    let held = rest.starts_with('上')
        || rest.starts_with('中') && !rest.starts_with("中的")
        || ["召开", "举行", "举办", "开幕", "闭幕", "落幕"]
            .iter()
            .any(|verb| {
                rest.split(['。', ';'])
                    .next()
                    .unwrap_or_default()
                    .contains(verb)
            });
    if !held {
        return None;
    }
    let after_dates = sentence
        .items
        .iter()
        .filter(|item| {
            item.what == What::Date && clause.start <= item.range.start && item.range.end < end
        })
        .map(|item| item.range.end)
        .max();
    let start = after_dates.unwrap_or(clause.start);
    let skipped = document
        .words(&(start..end))
        .trim_start_matches(['在', '的', ' ', '由', '随', '后']);
    Some(end - skipped.len())
}

/// The name without what only leads up to it.
fn clean_name(name: &str) -> &str {
    let mut name = name.trim_matches([' ', '“', '”', '《', '》', '了']);
    for lead in [
        "随后召开的",
        "召开的",
        "本次",
        "此次",
        "这次",
        "在随后",
        "全体",
    ] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    name
}

fn kind_of(name: &str) -> EventKind {
    let ceremony = ["仪式", "开幕式", "闭幕式", "启动式", "揭牌式", "活动"]
        .iter()
        .any(|end| name.ends_with(end));
    if name.contains("签约") && ceremony || name.ends_with("签约会") {
        EventKind::Signing
    } else if ceremony {
        EventKind::Ceremony
    } else {
        EventKind::Meeting
    }
}

/// 座谈中, 会上: the sentence goes back to the gathering; 座谈时 may be the first word of it.
fn turns_back(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let words = document.words(&sentence.range);
    let talk = [
        "座谈中",
        "座谈时",
        "座谈交流时",
        "座谈交流中",
        "交流座谈中",
        "交流座谈时",
    ]
    .iter()
    .any(|cue| words.starts_with(cue));
    let gathering = [
        "会上",
        "会议",
        "仪式上",
        "会见中",
        "会谈中",
        "活动现场",
        "活动上",
        "大会",
    ]
    .iter()
    .any(|cue| words.starts_with(cue));
    let since = story.visit.map_or(0, |visit| story.drafts[visit].sentence);
    let current = story
        .gathering
        .filter(|&at| story.drafts[at].sentence >= since);
    match current {
        Some(at) if talk || gathering => story.latest = Some(at),
        None if talk => {
            story.open(EventKind::Meeting, index, &sentence.range, "meeting.talk");
        }
        Some(_) | None => {}
    }
}

/// 与科研人员座谈, 双方进行了座谈: a meeting of those who are on the visit.
fn talks(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let Some(talk) = sentence
        .predications
        .iter()
        .find(|predication| predication.verb == VerbClass::Talk)
    else {
        return;
    };
    let words = document.words(&talk.verb_range);
    if words.ends_with('会') || document.words(&talk.clause_rest).starts_with("会") {
        return;
    }
    let event = story.open(EventKind::Meeting, index, &sentence.range, "meeting.talk");
    let mut sitting = story.subjects(talk);
    if persons(&sitting).is_empty() {
        sitting.extend(story.lead.clone());
    }
    sitting.extend(talk.with.iter().chain(&talk.objects).copied());
    let visit = story.visit;
    let company: Vec<Agent> = visit.map_or_else(Vec::new, |at| {
        story.drafts[at]
            .parts
            .iter()
            .filter(|part| part.stops.is_none() && part.role != Role::Host)
            .map(|part| part.agent)
            .collect()
    });
    // A与B一行座谈: B is received, and B's company is not said to sit down.
    let together = sitting.iter().any(|agent| story.lead.contains(agent))
        && !talk.with.iter().any(|agent| story.lead.contains(agent));
    receive(&sitting, talk, story);
    for agent in sitting
        .into_iter()
        .chain(if together { company } else { Vec::new() })
    {
        if matches!(agent, Agent::Person(_)) {
            story.drafts[event].take_part(agent, Role::Attend, &talk.clause);
        }
    }
}

/// Officials of the region that a tour goes to, and heads of what it visits, receive it when they sit down with it.
fn receive(sitting: &[Agent], talk: &Predication, story: &mut Story) {
    let Some(tour) = story
        .visit
        .filter(|&at| story.drafts[at].kind == EventKind::StudyTour)
    else {
        return;
    };
    for &agent in sitting {
        let home = story.drafts[tour]
            .parts
            .iter()
            .any(|part| part.agent == agent && part.stops.is_none());
        if matches!(agent, Agent::Person(_)) && !home {
            story.drafts[tour].take_part(agent, Role::Host, &talk.clause);
        }
    }
}

/// 为基地揭牌: a ceremony without a name, unless one is being told.
fn unveils(document: &Document, index: usize, predication: &Predication, story: &mut Story) {
    if predication.verb != VerbClass::Unveil || !predication.explicit {
        return;
    }
    let subjects = persons(&story.subjects(predication));
    let words = document.words(&predication.verb_range);
    let current = story
        .gathering
        .filter(|&at| story.latest == Some(at) || story.drafts[at].kind == EventKind::Ceremony);
    let opens = ["揭牌", "揭幕", "剪彩", "奠基", "共同揭牌", "共同为"].contains(&words);
    let event = match current {
        Some(event) => event,
        None if opens && !subjects.is_empty() => story.open(
            EventKind::Ceremony,
            index,
            &predication.clause,
            "ceremony.unveil",
        ),
        None => return,
    };
    for subject in subjects.into_iter().chain(persons(&predication.with)) {
        story.drafts[event].take_part(subject, Role::Attend, &predication.clause);
    }
}

/// Who chairs, speaks, or is given an award at the gathering that is being told.
fn roles(document: &Document, sentence: &Sentence, predication: &Predication, story: &mut Story) {
    let Some(event) = story.gathering else { return };
    let current = story.latest == Some(event);
    let kind = story.drafts[event].kind;
    let subjects = story.subjects(predication);
    match predication.verb {
        VerbClass::Chair if kind != EventKind::Reception => {
            for subject in persons(&subjects) {
                story.drafts[event].take_part(subject, Role::Chair, &predication.clause);
                if speaks_too(document, predication) {
                    story.drafts[event].take_part(subject, Role::Speak, &predication.clause);
                }
            }
            story.latest = Some(event);
        }
        VerbClass::Speak
            if current
                && kind != EventKind::Reception
                && predication.explicit | has_spoken_part(document, predication) =>
        {
            for subject in subjects {
                if may_speak(document, sentence, subject) {
                    story.drafts[event].take_part(subject, Role::Speak, &predication.clause);
                }
            }
        }
        VerbClass::Say
            if current
                && predication.explicit
                && (kind == EventKind::Meeting
                    || story.drafts[event].name.is_some()
                    || gives_address(document, predication)) =>
        {
            for subject in persons(&subjects) {
                welcome(document, subject, predication, story);
                let chairs = story.drafts[event]
                    .parts
                    .iter()
                    .any(|part| part.agent == subject && part.role == Role::Chair);
                if !chairs {
                    story.drafts[event].take_part(subject, Role::Speak, &predication.clause);
                }
            }
        }
        VerbClass::Convene
            if kind == EventKind::Meeting && names_gathering(document, predication) =>
        {
            for subject in persons(&subjects) {
                story.drafts[event].take_part(subject, Role::Chair, &predication.clause);
            }
        }
        VerbClass::Award if current => {
            for &object in &predication.objects {
                if !matches!(object, Agent::Place(_) | Agent::Party) {
                    story.drafts[event].take_part(object, Role::Award, &predication.clause);
                }
            }
        }
        _ => {}
    }
}

/// A召开现场推进会: who calls a meeting chairs it.
fn names_gathering(document: &Document, predication: &Predication) -> bool {
    NOUN.is_match(document.words(&predication.clause_rest))
}

/// 在致辞中说: the words are those of a set part.
fn gives_address(document: &Document, predication: &Predication) -> bool {
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    ["致辞", "发言", "讲话", "致词"]
        .iter()
        .any(|part| before.contains(part))
}

/// A leader of the region visited who speaks to a tour receives it.
fn welcome(document: &Document, agent: Agent, predication: &Predication, story: &mut Story) {
    let Some(tour) = story
        .visit
        .filter(|&at| story.drafts[at].kind == EventKind::StudyTour)
    else {
        return;
    };
    if super::attendance::is_local(document, agent) {
        story.drafts[tour].take_part(agent, Role::Host, &predication.clause);
    }
}

/// 主持并讲话, 主持会议并作总结: the chair has a set part too.
fn speaks_too(document: &Document, predication: &Predication) -> bool {
    let words = document.words(&(predication.verb_range.start..predication.clause.end));
    [
        "并讲话",
        "并作总结",
        "并作讲话",
        "并致辞",
        "并发言",
        "并作部署",
        "并总结讲话",
        "并传达",
        "并通报",
        "并作动员",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}

/// 出席会议并讲话: carried on from the verb before it in the same clause.
fn has_spoken_part(document: &Document, predication: &Predication) -> bool {
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    before.ends_with('并') || document.words(&predication.verb_range).starts_with('并')
}

/// Persons speak; bodies and divisions do where a set part is theirs: 湘东区、市税务局作交流发言.
fn may_speak(document: &Document, _sentence: &Sentence, agent: Agent) -> bool {
    match agent {
        Agent::Person(person) => document.people[person].kind != PersonKind::Byline,
        Agent::Organization(organization) => {
            document.organizations[organization].kind != OrganizationKind::Media
        }
        Agent::Place(_) => true,
        Agent::Party => false,
    }
}
