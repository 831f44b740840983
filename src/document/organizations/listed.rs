//! Bodies that the user lists: under one name, whichever of theirs the text uses.

use super::{Organizations, Surroundings};
use crate::lexicon::organizations::Organizations as Lexicon;
use crate::mention::organization::OrganizationMention;

impl Organizations {
    /// Adds a mention under the name that the text gives, or that the user lists for it.
    pub(super) fn add_listed(
        &mut self,
        lexicon: &Lexicon,
        said: &str,
        mention: &OrganizationMention,
    ) {
        match lexicon.listed.get(said) {
            Some(body) => {
                let mention = OrganizationMention {
                    kind: body.kind.unwrap_or(mention.kind),
                    ..mention.clone()
                };
                self.add(&body.name, &mention);
            }
            None => self.add(said, mention),
        }
    }

    /// Notes which other names of listed bodies the text uses.
    pub(super) fn name_listed(&mut self, surroundings: Surroundings<'_>) {
        for (range, index) in &self.at {
            let written = &surroundings.text[range.clone()];
            let organization = &mut self.list[*index];
            let listed = surroundings.lexicon.listed.get(written);
            if listed.is_some_and(|body| body.name == organization.name)
                && organization.name != written
                && !organization.short_names.iter().any(|name| name == written)
            {
                organization.short_names.push(written.to_owned());
            }
        }
    }
}
