//! How well an entity's properties agree with what a table says of it.

use super::catalogue::EntityRef;
use super::key::folded;
use super::schema::Value;

/// One within the other: 市长 in 吉安市市长.
const WITHIN: f64 = 0.8;
/// Slips, and words of the same meaning that share most characters.
const SLIPS: f64 = 0.7;
/// Less alike than this is not alike.
const LEAST: f64 = 0.6;

/// What a table says of an entity beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The property's id.
    pub property: String,
    /// One of these is enough: words, a day, a number, or an entity's id or name.
    pub values: Vec<String>,
}

impl Wanted {
    /// How well the entity agrees, from 0 to 1; `None` where the graph does not know, which speaks neither for nor
    /// against it.
    pub(super) fn agreement(&self, entity: EntityRef<'_>) -> Option<f64> {
        let known = entity.values(&self.property);
        let pairs = known.iter().flat_map(|known| {
            self.values
                .iter()
                .map(move |wanted| agreement(known, wanted))
        });
        pairs.reduce(f64::max)
    }
}

fn agreement(known: &Value, wanted: &str) -> f64 {
    match known {
        Value::Entity { id, .. } if id == wanted => 1.0,
        // A month or a year agrees with its days.
        Value::Date(day) if day.starts_with(wanted.trim()) && wanted.trim().len() >= 4 => 1.0,
        Value::Date(_) => 0.0,
        Value::Number(number) => f64::from(u8::from(number.to_string() == wanted.trim())),
        Value::Text(text) | Value::Entity { name: text, .. } => {
            alike(&folded(text), &folded(wanted))
        }
    }
}

fn alike(known: &str, wanted: &str) -> f64 {
    if known == wanted {
        return 1.0;
    }
    let shorter = known.chars().count().min(wanted.chars().count());
    if shorter >= 2 && (known.contains(wanted) || wanted.contains(known)) {
        return WITHIN;
    }
    let likeness = strsim::normalized_damerau_levenshtein(known, wanted);
    if likeness >= LEAST {
        SLIPS * likeness
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_agree_as_their_kind_does() {
        let text = |text: &str| Value::Text(text.to_owned());
        let day = || Value::Date("2024-08-10".to_owned());
        let firm = Value::Entity {
            name: "蜀口春茶业".to_owned(),
            id: "organization/蜀口春茶业".to_owned(),
        };
        for (known, wanted, from, to) in [
            (text("市长"), "市長", 1.0, 1.0),
            (text("吉安市市长"), "市长", 0.7, 0.9),
            (text("市委书记"), "市长", 0.0, 0.0),
            (day(), "2024-08-10", 1.0, 1.0),
            (day(), "2024-08", 1.0, 1.0),
            (day(), "2024-09", 0.0, 0.0),
            (day(), "20", 0.0, 0.0),
            (Value::Number(12), " 12 ", 1.0, 1.0),
            (Value::Number(12), "1", 0.0, 0.0),
            (firm.clone(), "organization/蜀口春茶业", 1.0, 1.0),
            (firm, "蜀口春茶業", 1.0, 1.0),
        ] {
            let got = agreement(&known, wanted);
            assert!((from..=to).contains(&got), "{known:?} and {wanted}: {got}");
        }
    }
}
