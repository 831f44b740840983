//! Property paths: the steps from an entity to what is known of it.

/// One step along a property, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// The property's place among those that the schema reads.
    pub property: usize,
    /// From the object to the subject.
    pub inverse: bool,
}

/// A SPARQL 1.1 property path (section 9.1) of sequences and inverses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path(pub Vec<Step>);

impl Path {
    /// Reads `^org:member/zt:post`. The properties that it names are noted in `properties`, each once.
    pub fn parse(text: &'static str, properties: &mut Vec<&'static str>) -> Self {
        let steps = text.split('/').map(|step| {
            let (name, inverse) = step
                .strip_prefix('^')
                .map_or((step, false), |name| (name, true));
            Step {
                property: place(properties, name),
                inverse,
            }
        });
        Self(steps.collect())
    }

    /// The way back.
    pub fn inverse(&self) -> Self {
        let steps = self.0.iter().rev().map(|step| Step {
            inverse: !step.inverse,
            ..*step
        });
        Self(steps.collect())
    }
}

/// The place of a property among those that are read; it is added where it is new.
pub(super) fn place(properties: &mut Vec<&'static str>, name: &'static str) -> usize {
    let known = properties.iter().position(|known| *known == name);
    known.unwrap_or_else(|| {
        properties.push(name);
        properties.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_steps_and_a_way_back() {
        let mut properties = vec!["zt:site"];
        let path = Path::parse("^org:member/zt:post", &mut properties);
        assert_eq!(properties, ["zt:site", "org:member", "zt:post"]);
        let [first, second] = path.0[..] else {
            panic!("two steps: {path:?}")
        };
        assert!(first.inverse && first.property == 1 && !second.inverse);
        let back = path.inverse();
        assert!(back.0[0].inverse && back.0[0].property == 2 && !back.0[1].inverse);
        assert_eq!(back.inverse(), path);
    }
}
