//! What Zhengtu knows before it reads: divisions, names, titles, endings, verbs.
//!
//! One immutable [`Lexicon`], built once from `data/*.tsv` and what the user adds, and passed by reference.

pub mod calendar;
pub mod centres;
mod char_set;
pub mod confidence;
pub mod divisions;
pub mod genres;
pub mod links;
pub mod listed;
pub mod named_bodies;
pub mod names;
pub mod national;
pub mod organizations;
pub mod ranks;
pub mod seats;
mod table;
pub mod titles;
pub mod user;
pub mod verbs;
pub mod word_set;

/// Everything that the recognisers and rules look up.
#[derive(Debug)]
pub struct Lexicon {
    /// Administrative divisions and how people write them.
    pub divisions: divisions::Divisions,
    /// Personal names.
    pub names: names::Names,
    /// Titles.
    pub titles: titles::Titles,
    /// Verbs of happenings.
    pub verbs: verbs::Verbs,
    /// Words for days, and the lunar calendar.
    pub calendar: calendar::Calendar,
    /// How names of bodies are made and what stands beside them.
    pub organizations: organizations::Organizations,
    /// Signs of what kind of text an article is.
    pub genres: genres::GenreSigns,
    /// Organs of the centre.
    pub national: national::NationalOrgans,
    /// Ranks that titles fix.
    pub ranks: ranks::Ranks,
}

impl Lexicon {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&user::UserLexicon::default())
    }

    /// Loads the embedded data and adds what the user lists, which counts for more.
    #[must_use]
    pub fn with(user: &user::UserLexicon) -> Self {
        Self {
            divisions: divisions::Divisions::with(user),
            names: names::Names::with(user),
            titles: titles::Titles::with(user),
            verbs: verbs::Verbs::load(),
            calendar: calendar::Calendar::load(),
            organizations: organizations::Organizations::with(user),
            genres: genres::GenreSigns::load(),
            national: national::NationalOrgans::load(),
            ranks: ranks::Ranks::with(user),
        }
    }
}
