//! Candidates as the specification writes them (section 4.2).

use crate::reconcile::{Candidate, Query, Reconciler, Type};
use serde_json::{Map, Value as Answer, json};

/// The results of a batch, by the keys of its queries.
pub(super) fn batch(reconciler: &Reconciler, queries: &[(String, Query)]) -> Answer {
    let results = queries
        .iter()
        .map(|(key, query)| (key.clone(), results(reconciler, query)));
    Answer::Object(results.collect::<Map<_, _>>())
}

/// The result of one query.
pub(super) fn results(reconciler: &Reconciler, query: &Query) -> Answer {
    let found = reconciler.candidates(query);
    json!({ "result": found.iter().map(candidate).collect::<Vec<_>>() })
}

fn candidate(candidate: &Candidate<'_>) -> Answer {
    let entity = candidate.entity;
    let features = candidate.features.iter();
    json!({
        "id": entity.id(),
        "name": entity.name(),
        "description": entity.description(),
        "type": entity.types().iter().map(|own| type_of(own)).collect::<Vec<_>>(),
        "score": candidate.score,
        "features": features
            .map(|feature| json!({ "id": feature.id, "value": feature.value }))
            .collect::<Vec<_>>(),
        "match": candidate.matches,
    })
}

/// A type with the one above it.
pub(super) fn type_of(own: &Type) -> Answer {
    let mut written = json!({ "id": own.id, "name": own.name });
    if let Some(broader) = own.broader {
        let above = crate::reconcile::Schema::get().type_named(broader);
        let name = above.map_or(broader, |above| &above.name);
        written["broader"] = json!([{ "id": broader, "name": name }]);
    }
    written
}
