//! The sites of a visit, in order.

use super::super::story::{Draft, StopDraft, Story};
use super::site::{is_arrival, is_gone_to, is_inside, is_office, is_site, is_zone};
use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Place, Sentence};
use crate::kind::{DivisionLevel, Role};
use crate::lexicon::verbs::VerbClass;

/// Adds the sites of a predication as stops.
pub(super) fn stops(
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
    let mut sites = named_sites(document, predication, goes);
    sites.retain(|&(site, _)| {
        !is_arrival(document, predication, site)
            && !is_inside(document, sentence, predication, site)
            && (is_site(document, site) || is_gone_to(document, sentence, predication, site))
    });
    if goes && sites.is_empty() {
        sites.extend(spoken_of(document, index, predication).map(|site| (site, "stop.spoken-of")));
    }
    let place = stop_place(document, sentence, predication);
    for &(site, rule) in &sites {
        let zone = is_zone(document, site);
        let zones = sites.iter().all(|&(site, _)| is_zone(document, site));
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
                tentative: zone && zones && !looked,
                rule,
            },
        );
    }
}

/// What a predication names that could be a site: where it is done, what it is about, what it goes to.
fn named_sites(
    document: &Document,
    predication: &Predication,
    goes: bool,
) -> Vec<(Agent, &'static str)> {
    let mut sites: Vec<(Agent, &'static str)> = Vec::new();
    if goes
        || predication.verb == VerbClass::Talk
        || predication.verb == VerbClass::Lead
        || is_on_the_spot(document, predication)
    {
        sites.extend(predication.at.iter().map(|&site| (site, "stop.at")));
    }
    // X有限公司是…企业, A详细了解…: the firm is what the sentence is about.
    // 市研究会课题组来我县: the party is the body's own.
    let own_party = predication.subjects.contains(&Agent::Party)
        && !predication
            .subjects
            .iter()
            .any(|agent| matches!(agent, Agent::Person(_)))
        && matches!(predication.subjects.first(), Some(Agent::Organization(_)));
    if predication
        .subjects
        .iter()
        .any(|agent| matches!(agent, Agent::Person(_) | Agent::Party))
        && !own_party
        && (goes || is_on_the_spot(document, predication))
    {
        sites.extend(
            predication
                .subjects
                .iter()
                .copied()
                .filter(|agent| matches!(agent, Agent::Organization(_)))
                .map(|site| (site, "stop.topic")),
        );
    }
    // 听取X集团汇报: one listens to it, wherever one is.
    let listens = document.words(&predication.verb_range).contains("听取");
    if goes && !listens {
        let rule = if predication.verb == VerbClass::Move {
            "stop.gone-to"
        } else {
            "stop.looked-at"
        };
        sites.extend(predication.objects.iter().map(|&site| (site, rule)));
    }
    sites
}

/// 在A公司、B公司,X说…: a clause that is nothing but sites says where all of the sentence happens.
pub(super) fn stands_at(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let Some(visit) = story.visit else { return };
    let words = document.words(&sentence.range);
    let Some((clause, rest)) = words.split_once(',').filter(|_| words.starts_with('在')) else {
        return;
    };
    let end = sentence.range.start + clause.len();
    let leads: Vec<Agent> = story.drafts[visit]
        .persons(Role::Lead)
        .map(Agent::Person)
        .collect();
    let acts = sentence.items.iter().any(|item| {
        item.range.start > end
            && (item.what == What::Agent(Agent::Party)
                || leads.iter().any(|&lead| item.what == What::Agent(lead)))
    });
    let convenes = ["主持", "召开", "举行"]
        .iter()
        .any(|word| rest.contains(word));
    let mut at = sentence.range.start + '在'.len_utf8();
    let mut sites = Vec::new();
    for item in sentence.items.iter().filter(|item| item.range.end <= end) {
        let What::Agent(agent) = item.what else {
            return;
        };
        let gap = document.words(&(at.min(item.range.start)..item.range.start));
        if !matches!(gap.trim_matches(' '), "" | "、" | "和" | "以及") {
            return;
        }
        at = item.range.end;
        if is_site(document, agent) || is_office(document, agent) {
            sites.push((agent, item.range.clone()));
        }
    }
    let tail = document.words(&(at.min(end)..end));
    let closed = tail.chars().count() <= 8 && !tail.contains(['会', '时', '间', '下', '后']);
    // 在X公司,公司总经理A介绍…: who speaks there is of the site.
    let briefs = sites
        .first()
        .is_some_and(|(site, _)| is_headed_in(document, sentence, *site));
    if !(acts || briefs) || convenes || !closed {
        return;
    }
    for (site, range) in sites {
        let stop = StopDraft {
            site,
            date: story.date.clone(),
            range,
            sentence: index,
            place: None,
            tentative: false,
            rule: "stop.scene",
        };
        push_stop(document, story, visit, stop);
    }
}

/// X有限公司是…企业。A走进公司车间: the firm that the sentence before was about.
pub(super) fn spoken_of(
    document: &Document,
    index: usize,
    predication: &Predication,
) -> Option<Agent> {
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
    // A沿着园区道路边走边看: the word for the site stands before the verb.
    let sentence = &document.sentences[index];
    let ahead = document.words(&(sentence.range.start..predication.verb_range.start));
    let walked = [
        "沿着园区",
        "沿园区",
        "走进园区",
        "园区内",
        "厂区内",
        "公司里",
        "在园区",
        "在厂区",
    ]
    .iter()
    .any(|word| ahead.contains(word));
    let anaphor = anaphor || walked;
    let before = document.sentences.get(index.checked_sub(1)?)?;
    let same = before.line == document.sentences[index].line;
    let topic = before
        .items
        .iter()
        .find(|item| matches!(item.what, What::Agent(Agent::Organization(_))))
        .filter(|item| {
            // 位于某区的X公司是…: nothing but where it lies stands before it.
            let lead = document.words(&(before.range.start..item.range.start));
            lead.is_empty() || lead.starts_with("位于") && lead.ends_with('的')
        })?;
    // X公司作为…代表,是…企业。A察看生产线: nothing else is named that could be looked at.
    let described = predication.verb == VerbClass::Look
        && document
            .words(&(topic.range.end..before.range.end))
            .starts_with(['是', '作']);
    match topic.what {
        What::Agent(site @ Agent::Organization(_))
            if (anaphor || described) && same && is_site(document, site) =>
        {
            Some(site)
        }
        What::Agent(_) | What::Title | What::Date | What::Verb(_) => None,
    }
}

/// Whether a person whom a sentence names holds a post of the site.
fn is_headed_in(document: &Document, sentence: &Sentence, site: Agent) -> bool {
    let Agent::Organization(site) = site else {
        return false;
    };
    let name = &document.organizations[site].name;
    sentence.items.iter().any(|item| match item.what {
        What::Agent(Agent::Person(person)) => document.posts.of(person).any(|claim| {
            let body = claim.post.body.as_ref();
            body.is_some_and(|body| body.name() == name)
        }),
        What::Agent(_) | What::Title | What::Date | What::Verb(_) => false,
    })
}

/// Adds a stop unless the site is one already, or is the visitors' own.
pub(super) fn push_stop(document: &Document, story: &mut Story, visit: usize, stop: StopDraft) {
    let own = |agent: Agent| match agent {
        Agent::Organization(organization) => {
            let name = &document.organizations[organization].name;
            story.drafts[visit].persons(Role::Lead).any(|lead| {
                document.posts.of(lead).any(|claim| {
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
pub(super) fn is_on_the_spot(document: &Document, predication: &Predication) -> bool {
    predication.verb == VerbClass::Say
        && [
            "叮嘱", "嘱咐", "勉励", "鼓励", "肯定", "询问", "希望", "要求", "赞扬", "称赞", "感谢",
        ]
        .contains(&document.words(&predication.verb_range))
}

/// Whether what follows the arrival at a zone is done in the zone itself: 听取园区介绍, 察看建设进度.
pub(super) fn looks_around(sentence: &Sentence, predication: &Predication) -> bool {
    let mut after = sentence
        .predications
        .iter()
        .filter(|other| other.verb_range.start > predication.verb_range.start);
    match after.next() {
        // 还调研了X基地,要求…: what is said there does not break the site down.
        Some(next) if next.verb == VerbClass::Say => predication.verb == VerbClass::Look,
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
pub(super) fn stop_place(
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
