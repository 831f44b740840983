//! Sentences as predications: who does what, where, with whom, to whom.
//!
//! A list of persons may run over several commas before its verb comes
//! (市委书记A,市长B,副市长C参加调研), so subjects are gathered across clauses until a verb takes them.

mod case;
mod clause;
mod verb;

use crate::lexicon::verbs::VerbClass;
use crate::span::{end_of, within};
use case::{Case, case_of};
pub(crate) use clause::clauses;
use clause::is_nominal;
use std::ops::Range;
pub use verb::with_verbs;

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
        let items: Vec<&Item> = within(items, &clause, |item| &item.range).collect();
        reader.clause(text, &clause, &items);
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
    /// Agents of the clause behind 对, 向 and the like, with their titles' bytes.
    oblique: Vec<(Agent, Range<usize>)>,
}

impl Reader {
    fn clause(&mut self, text: &str, clause: &Range<usize>, items: &[&Item]) {
        if self.goes_on_listing(text, clause, items) {
            return;
        }
        self.oblique.clear();
        let opening = self.found.len();
        let mut listed: Option<(usize, Case)> = None;
        let mut oblique: Option<usize> = None;
        for (index, item) in items.iter().enumerate() {
            match &item.what {
                What::Title | What::Date => {}
                // X公司|董事长A: the body belongs to the title, and does nothing itself.
                What::Agent(Agent::Organization(_) | Agent::Place(_))
                    if touches_title(items, index) => {}
                // 四川|罗江经济开发区: a place that touches a body is where the body is.
                What::Agent(Agent::Place(_)) if touches_body(items, index) => {}
                What::Agent(agent) => {
                    let mut case = case_of(text, clause, items, index);
                    // 在A、B: what is listed stands as the first of the list does.
                    let start = case::phrase_start(text, items, index);
                    if let Some((end, first)) = listed
                        && case == Case::Bare
                        && (start < end || text.get(end..start) == Some("、"))
                    {
                        case = first;
                    }
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
        noted && (receives || leading || noting)
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

    /// 来到A、B,C和D,E: a clause that is nothing but bodies goes on with what the verb before it stands before.
    fn goes_on_listing(&mut self, text: &str, clause: &Range<usize>, items: &[&Item]) -> bool {
        let Some(last) = self.found.last_mut().filter(|last| {
            matches!(
                last.verb,
                VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour
            ) && matches!(last.objects.last(), Some(Agent::Organization(_)))
        }) else {
            return false;
        };
        let mut bodies = Vec::new();
        let mut at = clause.start;
        for item in items {
            let gap = text.get(at..item.range.start).unwrap_or_default();
            if !matches!(gap, "" | "、" | "和" | "及" | "以及" | "与" | "的" | "还有") {
                return false;
            }
            match item.what {
                What::Agent(body @ Agent::Organization(_)) => bodies.push(body),
                What::Agent(Agent::Place(_)) => {}
                What::Agent(Agent::Person(_) | Agent::Party)
                | What::Title
                | What::Date
                | What::Verb(_) => return false,
            }
            at = item.range.end;
        }
        let rest = text.get(at..clause.end).unwrap_or_default();
        let rest = rest.trim_end_matches([',', '。', ';', ' ']);
        let whole = !bodies.is_empty()
            && (rest.is_empty() || rest.starts_with('等') && rest.chars().count() <= 8);
        if whole {
            last.objects.append(&mut bodies);
        }
        whole
    }

    /// 对A、B进行了调研: what the verb is done to stands behind 对.
    fn done_to(&mut self, text: &str, class: VerbClass, clause: &Range<usize>) {
        let (Some((_, first)), Some((_, last))) = (self.oblique.first(), self.oblique.last())
        else {
            return;
        };
        let Some(found) = self.found.last_mut() else {
            return;
        };
        let visits = matches!(class, VerbClass::Visit | VerbClass::Look);
        let governed = text[clause.start..first.start].ends_with('对');
        let between = text
            .get(last.end..found.verb_range.start)
            .unwrap_or_default();
        let does = ["进行", "开展", "实施"]
            .iter()
            .any(|verb| between.contains(verb));
        if visits && governed && does && between.chars().count() <= 16 {
            let agents = self.oblique.drain(..).map(|(agent, _)| agent);
            found.objects.extend(agents);
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

/// Whether the item at `index` ends where a body's name begins.
fn touches_body(items: &[&Item], index: usize) -> bool {
    items.get(index + 1).is_some_and(|next| {
        matches!(next.what, What::Agent(Agent::Organization(_)))
            && next.range.start == items[index].range.end
    })
}

/// Whether the item at `index` ends where a title begins.
fn touches_title(items: &[&Item], index: usize) -> bool {
    items
        .get(index + 1)
        .is_some_and(|next| next.what == What::Title && next.range.start == items[index].range.end)
}
