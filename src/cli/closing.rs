//! What became of the articles of a run, and how that is told at its end.

use super::Status;
use super::log;
use super::mentions::Verdicts;
use super::progress::Talk;
use super::reading::Seen;
use crate::kind::Genre;
use crate::report::Diagnostic;
use anstyle::{AnsiColor, Style};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{self, Write};

const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Counts that always reconcile: read = stored + unchanged + set aside.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Articles that were new or had changed.
    pub(super) stored: usize,
    /// Articles that were there already, or came twice with the same content.
    pub(super) unchanged: usize,
    /// Of the new and changed ones, those that yield no facts, by the genre that is why.
    pub(super) without_facts: BTreeMap<Genre, usize>,
    /// What holds no article by its own account; nobody needs to do anything about it.
    pub(super) passed_over: Vec<Diagnostic>,
    /// Which articles were met, once all are read.
    pub(super) seen: Option<Seen>,
    /// What could not be used, in the order of the input.
    pub(super) set_aside: Vec<Diagnostic>,
    /// What became of other tools' mentions.
    pub(super) mentions: Verdicts,
}

impl Tally {
    pub(super) fn read(&self) -> usize {
        self.stored + self.unchanged + self.set_aside.len()
    }

    pub(super) fn status(&self) -> Status {
        if self.set_aside.is_empty() && self.mentions.set_aside.is_empty() {
            Status::Done
        } else {
            Status::SomeSetAside
        }
    }

    /// Tells it on standard error, as much of it as is wanted.
    pub(super) fn close(&self, done: &str, talk: Talk) -> io::Result<()> {
        if log::is_json() {
            self.log(done, talk);
            return Ok(());
        }
        let mut out = anstream::stderr().lock();
        match talk {
            Talk::Normal => self.write(done, &mut out),
            Talk::Quiet => self.write_set_aside(&mut out),
        }
    }

    /// The same as events.
    fn log(&self, done: &str, talk: Talk) {
        let told = |name: &str, diagnostic: &Diagnostic| {
            let place = &diagnostic.place;
            let known = json!({
                "reason": diagnostic.reason.code(), "file": place.file, "line": place.line,
                "article": place.article, "message": diagnostic.message, "help": diagnostic.help,
            });
            log::event(name, &known);
        };
        for diagnostic in self.set_aside.iter().chain(&self.mentions.set_aside) {
            told("set-aside", diagnostic);
        }
        if talk == Talk::Quiet {
            return;
        }
        for diagnostic in &self.passed_over {
            told("passed-over", diagnostic);
        }
        let without_facts = self.without_facts.iter();
        let without_facts: BTreeMap<&str, usize> = without_facts
            .map(|(genre, count)| (genre.code(), *count))
            .collect();
        let counts = json!({
            "read": self.read(), done: self.stored, "unchanged": self.unchanged,
            "set_aside": self.set_aside.len(), "without_facts": without_facts,
        });
        log::event("done", &counts);
    }

    /// Lists what was set aside, then the counts; `done` is the word for what the command does.
    fn write(&self, done: &str, out: &mut dyn Write) -> io::Result<()> {
        self.write_set_aside(out)?;
        for passed_over in &self.passed_over {
            writeln!(out, "note: {}: {}", passed_over.place, passed_over.message)?;
        }
        let (read, stored, unchanged) = (self.read(), self.stored, self.unchanged);
        let set_aside = self.set_aside.len();
        let nothing_new = if stored == 0 && unchanged > 0 {
            "; nothing new"
        } else {
            ""
        };
        let without_facts = self.without_facts();
        writeln!(
            out,
            "read {read} = {done} {stored} + unchanged {unchanged} + set aside {set_aside}{nothing_new}{without_facts}"
        )?;
        match self.mentions.line() {
            Some(line) => writeln!(out, "{line}"),
            None => Ok(()),
        }
    }

    /// How many of the stored articles yield no facts for their genre; nothing where all do.
    fn without_facts(&self) -> String {
        if self.without_facts.is_empty() {
            return String::new();
        }
        let counts = self.without_facts.iter();
        let counts: Vec<String> = counts
            .map(|(genre, count)| format!("{count} {genre}"))
            .collect();
        format!("; without facts: {}", counts.join(", "))
    }

    fn write_set_aside(&self, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in self.set_aside.iter().chain(&self.mentions.set_aside) {
            writeln!(out, "{WARNING}set aside:{WARNING:#} {diagnostic}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Genre, Status, Tally};
    use crate::report::{Diagnostic, Place, Reason};

    fn closing(tally: &Tally) -> String {
        let mut out = Vec::new();
        tally.write("stored", &mut out).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn counts_reconcile_and_reasons_come_first() {
        let place = Place {
            file: Some("a.jsonl".into()),
            line: Some(3),
            article: None,
        };
        let (message, help) = ("not JSON".to_owned(), "mend the line".to_owned());
        let diagnostic = Diagnostic {
            reason: Reason::Malformed,
            place,
            message,
            help,
        };
        let tally = Tally {
            stored: 18,
            unchanged: 1,
            set_aside: vec![diagnostic],
            ..Tally::default()
        };
        assert_eq!(tally.status(), Status::SomeSetAside);
        assert_eq!(
            closing(&tally),
            "set aside: a.jsonl:3 [malformed] not JSON; mend the line\n\
             read 20 = stored 18 + unchanged 1 + set aside 1\n"
        );
    }

    #[test]
    fn articles_without_facts_are_counted_by_genre() {
        let tally = Tally {
            stored: 9,
            without_facts: [(Genre::Advertisement, 1), (Genre::Fiction, 2)].into(),
            ..Tally::default()
        };
        assert_eq!(
            closing(&tally),
            "read 9 = stored 9 + unchanged 0 + set aside 0; without facts: 2 fiction, 1 advertisement\n"
        );
    }

    #[test]
    fn a_second_run_says_that_nothing_is_new() {
        let tally = Tally {
            unchanged: 20,
            ..Tally::default()
        };
        assert_eq!(
            closing(&tally),
            "read 20 = stored 0 + unchanged 20 + set aside 0; nothing new\n"
        );
        assert_eq!(tally.status(), Status::Done);
    }
}
