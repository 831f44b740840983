//! Lists that go on behind a comma, and what stands before a verb though the verb is done to it.

use super::reader::Reader;
use super::{Agent, Item, What};
use crate::lexicon::verbs::VerbClass;
use std::ops::Range;

impl Reader {
    /// 来到A、B,C和D,E: a clause that is nothing but bodies goes on with what the verb before it stands before.
    pub(super) fn goes_on_listing(
        &mut self,
        text: &str,
        clause: &Range<usize>,
        items: &[&Item],
    ) -> bool {
        let Some(last) = self.found.last_mut().filter(|last| {
            matches!(
                last.verb,
                VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour
            ) && matches!(
                last.objects.last(),
                Some(Agent::Organization(_) | Agent::Place(_))
            )
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
                // 来到A镇B村、C村,D镇E村: the villages are what is listed.
                What::Agent(village @ Agent::Place(_)) => bodies.push(village),
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
            && (rest.is_empty()
                || ["现场", "建设现场", "施工现场", "一线"].contains(&rest)
                || rest.chars().count() <= 10
                    && rest.find('等').is_some_and(|at| {
                        at == 0 || rest[at..].starts_with("等地") || rest[at..].starts_with("等处")
                    }));
        if whole {
            last.objects.append(&mut bodies);
        }
        whole
    }

    /// 对A、B进行了调研: what the verb is done to stands behind 对.
    pub(super) fn done_to(&mut self, text: &str, class: VerbClass, clause: &Range<usize>) {
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

    /// 到A、B,以及C走访; 带领A,以及B前往: what stands between 以及 and the next verb belongs to the one before.
    pub(super) fn lend_to_last(&mut self) {
        let bodies = |agent: &Agent| matches!(agent, Agent::Organization(_));
        let takes = matches!(
            self.found.last().map(|last| last.verb),
            Some(
                VerbClass::Lead
                    | VerbClass::Move
                    | VerbClass::Look
                    | VerbClass::Visit
                    | VerbClass::Tour
            )
        );
        if takes
            && self.pending.iter().all(bodies)
            && let Some(last) = self.found.last_mut()
        {
            last.objects.append(&mut self.pending);
        }
    }
}
