//! Every entity that can be matched, with its names and its properties' values.

use super::graph::Graph;
use super::schema::{Form, Property, Schema, Take, Type, Value};
use crate::graph::Base;
use crate::query::prefixes::expand;
use crate::store::{Dataset, StoreError, of_subject};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many values describe an entity.
const DESCRIBED_BY: usize = 3;

/// Whether persons without a public or company role are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Everybody {
    /// They are left out: a villager who was comforted is nobody's business.
    #[default]
    Hidden,
    /// They are asked for.
    Shown,
}

/// What the matching knows of an entity.
pub(super) struct Entity {
    pub node: u32,
    /// The narrowest type first.
    pub types: Vec<&'static Type>,
    /// The name that it is shown with comes first.
    pub names: Vec<String>,
}

/// All entities of a view.
pub(super) struct Catalogue {
    base: String,
    pub graph: Graph,
    /// By IRI, so that answers have an order.
    pub entities: Vec<Entity>,
    by_node: FxHashMap<u32, usize>,
    /// Persons who are not shown, as values no more than as entities.
    hidden: FxHashSet<u32>,
}

impl Catalogue {
    pub fn read(dataset: &Dataset, base: &Base, everybody: Everybody) -> Result<Self, StoreError> {
        let schema = Schema::get();
        let graph = Graph::read(dataset, &schema.read)?;
        let mut types: FxHashMap<u32, Vec<&'static Type>> = FxHashMap::default();
        // Narrower types come before the type above them.
        for wanted in schema.types().iter().filter(|known| known.kind.is_some()) {
            add_type(&graph, schema, wanted, &mut types);
        }
        for wanted in schema.types().iter().filter(|known| known.kind.is_none()) {
            add_type(&graph, schema, wanted, &mut types);
        }
        let hidden = match everybody {
            Everybody::Hidden => hide(&graph, schema, &mut types),
            Everybody::Shown => FxHashSet::default(),
        };
        let mut entities: Vec<Entity> = types
            .into_iter()
            .filter_map(|(node, types)| {
                let names = names(&graph, schema, node);
                (!names.is_empty()).then_some(Entity { node, types, names })
            })
            .collect();
        entities.sort_unstable_by_key(|entity| entity.node);
        let by_node = (entities.iter().enumerate())
            .map(|(at, entity)| (entity.node, at))
            .collect();
        Ok(Self {
            base: base.as_str().to_owned(),
            graph,
            entities,
            by_node,
            hidden,
        })
    }

    pub fn by_id(&self, id: &str) -> Option<EntityRef<'_>> {
        let bare = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
        let id = bare.unwrap_or(id);
        let node =
            (self.graph.iri(&format!("{}{id}", self.base))).or_else(|| self.graph.iri(id))?;
        self.by_node.get(&node).map(|at| self.at(*at))
    }

    pub fn at(&self, at: usize) -> EntityRef<'_> {
        EntityRef {
            catalogue: self,
            at,
        }
    }

    pub fn place_of(&self, node: u32) -> Option<usize> {
        self.by_node.get(&node).copied()
    }

    /// The IRI of a node, without the base.
    fn id(&self, node: u32) -> String {
        let iri = self.graph.value(node);
        match iri.strip_prefix(&self.base) {
            Some(id) => id.to_owned(),
            None => iri,
        }
    }
}

/// An entity that can be matched.
#[derive(Clone, Copy)]
pub struct EntityRef<'c> {
    catalogue: &'c Catalogue,
    pub(super) at: usize,
}

impl<'c> EntityRef<'c> {
    pub(super) fn entity(self) -> &'c Entity {
        &self.catalogue.entities[self.at]
    }

    /// Its IRI below the store's base.
    #[must_use]
    pub fn id(self) -> String {
        self.catalogue.id(self.entity().node)
    }

    /// Its IRI.
    #[must_use]
    pub fn iri(self) -> String {
        self.catalogue.graph.value(self.entity().node)
    }

    /// The name that it is shown with.
    #[must_use]
    pub fn name(self) -> &'c str {
        &self.entity().names[0]
    }

    /// All its names, in both scripts; the one that it is shown with first.
    #[must_use]
    pub fn names(self) -> &'c [String] {
        &self.entity().names
    }

    /// Its types, the narrowest first; there is at least one.
    #[must_use]
    pub fn types(self) -> &'c [&'static Type] {
        &self.entity().types
    }

    /// What tells it from its namesakes: posts, or kind and place; empty where nothing is known.
    #[must_use]
    pub fn description(self) -> String {
        let narrowest = self.types()[0];
        let parts: Vec<String> = narrowest
            .described_by
            .iter()
            .flat_map(|id| self.values(id))
            .map(|value| value.text())
            .collect();
        let more = if parts.len() > DESCRIBED_BY {
            "…"
        } else {
            ""
        };
        let shown = &parts[..parts.len().min(DESCRIBED_BY)];
        format!("{}{more}", shown.join("、"))
    }

    /// The values of a property, sorted; none where its type has no such property.
    #[must_use]
    pub fn values(self, property: &str) -> Vec<Value> {
        let found = Schema::get().property(self.types()[0].id, property);
        found.map_or_else(Vec::new, |property| self.values_of(property))
    }

    fn values_of(self, property: &Property) -> Vec<Value> {
        let graph = &self.catalogue.graph;
        let ends = graph.walk(vec![self.entity().node], &property.path);
        if property.take == Take::Count {
            let count = i64::try_from(ends.len()).unwrap_or(i64::MAX);
            return vec![Value::Number(count)];
        }
        let mut values: Vec<Value> = ends
            .into_iter()
            .filter(|end| !self.catalogue.hidden.contains(end))
            .map(|end| self.value(property.form, end))
            .collect();
        values.sort();
        values.dedup();
        match property.take {
            Take::All | Take::Count => values,
            Take::Least => values.into_iter().take(1).collect(),
            Take::Greatest => values.into_iter().next_back().into_iter().collect(),
        }
    }

    fn value(self, form: Form, end: u32) -> Value {
        let catalogue = self.catalogue;
        let text = || catalogue.graph.value(end);
        match form {
            Form::Text => Value::Text(text()),
            Form::Date => Value::Date(text()),
            Form::Number => text()
                .parse()
                .map_or_else(|_| Value::Text(text()), Value::Number),
            Form::Code => {
                let iri = text();
                let code = iri.rsplit_once('#').map_or(iri.as_str(), |(_, code)| code);
                Value::Text(code.to_owned())
            }
            Form::Entity => {
                let name = match catalogue.place_of(end) {
                    Some(at) => catalogue.entities[at].names[0].clone(),
                    None => names(&catalogue.graph, Schema::get(), end)
                        .into_iter()
                        .next()
                        .unwrap_or_else(text),
                };
                Value::Entity {
                    name,
                    id: catalogue.id(end),
                }
            }
        }
    }
}

fn add_type(
    graph: &Graph,
    schema: &Schema,
    wanted: &'static Type,
    types: &mut FxHashMap<u32, Vec<&'static Type>>,
) {
    let (property, term) = wanted.kind.unwrap_or((schema.class, wanted.class));
    let Some(term) = expand(term).and_then(|term| graph.iri(term.as_str())) else {
        return;
    };
    for [node, found] in graph.pairs(property) {
        if *found == term {
            types.entry(*node).or_default().push(wanted);
        }
    }
}

/// Takes out persons that are neither officials nor in business, and tells who they are.
fn hide(
    graph: &Graph,
    schema: &Schema,
    types: &mut FxHashMap<u32, Vec<&'static Type>>,
) -> FxHashSet<u32> {
    let Some((kind, _)) = schema.type_named("Official").and_then(|known| known.kind) else {
        return FxHashSet::default();
    };
    let public: Vec<u32> = ["person:official", "person:business"]
        .into_iter()
        .filter_map(|concept| graph.iri(expand(concept)?.as_str()))
        .collect();
    let mut shown: Vec<u32> = graph
        .pairs(kind)
        .iter()
        .filter(|[_, found]| public.contains(found))
        .map(|[node, _]| *node)
        .collect();
    shown.sort_unstable();
    let mut hidden = FxHashSet::default();
    types.retain(|node, types| {
        let stays =
            types.iter().all(|known| known.root() != "Person") || shown.binary_search(node).is_ok();
        if !stays {
            hidden.insert(*node);
        }
        stays
    });
    hidden
}

fn names(graph: &Graph, schema: &Schema, node: u32) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for property in schema.names {
        let own = of_subject(graph.pairs(property), node).iter();
        let mut found: Vec<String> = own.map(|pair| graph.value(pair[1])).collect();
        found.sort();
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
