//! Shortcuts between two nodes: who visited what, who accompanied and who met whom.

use super::{Gathered, Report, status};
use crate::fact::Agent;
use crate::graph::vocab::zt;
use crate::graph::writer::Writer;
use crate::kind::{EventKind, EventStatus, Role};
use oxigraph::model::{NamedNode, NamedNodeRef};

/// States what follows from one event, if it took place.
pub(super) fn write(out: &mut Writer, reports: &[Report<'_, '_>], stops: &[Gathered<'_>]) {
    if status(reports) != EventStatus::Held {
        return;
    }
    for stop in stops {
        for (person, role) in &stop.present {
            if matches!(role, Role::Lead | Role::Accompany) {
                let person = NamedNode::new_unchecked(person.as_str());
                out.add(&person, zt::VISITED, stop.site.clone());
            }
        }
    }
    match reports.first().map(|report| report.event.kind) {
        Some(EventKind::Visit | EventKind::StudyTour) => {
            let leads = persons(reports, &[Role::Lead]);
            relate(
                out,
                &persons(reports, &[Role::Accompany]),
                zt::ACCOMPANIED,
                &leads,
            );
            meet(out, &persons(reports, &[Role::Host]), &leads);
        }
        Some(EventKind::Reception) => {
            let received = persons(reports, &[Role::Guest]);
            meet(out, &received, &persons(reports, &[Role::Lead]));
        }
        Some(
            EventKind::Meeting
            | EventKind::Signing
            | EventKind::Ceremony
            | EventKind::Appointment
            | EventKind::Removal,
        )
        | None => {}
    }
}

/// The persons in any of `roles`.
fn persons(reports: &[Report<'_, '_>], roles: &[Role]) -> Vec<NamedNode> {
    let mut persons = Vec::new();
    for report in reports {
        for participation in &report.event.participations {
            let person = matches!(participation.agent, Agent::Person(_));
            if person && roles.contains(&participation.role) {
                persons.push(report.source.agent(&participation.agent));
            }
        }
    }
    persons
}

fn meet(out: &mut Writer, some: &[NamedNode], others: &[NamedNode]) {
    relate(out, some, zt::MET_WITH, others);
    relate(out, others, zt::MET_WITH, some);
}

fn relate(out: &mut Writer, from: &[NamedNode], property: NamedNodeRef<'_>, to: &[NamedNode]) {
    for one in from {
        for other in to.iter().filter(|other| *other != one) {
            out.add(one, property, other.clone());
        }
    }
}
