//! What the questions are about, so that a list of them can be read.

/// A group of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Tables of what each article says.
    Articles,
    /// On one official.
    Officials,
    /// On posts and who holds them.
    Posts,
    /// On firms and other sites.
    Sites,
    /// On events.
    Events,
    /// On what all this rests on.
    Evidence,
}

impl Group {
    /// Every group, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Articles,
        Self::Officials,
        Self::Posts,
        Self::Sites,
        Self::Events,
        Self::Evidence,
    ];

    /// The word that headers use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Officials => "officials",
            Self::Posts => "posts",
            Self::Sites => "sites",
            Self::Events => "events",
            Self::Evidence => "evidence",
        }
    }

    /// The group with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// What a list of its questions is headed by, English and Chinese.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Articles => "What each article says 各篇所载",
            Self::Officials => "Officials 官员",
            Self::Posts => "Posts and their holders 职务与任职",
            Self::Sites => "Firms and sites 企业与点位",
            Self::Events => "Events 事件",
            Self::Evidence => "Evidence and coverage 依据与报道",
        }
    }
}
