//! Names by their endings: from the ending leftwards to the word that no name runs across.

use super::clause::Clauses;
use super::edge::{ZONES, elided, left_edge, without_description};
use super::score::{self, Candidate};
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{ContextClass, Ending, EndingClass, Follower, WordMatch};

/// What makes a project none that has a name, right before 项目.
const VAGUE: &[&str] = &[
    "合作", "投资", "招商", "重点", "重大", "系列", "等", "相关", "配套", "部分", "在建", "类",
    "个", "批", "希望", "民生", "民心", "惠民", "新", "大", "好",
];

/// All names of the text that an ending shows; they may overlap.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<OrganizationMention> {
    let endings = clauses.lexicon.endings.endings(clauses.text);
    let found = endings.iter().filter_map(|ending| mention(clauses, ending));
    found
        .map(|mention| outside_zone(clauses, mention))
        .collect()
}

/// 某高新区某某项目 begins behind the zone where the text names the project without it, too.
fn outside_zone(clauses: &Clauses<'_>, mention: OrganizationMention) -> OrganizationMention {
    let sited = matches!(
        mention.kind,
        OrganizationKind::Project | OrganizationKind::Park
    );
    if !sited {
        return mention;
    }
    let name = clauses.slice(mention.range.clone());
    let zone = ZONES
        .iter()
        .filter_map(|zone| Some(name.find(zone)? + zone.len()))
        .min();
    let Some(rest) = zone
        .and_then(|zone| name.get(zone..))
        .filter(|rest| rest.chars().count() >= 5)
    else {
        return mention;
    };
    if clauses.text.matches(rest).count() > clauses.text.matches(name).count() {
        return OrganizationMention {
            range: mention.range.end - rest.len()..mention.range.end,
            ..mention
        };
    }
    mention
}

fn mention(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> Option<OrganizationMention> {
    let word = clauses.slice(ending.start..ending.end);
    if clauses.lexicon.runs_on(word, clauses.behind(ending.end)) || is_department(clauses, ending) {
        return None;
    }
    let Some((start, left)) = left_edge(clauses, ending) else {
        return alone(clauses, ending);
    };
    let start = without_description(clauses, start, ending);
    let start = behind_place(clauses, start, ending);
    let own = clauses.slice(start..ending.start);
    let project = ending.value.kind == OrganizationKind::Project;
    let dated = own.starts_with("20") && own.contains('年');
    if project && (dated || VAGUE.iter().any(|word| own.ends_with(word))) {
        return None;
    }
    if holds_company(own) && ending.value.kind != OrganizationKind::Company {
        // The site is the company; its workshop or project is a part of it.
        return None;
    }
    let placeholder = elided(clauses, start).is_some() || ZONES.contains(&own);
    let candidate = Candidate {
        ending,
        start,
        left,
        placeholder,
    };
    let form = match ending.value.kind {
        OrganizationKind::Project => OrganizationForm::Project,
        OrganizationKind::Company
        | OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::School
        | OrganizationKind::Research
        | OrganizationKind::Park
        | OrganizationKind::Media
        | OrganizationKind::Hospital
        | OrganizationKind::Other => {
            if placeholder {
                OrganizationForm::Department
            } else {
                OrganizationForm::Full
            }
        }
    };
    Some(OrganizationMention {
        range: start..ending.end,
        kind: ending.value.kind,
        form,
        score: score::of(clauses, &candidate),
        rule: "ending",
        defines: None,
    })
}

/// 某某镇万亩果园基地: what is measured in fields lies in the place before it, and is not named after it.
fn behind_place(clauses: &Clauses<'_>, start: usize, ending: &WordMatch<Ending>) -> usize {
    const FIELDS: [&str; 4] = ["万亩", "千亩", "百亩", "十万亩"];
    let place = clauses.division_from(start).filter(|place| {
        place.end < ending.start
            && FIELDS
                .iter()
                .any(|fields| clauses.behind(place.end).starts_with(fields))
    });
    place.map_or(start, |place| place.end)
}

/// 高新区, or 管委会主任, without anything in front: which one is meant, the article knows.
fn alone(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> Option<OrganizationMention> {
    let word = clauses.slice(ending.start..ending.end);
    let zone = ZONES.iter().any(|zone| word.ends_with(zone));
    let unit = ending.value.class == EndingClass::Place
        && clauses
            .lexicon
            .is_followed(clauses.behind(ending.end), Follower::Head)
        && ending.value.kind != OrganizationKind::Park;
    let beside = clauses
        .contexts_back(ending.start.saturating_sub(12)..ending.start)
        .next();
    let cut = beside.is_some_and(|context| {
        let passive = [
            ContextClass::Word,
            ContextClass::Counter,
            ContextClass::Goal,
            ContextClass::SoftGoal,
        ];
        context.end == ending.start && !passive.contains(&context.value)
    });
    let stands = clauses.hard_edge(ending.start) == ending.start || cut;
    // 到高新区调研: one goes to a zone; 园区 and 新区 are common nouns more often.
    let visited = beside.is_some_and(|context| {
        context.end == ending.start
            && matches!(context.value, ContextClass::Visit | ContextClass::SoftVisit)
    });
    let headed = ["党工委", "管委会", "工委"]
        .iter()
        .any(|organ| clauses.behind(ending.end).starts_with(organ));
    let gone_to = (headed || visited || clauses.before(ending.start).ends_with(['到', '赴']))
        && ["高新区", "经开区", "开发区", "综保区", "保税区"].contains(&word);
    let (form, score, rule) = match (zone, unit) {
        (true, _) if gone_to => (OrganizationForm::Zone, 0.6, "zone-alone"),
        (true, _) => (OrganizationForm::Zone, 0.4, "zone-alone"),
        (false, true) => (OrganizationForm::Department, 0.5, "unit-alone"),
        (false, false) => return None,
    };
    stands.then_some(OrganizationMention {
        range: ending.start..ending.end,
        kind: ending.value.kind,
        form,
        score,
        rule,
        defines: None,
    })
}

/// 市场监督管理局 is a department, and found as such; 某某湖管理局 is a name.
fn is_department(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> bool {
    let word = clauses.slice(ending.start..ending.end);
    let from = clauses.hard_edge(ending.start);
    word.starts_with("管理")
        && clauses
            .lexicon
            .departments
            .endings(clauses.slice(from..ending.end))
            .iter()
            .any(|found| from + found.end == ending.end)
}

fn holds_company(own: &str) -> bool {
    own.find("公司").is_some_and(|at| {
        !own.get(at + "公司".len()..)
            .is_some_and(|rest| rest.starts_with('第'))
    })
}
