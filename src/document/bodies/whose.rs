//! How the body that a title is of is known: it stands beside the title, or the article's context gives it.

use super::BodyResolver;
use crate::lexicon::titles::TitleClass;
use crate::mention::title::Organ;
use crate::post::Body;

/// How the body that a title is of is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// It stands beside the title, or the title says it itself (国务委员).
    Named,
    /// Left out: it is the division that the article is at home in, or a section of its committee.
    Home,
    /// Left out: it is another that the text named before, or that of the title beside it.
    SpokenOf,
    /// Nothing says it.
    Unknown,
}

impl BodyResolver<'_, '_> {
    /// How `body`, of the title `index`, is known.
    pub(super) fn whose(&self, index: usize, body: Option<&Body>) -> Whose {
        if self.is_body_named(index) {
            return Whose::Named;
        }
        let home = self.places.home_name();
        match body {
            None => Whose::Unknown,
            Some(Body::Named(_)) if self.titles[index].class == TitleClass::National => {
                Whose::Named
            }
            Some(Body::Place(name)) if Some(name.as_str()) == home => Whose::Home,
            // 市委宣传部 of the home: the title names the section, and leaves out whose it is.
            Some(Body::Organization(name))
                if matches!(self.titles[index].organ, Organ::Section(..))
                    && home.is_some_and(|home| name.starts_with(home)) =>
            {
                Whose::Home
            }
            Some(Body::Place(_) | Body::Organization(_) | Body::Named(_)) => Whose::SpokenOf,
        }
    }

    /// Whether the body that the title is of stands before it.
    fn is_body_named(&self, index: usize) -> bool {
        let reach = match &self.titles[index].organ {
            Organ::Central(_) | Organ::Foreign(_) => return true,
            Organ::Leading(level) => level.len(),
            Organ::Section(level, _) => level.as_ref().map_or(0, String::len),
            Organ::Open => 0,
        };
        let anchor = self.anchors[index];
        self.touching[index].is_some()
            || self.places.ending_at(anchor, reach).is_some()
            || self.places.ending_at(anchor + reach, 0).is_some()
    }
}
