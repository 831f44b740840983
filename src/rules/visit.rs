//! Visits and study tours: who goes where, the stops in order, who receives them there.
//!
//! A visit opens with a named subject and a verb of visiting; the sentences after it add stops,
//! until another visit opens. Speech adds none.

use super::story::{Draft, StopDraft, Story, persons};
use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Place, Sentence};
use crate::kind::{DivisionLevel, EventKind, OrganizationKind, PersonKind, Role};
use crate::lexicon::verbs::VerbClass;
use std::ops::Range;

/// Reads one sentence.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for predication in &sentence.predications {
        open(document, index, predication, story);
        if let Some(visit) = followed(document, sentence, predication, story) {
            stops(document, index, predication, visit, story);
        }
        companions(document, predication, story);
    }
    hosts(document, sentence, story);
}

/// Opens a visit where a named official or business person visits, or goes to look at a site.
fn open(document: &Document, index: usize, predication: &Predication, story: &mut Story) {
    let sentence = &document.sentences[index];
    let leads = leads_of(document, &persons(&story.subjects(predication)));
    if leads.is_empty() || !predication.explicit || !opens(document, sentence, predication) {
        return;
    }
    if continues(document, sentence, predication, &leads, story) {
        return;
    }
    let kind = if is_tour(document, sentence, predication) {
        EventKind::StudyTour
    } else {
        EventKind::Visit
    };
    let separate = leads.len() > 1 && is_separate(document.words(&sentence.range));
    let groups: Vec<Vec<Agent>> = if separate {
        leads.iter().map(|&lead| vec![lead]).collect()
    } else {
        vec![leads.clone()]
    };
    for group in &groups {
        let event = story.open(kind, index, &sentence.range, "visit.named-subject");
        let draft = &mut story.drafts[event];
        for &lead in group {
            draft.take_part(lead, Role::Lead, &predication.clause);
        }
        draft.places = destinations(document, sentence, predication);
    }
    story.lead = leads;
}

/// Whether the verb, with what it is done to, begins a visit.
fn opens(document: &Document, sentence: &Sentence, predication: &Predication) -> bool {
    match predication.verb {
        VerbClass::Visit | VerbClass::Tour => true,
        VerbClass::Lead | VerbClass::Move => {
            sentence.predications.iter().any(|other| {
                other.verb_range.start > predication.verb_range.start
                    && matches!(
                        other.verb,
                        VerbClass::Visit | VerbClass::Tour | VerbClass::Look
                    )
                    && other.subjects == predication.subjects
            }) || (predication.verb == VerbClass::Move
                && predication
                    .objects
                    .iter()
                    .any(|&object| is_site(document, object)))
        }
        VerbClass::Look => predication
            .objects
            .iter()
            .any(|&object| is_site(document, object)),
        VerbClass::Accompany
        | VerbClass::Attend
        | VerbClass::Chair
        | VerbClass::Speak
        | VerbClass::Say
        | VerbClass::Meet
        | VerbClass::Talk
        | VerbClass::Convene
        | VerbClass::Sign
        | VerbClass::Unveil
        | VerbClass::Award
        | VerbClass::Appoint
        | VerbClass::Remove => false,
    }
}

/// Whether the visit is one that is being told already: its leads, or one of them, go on.
fn continues(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    leads: &[Agent],
    story: &mut Story,
) -> bool {
    let led = |draft: &Draft| {
        leads.iter().any(|lead| {
            draft
                .parts
                .iter()
                .any(|part| part.agent == *lead && part.role == Role::Lead)
        })
    };
    let told = (0..story.drafts.len())
        .rev()
        .find(|&at| is_journey(story.drafts[at].kind) && led(&story.drafts[at]));
    if let Some(at) = told {
        story.visit = Some(at);
        story.lead = story.drafts[at]
            .parts
            .iter()
            .filter(|part| part.role == Role::Lead)
            .map(|part| part.agent)
            .collect();
        let places = destinations(document, sentence, predication);
        let draft = &mut story.drafts[at];
        if draft.places.is_empty() && draft.stops.is_empty() {
            draft.places = places;
        }
        return true;
    }
    // A companion who does something on the way opens no visit of his own.
    story
        .visit
        .is_some_and(|at| leads.iter().all(|lead| story.drafts[at].has(*lead)))
}

/// Whether an event kind is a journey with stops.
#[must_use]
pub fn is_journey(kind: EventKind) -> bool {
    matches!(kind, EventKind::Visit | EventKind::StudyTour)
}

/// Those of the persons who can lead a visit.
fn leads_of(document: &Document, agents: &[Agent]) -> Vec<Agent> {
    agents
        .iter()
        .copied()
        .filter(|agent| match agent {
            Agent::Person(person) => matches!(
                document.people[*person].kind,
                PersonKind::Official | PersonKind::Business
            ),
            Agent::Organization(_) | Agent::Place(_) | Agent::Party => false,
        })
        .collect()
}

/// Two leaders, two visits: 分别带队, 分别深入.
fn is_separate(words: &str) -> bool {
    [
        "分别带队",
        "分别率队",
        "分别深入",
        "分别到",
        "分别赴",
        "分别前往",
        "分别来到",
        "分别走访",
        "分别带领",
        "分别看望",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}

/// A delegation on business in other regions, rather than a round within the home jurisdiction.
fn is_tour(document: &Document, sentence: &Sentence, predication: &Predication) -> bool {
    // What stands before the clause may look back: 在结束学习考察后,A深入….
    let words = document.words(&(predication.clause.start..sentence.range.end));
    let delegation = [
        "代表团",
        "小分队",
        "考察团",
        "学习考察",
        "招商考察",
        "考察学习",
        "开展招商",
        "考察招商",
    ]
    .iter()
    .any(|sign| words.contains(sign));
    let coming = ["来我", "莅临我", "到我市", "到我县", "到我区"]
        .iter()
        .any(|sign| words.contains(sign));
    let away = !coming
        && destinations(document, sentence, predication)
            .iter()
            .any(|&place| is_away(document, place));
    (delegation
        || sentence.predications.iter().any(|other| {
            other.verb == VerbClass::Tour && other.verb_range.start >= predication.clause.start
        }))
        && (away
            || delegation
                && !coming
                && words.contains('赴')
                && destinations(document, sentence, predication).is_empty())
}

/// Whether a place lies outside the home jurisdiction.
fn is_away(document: &Document, place: usize) -> bool {
    let Some(home) = document.home.map(|home| &document.places[home]) else {
        return false;
    };
    let place = &document.places[place];
    let inside = place.code.is_none()
        || place.code == home.code
        || home
            .code
            .as_ref()
            .is_some_and(|code| place.within.contains(code));
    let above = place
        .code
        .as_ref()
        .is_some_and(|code| home.within.contains(code));
    !inside && !above
}

/// The finest divisions that the opening sentence goes to.
fn destinations(document: &Document, sentence: &Sentence, predication: &Predication) -> Vec<usize> {
    let mut places = Vec::new();
    let clause_start = predication.clause.start;
    for other in &sentence.predications {
        if other.verb_range.start < clause_start || other.subjects != predication.subjects {
            continue;
        }
        let goes = matches!(
            other.verb,
            VerbClass::Move
                | VerbClass::Visit
                | VerbClass::Tour
                | VerbClass::Lead
                | VerbClass::Look
        );
        if goes {
            for agent in other.at.iter().chain(&other.objects) {
                if let Agent::Place(place) = agent {
                    places.push(*place);
                }
            }
        }
    }
    finest(document, &places)
}

/// The places that hold none of the others; towns and above, each once.
#[must_use]
pub fn finest(document: &Document, places: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &place in places {
        let code = document.places[place].code.as_ref();
        let holds_another = code.is_some_and(|code| {
            places
                .iter()
                .any(|&other| document.places[other].within.contains(code))
        });
        if !holds_another
            && !kept.contains(&place)
            && document.places[place].level != DivisionLevel::Village
        {
            kept.push(place);
        }
    }
    kept
}

/// The visit that a predication belongs to, if it tells of one.
fn followed(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    story: &mut Story,
) -> Option<usize> {
    let visit = story.visit?;
    let subjects = persons(&story.subjects(predication));
    let leads: Vec<Agent> = story.drafts[visit]
        .parts
        .iter()
        .filter(|part| part.role == Role::Lead)
        .map(|part| part.agent)
        .collect();
    if subjects.is_empty() {
        return is_on_the_way(document, sentence, predication).then_some(visit);
    }
    if subjects.iter().any(|subject| leads.contains(subject)) {
        return Some(visit);
    }
    // Another leader of a visit that is being told side by side.
    let other = (0..story.drafts.len()).rev().find(|&at| {
        is_journey(story.drafts[at].kind)
            && story.drafts[at]
                .parts
                .iter()
                .any(|part| part.role == Role::Lead && subjects.contains(&part.agent))
    })?;
    story.visit = Some(other);
    story.lead = story.drafts[other]
        .parts
        .iter()
        .filter(|part| part.role == Role::Lead)
        .map(|part| part.agent)
        .collect();
    Some(other)
}

/// A sentence without a named subject still goes on when it moves or looks.
fn is_on_the_way(_document: &Document, _sentence: &Sentence, predication: &Predication) -> bool {
    matches!(
        predication.verb,
        VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour
    )
}

/// Adds the sites of a predication as stops.
fn stops(
    document: &Document,
    index: usize,
    predication: &Predication,
    visit: usize,
    story: &mut Story,
) {
    let sentence = &document.sentences[index];
    let opening = story.drafts[visit].sentence == index;
    let goes = matches!(
        predication.verb,
        VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour
    );
    let mut sites: Vec<Agent> = Vec::new();
    if goes
        || predication.verb == VerbClass::Talk
        || predication.verb == VerbClass::Lead
        || is_on_the_spot(document, predication)
    {
        sites.extend(predication.at.iter().copied());
    }
    // X有限公司是…企业, A详细了解…: the firm is what the sentence is about.
    if predication
        .subjects
        .iter()
        .any(|agent| matches!(agent, Agent::Person(_) | Agent::Party))
        && (goes || is_on_the_spot(document, predication))
    {
        sites.extend(
            predication
                .subjects
                .iter()
                .copied()
                .filter(|agent| matches!(agent, Agent::Organization(_))),
        );
    }
    if goes {
        sites.extend(predication.objects.iter().copied());
    }
    let mut sites: Vec<Agent> = sites
        .into_iter()
        .filter(|&site| is_site(document, site))
        .collect();
    if goes && sites.is_empty() {
        sites.extend(spoken_of(document, index, predication));
    }
    let place = stop_place(document, sentence, predication);
    for &site in &sites {
        let zone = is_zone(document, site);
        let alone = sites.len() == 1;
        let looked = !opening && looks_around(sentence, predication);
        push_stop(
            document,
            story,
            visit,
            StopDraft {
                site,
                date: story.date.clone(),
                range: predication.clause.clone(),
                sentence: index,
                place,
                tentative: zone && alone && !looked,
            },
        );
    }
}

/// X有限公司是…企业。A走进公司车间: the firm that the sentence before was about.
fn spoken_of(document: &Document, index: usize, predication: &Predication) -> Option<Agent> {
    let rest = document.words(&predication.clause_rest);
    let anaphor = [
        "公司",
        "企业",
        "该公司",
        "该企业",
        "厂区",
        "园区",
        "该园",
        "该项目",
        "项目现场",
    ]
    .iter()
    .any(|word| rest.starts_with(word));
    let before = document.sentences.get(index.checked_sub(1)?)?;
    let same = before.line == document.sentences[index].line;
    let topic = before
        .items
        .first()
        .filter(|item| item.range.start == before.range.start)?;
    match topic.what {
        What::Agent(site @ Agent::Organization(_))
            if anaphor && same && is_site(document, site) =>
        {
            Some(site)
        }
        What::Agent(_) | What::Title | What::Date | What::Verb(_) => None,
    }
}

/// Adds a stop unless the site is one already, or is the visitors' own.
fn push_stop(document: &Document, story: &mut Story, visit: usize, stop: StopDraft) {
    let own = |agent: Agent| match agent {
        Agent::Organization(organization) => {
            let name = &document.organizations[organization].name;
            story.drafts[visit].persons(Role::Lead).any(|lead| {
                document.posts_of(lead).any(|claim| {
                    claim
                        .post
                        .body
                        .as_ref()
                        .is_some_and(|body| body.name() == name)
                })
            })
        }
        Agent::Person(_) | Agent::Place(_) | Agent::Party => false,
    };
    let draft = &story.drafts[visit];
    if own(stop.site) {
        return;
    }
    if let Some(at) = draft.stops.iter().position(|other| other.site == stop.site) {
        let known = &mut story.drafts[visit].stops[at];
        known.tentative &= stop.tentative;
        // Named in the opening of a visit of several days, told of on its day.
        let narrower = stop
            .date
            .as_ref()
            .is_some_and(|date| !date.date.is_interval())
            && known
                .date
                .as_ref()
                .is_none_or(|date| date.date.is_interval());
        if narrower {
            known.date = stop.date;
            known.range = stop.range;
            known.sentence = stop.sentence;
            known.place = stop.place;
        }
        return;
    }
    story.drafts[visit].stops.push(stop);
    story.latest = Some(visit);
}

/// Words spoken at a site rather than about the work at large.
fn is_on_the_spot(document: &Document, predication: &Predication) -> bool {
    predication.verb == VerbClass::Say
        && [
            "叮嘱", "嘱咐", "勉励", "鼓励", "肯定", "询问", "希望", "要求", "赞扬", "称赞", "感谢",
        ]
        .contains(&document.words(&predication.verb_range))
}

/// Whether what follows the arrival at a zone is done in the zone itself: 听取园区介绍, 察看建设进度.
fn looks_around(sentence: &Sentence, predication: &Predication) -> bool {
    let mut after = sentence
        .predications
        .iter()
        .filter(|other| other.verb_range.start > predication.verb_range.start);
    match after.next() {
        Some(next) => {
            matches!(next.verb, VerbClass::Look | VerbClass::Visit)
                && next
                    .objects
                    .iter()
                    .all(|object| !matches!(object, Agent::Organization(_)))
        }
        None => matches!(predication.verb, VerbClass::Look),
    }
}

/// The county or town that the words around a stop put it in.
fn stop_place(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> Option<usize> {
    let before = predication.clause.end;
    sentence
        .items
        .iter()
        .rev()
        .filter(|item| item.range.start < before)
        .find_map(|item| match item.what {
            What::Agent(Agent::Place(place))
                if document.places[place].level != DivisionLevel::Village =>
            {
                Some(place)
            }
            What::Agent(_) | What::Title | What::Date | What::Verb(_) => None,
        })
}

/// Whether an agent can be visited.
#[must_use]
pub fn is_site(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Organization(organization) => {
            let organization = &document.organizations[organization];
            match organization.kind {
                OrganizationKind::Company
                | OrganizationKind::School
                | OrganizationKind::Research
                | OrganizationKind::Park
                | OrganizationKind::Hospital
                | OrganizationKind::Project => true,
                OrganizationKind::Other => {
                    !["代表团", "考察团", "小分队", "工作队", "调研组", "协会会员"]
                        .iter()
                        .any(|end| organization.name.ends_with(end))
                }
                OrganizationKind::Government | OrganizationKind::Party => [
                    "消防救援大队",
                    "消防救援站",
                    "派出所",
                    "排灌站",
                    "供电所",
                    "服务中心",
                    "消防站",
                    "司法所",
                    "法庭",
                    "税务所",
                    "收费站",
                ]
                .iter()
                .any(|end| organization.name.ends_with(end)),
                OrganizationKind::Media => false,
            }
        }
        Agent::Place(place) => document.places[place].level == DivisionLevel::Village,
        Agent::Person(_) | Agent::Party => false,
    }
}

fn is_zone(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Organization(organization) => {
            document.organizations[organization].kind == OrganizationKind::Park
        }
        Agent::Place(_) | Agent::Person(_) | Agent::Party => false,
    }
}

/// Departments whose heads are led along: 带领镇应急办、市场监管所负责人.
fn companions(document: &Document, predication: &Predication, story: &mut Story) {
    let Some(visit) = story.visit else { return };
    if predication.verb != VerbClass::Lead {
        return;
    }
    let subjects = story.subjects(predication);
    if !subjects
        .iter()
        .any(|subject| story.drafts[visit].has(*subject))
    {
        return;
    }
    for &object in &predication.objects {
        let takes_part = match object {
            Agent::Person(_) => true,
            Agent::Organization(organization) => matches!(
                document.organizations[organization].kind,
                OrganizationKind::Government | OrganizationKind::Party
            ),
            Agent::Place(_) | Agent::Party => false,
        };
        if takes_part {
            story.drafts[visit].take_part(object, Role::Accompany, &predication.clause);
        }
    }
}

/// Who briefs or answers on the spot: 公司董事长A介绍, 听取院长B关于…汇报.
fn hosts(document: &Document, sentence: &Sentence, story: &mut Story) {
    let Some(visit) = story.visit else { return };
    if story.drafts[visit].stops.is_empty()
        || story.gathering.is_some_and(|at| {
            story.drafts[at].sentence + 1 > story.drafts[visit].sentence
                && is_open_gathering(story, at)
        })
    {
        return;
    }
    for predication in &sentence.predications {
        let speaks = matches!(predication.verb, VerbClass::Speak | VerbClass::Say);
        if speaks && predication.explicit {
            for &subject in &predication.subjects {
                if is_received_by(document, subject, &story.drafts[visit]) {
                    story.drafts[visit].take_part(subject, Role::Host, &predication.clause);
                }
            }
        }
        // A与公司总监B交流: B receives A.
        let leads = |agent: &Agent| {
            story.drafts[visit]
                .parts
                .iter()
                .any(|part| part.agent == *agent && part.role == Role::Lead)
        };
        if predication.explicit && predication.subjects.iter().any(leads) {
            for &subject in &predication.subjects {
                if is_received_by(document, subject, &story.drafts[visit]) {
                    story.drafts[visit].take_part(subject, Role::Host, &predication.clause);
                }
            }
        }
        let listens = document.words(&predication.verb_range).ends_with("听取")
            || document.words(&predication.verb_range).ends_with("听取了");
        if listens {
            let rest = document.words(&predication.clause_rest);
            if rest.contains("汇报") || rest.contains("介绍") || rest.contains("讲解") {
                for &object in &predication.objects {
                    if matches!(object, Agent::Person(_)) && !story.drafts[visit].has(object) {
                        story.drafts[visit].take_part(object, Role::Host, &predication.clause);
                    }
                }
            }
        }
    }
}

/// Whether a meeting, rather than the visit, is what is being told now.
fn is_open_gathering(story: &Story, gathering: usize) -> bool {
    story.latest == Some(gathering)
}

/// Business people, and the heads of the sites themselves, receive a visit.
fn is_received_by(document: &Document, agent: Agent, visit: &Draft) -> bool {
    let Agent::Person(person) = agent else {
        return false;
    };
    if visit.has(agent) {
        return false;
    }
    let kind = document.people[person].kind;
    let heads_a_site = document.posts_of(person).any(|claim| {
        claim.post.body.as_ref().is_some_and(|body| {
            visit.stops.iter().any(|stop| match stop.site {
                Agent::Organization(organization) => {
                    document.organizations[organization].name == body.name()
                }
                Agent::Place(place) => document.places[place].name == body.name(),
                Agent::Person(_) | Agent::Party => false,
            })
        })
    });
    kind == PersonKind::Business || heads_a_site
}

/// When all is told: zones that were broken down are no stops, and dates that all stops share are the event's.
pub fn settle(document: &Document, story: &mut Story) {
    let together = meetings_of_the_round(document, story);
    for (meeting, agents) in together {
        for (agent, range) in agents {
            story.drafts[meeting].take_part(agent, Role::Attend, &range);
        }
    }
    for draft in &mut story.drafts {
        if !is_journey(draft.kind) {
            continue;
        }
        let firm = draft.stops.iter().any(|stop| !stop.tentative);
        let count = draft.stops.len();
        // 在X社区走进Y合作社: the village is where the stop is.
        let entered: Vec<bool> = (0..count)
            .map(|at| {
                let (stop, next) = (&draft.stops[at], draft.stops.get(at + 1));
                matches!(stop.site, Agent::Place(_))
                    && next.is_some_and(|next| {
                        next.sentence == stop.sentence
                            && matches!(next.site, Agent::Organization(_))
                    })
            })
            .collect();
        let mut at = 0;
        draft.stops.retain(|stop| {
            at += 1;
            !(entered[at - 1] || stop.tentative && (firm || count > 1))
        });
    }
}

/// 走访调研并主持召开座谈会…B参加, 调研现场办公…B参加: where the opening tells of the visit and the
/// meeting in one breath, the company attends both.
fn meetings_of_the_round(
    document: &Document,
    story: &Story,
) -> Vec<(usize, Vec<(Agent, Range<usize>)>)> {
    let mut found = Vec::new();
    for visit in story.drafts.iter().filter(|draft| is_journey(draft.kind)) {
        let opening = document.words(&document.sentences[visit.sentence].range);
        let company: Vec<(Agent, Range<usize>)> = visit
            .parts
            .iter()
            .filter(|part| {
                part.role == Role::Accompany
                    && matches!(part.agent, Agent::Person(_))
                    && part.stops.is_none()
            })
            .map(|part| (part.agent, part.range.clone()))
            .collect();
        for (at, meeting) in story
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| draft.kind == EventKind::Meeting)
        {
            let led = meeting
                .parts
                .iter()
                .any(|part| part.role == Role::Chair && visit.has(part.agent));
            if led && (meeting.sentence == visit.sentence || opening.contains("现场办公")) {
                found.push((at, company.clone()));
            }
        }
    }
    found
}

/// The stops of a line that were told before a position: whom a local companion met.
#[must_use]
pub fn stops_before(draft: &Draft, document: &Document, line: usize, before: usize) -> Vec<Agent> {
    let on_line = |stop: &&StopDraft| {
        document.sentences[stop.sentence].line == line && stop.range.start < before
    };
    draft
        .stops
        .iter()
        .filter(on_line)
        .map(|stop| stop.site)
        .collect()
}

/// The sites of a visit that lie in a division.
#[must_use]
pub fn stops_within(draft: &Draft, document: &Document, division: &Place) -> Vec<Agent> {
    let lies = |stop: &&StopDraft| {
        stop.place.is_some_and(|place| {
            let place = &document.places[place];
            place.name == division.name
                || division
                    .code
                    .as_ref()
                    .is_some_and(|code| place.within.contains(code))
        })
    };
    draft
        .stops
        .iter()
        .filter(lies)
        .map(|stop| stop.site)
        .collect()
}
