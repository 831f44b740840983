//! The article's facts, each with its rule, how sure it is, and the words that say so.

use crate::fact::{
    ArticleFacts, EventDate, EventFact, Fact, Grounds, OrganizationFact, Participation, PersonFact,
    PlaceFact, Post, PostFact, Stop,
};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const FACT: Style = AnsiColor::Magenta.on_default().bold();
const ASIDE: Style = Style::new().dimmed();

/// Writes the facts in their order, and how many they are.
pub(super) fn write(facts: &ArticleFacts, out: &mut dyn Write) -> io::Result<()> {
    for fact in &facts.facts {
        match fact {
            Fact::Person(fact) => person(fact, out)?,
            Fact::Organization(fact) => organization(fact, out)?,
            Fact::Place(fact) => place(fact, out)?,
            Fact::Post(fact) => post(fact, out)?,
            Fact::Event(fact) => event(fact, out)?,
        }
    }
    writeln!(out, "{ASIDE}{} facts{ASIDE:#}\n", facts.facts.len())
}

fn person(fact: &PersonFact, out: &mut dyn Write) -> io::Result<()> {
    let written = fact
        .written
        .as_ref()
        .map_or(String::new(), |written| format!(", written {written}"));
    writeln!(
        out,
        "{FACT}person{FACT:#} {} ({}{written})",
        fact.key, fact.kind
    )?;
    grounds(&fact.grounds, out)
}

fn organization(fact: &OrganizationFact, out: &mut dyn Write) -> io::Result<()> {
    let short = listed(" also ", &fact.short_names);
    writeln!(
        out,
        "{FACT}organization{FACT:#} {} ({}){short}",
        fact.name, fact.kind
    )?;
    grounds(&fact.grounds, out)
}

fn place(fact: &PlaceFact, out: &mut dyn Write) -> io::Result<()> {
    let code = fact
        .code
        .as_ref()
        .map_or(String::new(), |code| format!(" {code}"));
    let home = if fact.home { ", home" } else { "" };
    writeln!(
        out,
        "{FACT}place{FACT:#} {}{code} ({}{home})",
        fact.name, fact.level
    )?;
    grounds(&fact.grounds, out)
}

fn post(fact: &PostFact, out: &mut dyn Write) -> io::Result<()> {
    let (person, tenure) = (&fact.person, fact.tenure);
    writeln!(
        out,
        "{FACT}post{FACT:#} {person}: {} ({tenure})",
        titled(&fact.post)
    )?;
    grounds(&fact.grounds, out)
}

fn event(fact: &EventFact, out: &mut dyn Write) -> io::Result<()> {
    let name = fact
        .name
        .as_ref()
        .map_or(String::new(), |name| format!(" “{name}”"));
    let when = fact
        .date
        .as_ref()
        .map_or(String::new(), |date| format!(", {}", dated(date)));
    let places = listed(" in ", &fact.places);
    let (key, kind, status) = (&fact.key, fact.kind, fact.status);
    writeln!(
        out,
        "{FACT}event{FACT:#} {key} {kind}{name} ({status}{when}){places}"
    )?;
    for participation in &fact.participations {
        participant(participation, out)?;
    }
    for (at, site) in fact.stops.iter().enumerate() {
        stop(at + 1, site, out)?;
    }
    grounds(&fact.grounds, out)
}

fn participant(fact: &Participation, out: &mut dyn Write) -> io::Result<()> {
    let posts: Vec<String> = fact.posts.iter().map(titled).collect();
    writeln!(
        out,
        "  {} {}{}",
        fact.role,
        fact.agent.key(),
        listed(" as ", &posts)
    )?;
    grounds(&fact.grounds, out)
}

fn stop(number: usize, fact: &Stop, out: &mut dyn Write) -> io::Result<()> {
    let when = fact
        .date
        .as_ref()
        .map_or(String::new(), |date| format!(" ({})", dated(date)));
    let present = listed(" with ", &fact.present);
    writeln!(out, "  stop {number} {}{when}{present}", fact.site.key())?;
    grounds(&fact.grounds, out)
}

fn grounds(grounds: &Grounds, out: &mut dyn Write) -> io::Result<()> {
    let Grounds {
        evidence,
        rule,
        confidence,
        sources,
    } = grounds;
    write!(out, "      {ASIDE}{rule} {confidence:.2}")?;
    write!(out, "{}", listed(" also by ", sources))?;
    for words in evidence {
        // A quote may reach over a line's end; here it is one line.
        let quote: Vec<&str> = words.quote.split_whitespace().collect();
        write!(out, "  {}–{} “{}”", words.start, words.end, quote.join(" "))?;
    }
    writeln!(out, "{ASIDE:#}")
}

fn titled(post: &Post) -> String {
    post.body.as_ref().map_or_else(
        || post.title.clone(),
        |body| format!("{} of {}", post.title, body.name()),
    )
}

fn dated(date: &EventDate) -> String {
    let part = date
        .part_of_day
        .map_or(String::new(), |part| format!(" {part}"));
    format!("{}{part}, by {}", date.date.as_str(), date.basis)
}

/// The items behind a word, or nothing.
fn listed(word: &str, items: &[String]) -> String {
    if items.is_empty() {
        String::new()
    } else {
        format!("{word}{}", items.join(", "))
    }
}
