//! What part of the graph a network is of.

use jiff::civil::Date;

/// Which network of those that the graph holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Persons, bodies, firms and divisions, with who visited what, accompanied or met whom, holds a post in
    /// which body, and what lies where. Directed.
    Entities,
    /// Who accompanied whom and who met whom. Directed; a meeting is an edge each way, as in the graph.
    Officials,
    /// From officials to the firms that they visited. Directed.
    Visits,
    /// Persons who took part in the same events, the more strongly the fewer took part.
    CoAppearance,
    /// Officials and the events that they took part in.
    Bipartite,
}

impl View {
    /// Every view with its code, as the command line writes it.
    pub const CODES: [(Self, &'static str); 5] = [
        (Self::Entities, "entities"),
        (Self::Officials, "officials"),
        (Self::Visits, "visits"),
        (Self::CoAppearance, "co-appearance"),
        (Self::Bipartite, "bipartite"),
    ];

    /// The value with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let found = Self::CODES.iter().find(|(_, known)| *known == code);
        found.map(|(view, _)| *view)
    }

    /// The name that the command line uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Officials => "officials",
            Self::Visits => "visits",
            Self::CoAppearance => "co-appearance",
            Self::Bipartite => "bipartite",
        }
    }

    /// Whether an edge leads one way only.
    pub(super) const fn is_directed(self) -> bool {
        match self {
            Self::Entities | Self::Officials | Self::Visits => true,
            Self::CoAppearance | Self::Bipartite => false,
        }
    }
}

/// The days that an event may be of; one whose day is not known is of none but the endless window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Only what can have been on this day or later.
    pub since: Option<Date>,
    /// Only what can have been on this day or earlier.
    pub until: Option<Date>,
}

impl Window {
    /// Whether something of these days can have been in it.
    #[must_use]
    pub fn holds(self, first: Option<Date>, last: Option<Date>) -> bool {
        self.since
            .is_none_or(|since| last.is_some_and(|last| last >= since))
            && self
                .until
                .is_none_or(|until| first.is_some_and(|first| first <= until))
    }
}

/// An event with more persons than this is a plenary, unless a scope says otherwise: the questions have the same.
const MOST: u32 = 20;

/// Which events and which persons count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The days.
    pub window: Window,
    /// Planned events too. What was called off never counts.
    pub planned: bool,
    /// Persons without a public or company role too.
    pub private: bool,
    /// Where appearing together counts: events with more persons than this are plenaries and say nothing.
    pub most: u32,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            window: Window::default(),
            planned: false,
            private: false,
            most: MOST,
        }
    }
}

impl From<Window> for Scope {
    fn from(window: Window) -> Self {
        Self {
            window,
            ..Self::default()
        }
    }
}
