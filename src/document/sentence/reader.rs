//! Clauses read one after the other: which verb has which subjects and objects.

use super::case::{self, Case, case_of};
use super::clause::is_nominal;
use super::{Agent, Item, Predication, What};
use crate::lexicon::verbs::VerbClass;
use crate::span::end_of;
use std::ops::Range;

/// Gathers subjects over the clauses of a sentence until a verb takes them.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) pending: Vec<Agent>,
    pub(super) at: Vec<Agent>,
    pub(super) with: Vec<Agent>,
    pub(super) subjects: Vec<Agent>,
    pub(super) found: Vec<Predication>,
    pub(super) speech: bool,
    /// Whether the last list went along with a leader.
    pub(super) led: bool,
    /// Agents of the clause behind 对, 向 and the like, with their titles' bytes.
    pub(super) oblique: Vec<(Agent, Range<usize>)>,
}

impl Reader {
    /// Reads the next clause, in which these items stand.
    pub(super) fn clause(&mut self, text: &str, clause: &Range<usize>, items: &[&Item]) {
        if self.goes_on_listing(text, clause, items) {
            return;
        }
        self.oblique.clear();
        let opening = self.found.len();
        let mut goes_on = text[clause.clone()].starts_with("以及");
        let mut listed: Option<(usize, Case)> = None;
        let mut oblique: Option<usize> = None;
        for (index, item) in items.iter().enumerate() {
            match &item.what {
                What::Title | What::Date => {}
                // X公司|董事长A: the body belongs to the title, and does nothing itself.
                What::Agent(Agent::Organization(_) | Agent::Place(_))
                    if touches_title(items, index) => {}
                // 习近平夫人|彭丽媛, A代表|B看望: who is only spoken of does nothing.
                What::Agent(Agent::Person(_)) if is_spoken_of(text, items, index) => {}
                // 四川|罗江经济开发区: a place that touches a body is where the body is.
                What::Agent(Agent::Place(_)) if touches_body(items, index) => {}
                // 金河工业园|双运工贸: and so is a zone.
                What::Agent(Agent::Organization(_))
                    if touches_body(items, index)
                        && text[item.range.clone()].ends_with(['园', '区', '城']) => {}
                What::Agent(agent) => {
                    let start = case::phrase_start(text, items, index);
                    let case = of_list(text, listed, start, case_of(text, clause, items, index));
                    listed = Some((item.range.end, case));
                    if case == Case::Oblique {
                        self.oblique.push((*agent, start..item.range.end));
                    }
                    // A对B访问表示欢迎: what B does is what A speaks of.
                    oblique = (case == Case::Oblique).then_some(item.range.end);
                    // 会见X时Y说: Y does what follows.
                    if case == Case::Bare
                        && self.found.len() > opening
                        && text[clause.start..start].ends_with('时')
                    {
                        self.pending.push(*agent);
                        continue;
                    }
                    match case {
                        Case::Under => self.accompanying(*agent, &item.range, clause),
                        Case::Bare | Case::At | Case::With | Case::Oblique => {
                            self.agent(case, *agent, opening);
                        }
                    }
                }
                What::Verb(class) => {
                    if is_nominal(text, &item.range, clause)
                        || oblique == Some(item.range.start)
                        || self.is_embedded(text, items, index, opening)
                    {
                        continue;
                    }
                    if std::mem::take(&mut goes_on) {
                        self.lend_to_last();
                    }
                    self.verb(*class, &item.range, clause);
                    self.done_to(text, *class, clause);
                    if *class == VerbClass::Say {
                        self.speech = true;
                        return;
                    }
                }
            }
        }
    }

    /// 会见来华出席论坛的X: the second verb only says who X is.
    fn is_embedded(&self, text: &str, items: &[&Item], index: usize, opening: usize) -> bool {
        let receives = self.found[opening..].last().is_some_and(|last| {
            matches!(
                last.verb,
                VerbClass::Meet | VerbClass::Visit | VerbClass::Look
            )
        });
        let next = items[index + 1..]
            .iter()
            .position(|item| matches!(item.what, What::Agent(Agent::Person(_))));
        let noted = next.is_some_and(|next| {
            let start = case::phrase_start(text, items, index + 1 + next);
            text[..start].ends_with('的')
        });
        // 刚刚抵达柏林的X会见Y: the verb before the first subject says who X is.
        let leading = self.found.is_empty()
            && self.pending.is_empty()
            && next.is_some_and(|next| {
                items[index + 1 + next..]
                    .iter()
                    .any(|item| matches!(item.what, What::Verb(_)))
            });
        // 同来华访问的X会谈: so does the verb behind 同.
        let before = end_of(&text[..items[index].range.start], 30);
        let noting = [
            "同来",
            "与来",
            "同应邀",
            "与应邀",
            "同正在",
            "与正在",
            "同已在",
            "与已在",
        ]
        .iter()
        .any(|word| before.contains(word))
            || before.ends_with(['与', '同'])
                && ["来", "到访", "应邀", "莅"]
                    .iter()
                    .any(|word| text[items[index].range.start..].starts_with(word));
        // 会见来华进行考察评估的国际组织主席X: 的 before whoever is met ends what says who X is.
        let met = self.found[opening..]
            .last()
            .is_some_and(|last| last.verb == VerbClass::Meet);
        let qualified = met
            && next.is_some_and(|next| {
                let person = items[index + 1 + next].range.start;
                text[items[index].range.end..person].contains('的')
            });
        qualified || noted && (receives || leading || noting)
    }

    /// Files an agent: as an object of the clause's last verb, or for the verb to come.
    fn agent(&mut self, case: Case, agent: Agent, opening: usize) {
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
            && last
                .objects
                .iter()
                .any(|agent| matches!(agent, Agent::Person(_)))
        {
            last.objects.append(&mut self.pending);
            self.led = true;
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

/// 在A、B: what is listed stands as the first of the list does; `listed` is where the last agent ends, and its case.
fn of_list(text: &str, listed: Option<(usize, Case)>, start: usize, own: Case) -> Case {
    match listed {
        Some((end, first))
            if own == Case::Bare
                && (start < end
                    || text.get(end..start) == Some("、")
                    || first == Case::At
                        && matches!(text.get(end..start), Some("和" | "及" | "以及"))) =>
        {
            first
        }
        Some(_) | None => own,
    }
}

/// Whether the item at `index` ends where a body's name begins.
fn touches_body(items: &[&Item], index: usize) -> bool {
    items.get(index + 1).is_some_and(|next| {
        matches!(next.what, What::Agent(Agent::Organization(_)))
            && next.range.start == items[index].range.end
    })
}

/// Whether the person at `index` only says whose spouse or envoy, or for whom, somebody acts: 习近平夫人|彭丽媛,
/// 习近平特使、|王岐山, 刘云山代表|习近平.
fn is_spoken_of(text: &str, items: &[&Item], index: usize) -> bool {
    const RELATED: [&str; 6] = ["夫人", "特使", "特别代表", "丈夫", "妻子", "遗孀"];
    let person = |item: &&Item| matches!(item.what, What::Agent(Agent::Person(_)));
    let behind = &text[items[index].range.end..];
    let titled = items
        .get(index + 1)
        .filter(|next| next.what == What::Title && next.range.start == items[index].range.end);
    let behind_title = titled.map_or(behind, |title| &text[title.range.end..]);
    let related = RELATED
        .iter()
        .any(|word| behind.starts_with(word) || behind_title.starts_with(word))
        && items[index + 1..].iter().any(person);
    let start = case::phrase_start(text, items, index);
    let represented = text[..start].ends_with("代表")
        && items[..index]
            .iter()
            .rfind(|item| person(item))
            .is_some_and(|before| before.range.end + "代表".len() == start);
    related || represented
}

/// Whether the item at `index` ends where a title begins.
fn touches_title(items: &[&Item], index: usize) -> bool {
    items
        .get(index + 1)
        .is_some_and(|next| next.what == What::Title && next.range.start == items[index].range.end)
}
