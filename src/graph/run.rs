//! Which version of the program, with which rules, stated a record.

use super::iri::Base;
use super::vocab::{prov, skos, zt};
use super::writer::Writer;
use oxigraph::model::{Literal, NamedNode};

/// One version of the program with its rules and word lists.
///
/// It has no time of day: the same version states the same record whenever it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The program's version.
    pub version: &'static str,
    /// Hash of everything that decides which facts are found: sources of the stages from text to
    /// rules, and the word lists. Two builds with one hash find the same facts.
    pub rules: &'static str,
}

impl Run {
    /// This build of the program.
    pub const THIS: Self = Self {
        version: env!("CARGO_PKG_VERSION"),
        rules: env!("ZHENGTU_RULE_SET"),
    };

    /// States the run and its program, and that `article`'s record is from it.
    pub(super) fn write(&self, out: &mut Writer, base: &Base, article: &NamedNode) {
        let run = base.mint(&["run", self.version, self.rules]);
        let program = base.mint(&["software", "zhengtu", self.version]);
        out.add(article, zt::EXTRACTED_BY, run.clone());
        out.class(&run, &[zt::RUN, prov::ACTIVITY]);
        out.add(&run, prov::WAS_ASSOCIATED_WITH, program.clone());
        out.text(&run, zt::RULE_SET, self.rules);
        out.class(&program, &[prov::SOFTWARE_AGENT]);
        out.add(
            &program,
            skos::PREF_LABEL,
            Literal::new_simple_literal("Zhengtu"),
        );
        out.text(&program, zt::VERSION, self.version);
    }
}
