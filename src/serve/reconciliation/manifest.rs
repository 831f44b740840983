//! What the service offers (sections 3.1, 5.1, 6.1, 7.1).

use super::super::current::Snapshot;
use super::answers::type_of;
use super::questions::LARGEST_BATCH;
use crate::graph::vocab::zt;
use crate::reconcile::Schema;
use serde_json::{Value as Answer, json};

/// The size of a preview, in pixels.
const PREVIEW: [u32; 2] = [420, 260];

/// The manifest of a service that is reached at `address`.
pub(super) fn of(snapshot: &Snapshot, address: &str) -> Answer {
    let endpoint = format!("{address}/reconcile");
    let suggest = |of: &str| {
        json!({
            "service_url": endpoint,
            "service_path": format!("/suggest/{of}"),
            "flyout_service_url": endpoint,
            "flyout_service_path": "/flyout?id=${id}",
        })
    };
    let types: Vec<Answer> = Schema::get().types().iter().map(type_of).collect();
    let [width, height] = PREVIEW;
    json!({
        "versions": ["0.1", "0.2"],
        "name": "Zhengtu 政图",
        "identifierSpace": snapshot.base,
        "schemaSpace": zt::NAMESPACE,
        "serviceVersion": env!("CARGO_PKG_VERSION"),
        "defaultTypes": types,
        "view": { "url": format!("{endpoint}/view?id={{{{id}}}}") },
        "preview": {
            "url": format!("{endpoint}/preview?id={{{{id}}}}"),
            "width": width,
            "height": height,
        },
        "suggest": {
            "entity": suggest("entity"),
            "type": suggest("type"),
            "property": suggest("property"),
        },
        "extend": {
            "propose_properties": { "service_url": endpoint, "service_path": "/properties" },
            "property_settings": [{
                "name": "limit",
                "label": "Limit",
                "type": "number",
                "default": 0,
                "help_text": "At most so many values of an entity; 0 for all",
            }],
        },
        "batchSize": LARGEST_BATCH,
    })
}
