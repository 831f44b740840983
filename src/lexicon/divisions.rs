//! Administrative divisions since 1981, down to the township, and how people write their names.

/// All divisions.
#[derive(Debug)]
pub struct Divisions {}

impl Divisions {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self {}
    }
}
