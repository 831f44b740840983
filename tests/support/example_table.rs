//! The tables of `tests/rules`: `expect`, `kind`, `sentence`, `why`, `known failure`, parted by tabs.
//!
//! `kind` is the kind of an event, and behind it what the event must have: `visit`, `visit lead 郁松年`
//! (somebody in a role), `visit stop 松湖智谷产业园` (a site), `meeting name 全市招商大会`.

/// What an event is claimed to be.
pub enum Claim<'t> {
    /// One of this kind.
    Kind(&'t str),
    /// One of this kind, in which somebody has this role.
    Part(&'t str, &'t str, &'t str),
    /// One of this kind that goes to this site.
    Stop(&'t str, &'t str),
    /// One of this kind with this name.
    Name(&'t str, &'t str),
}

/// A row.
pub struct Example<'t> {
    pub must_fire: bool,
    /// The claim as it is written.
    pub kind: &'t str,
    pub claim: Claim<'t>,
    pub sentence: &'t str,
    /// Why the program gets it wrong, where it does.
    pub known_failure: Option<&'t str>,
    /// The whole row.
    pub line: &'t str,
}

/// The rows of a family's table.
pub fn read<'t>(family: &str, table: &'t str) -> Vec<Example<'t>> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| row(family, line)).collect()
}

fn row<'t>(family: &str, line: &'t str) -> Example<'t> {
    let cells: Vec<_> = line.split('\t').collect();
    let [expect, kind, sentence, _why, known_failure] = cells[..] else {
        panic!("tests/rules/{family}.tsv: not five columns: {line}")
    };
    let must_fire = match expect {
        "yes" => true,
        "no" => false,
        _ => panic!("tests/rules/{family}.tsv: neither yes nor no: {line}"),
    };
    let words: Vec<_> = kind.split(' ').collect();
    let claim = match words[..] {
        [kind] => Claim::Kind(kind),
        [kind, "stop", site] => Claim::Stop(kind, site),
        [kind, "name", name] => Claim::Name(kind, name),
        [kind, role, name] => Claim::Part(kind, role, name),
        _ => panic!("tests/rules/{family}.tsv: the kind is not understood: {line}"),
    };
    Example {
        must_fire,
        kind,
        claim,
        sentence,
        known_failure: (!known_failure.is_empty()).then_some(known_failure),
        line,
    }
}
