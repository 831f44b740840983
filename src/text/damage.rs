//! What was wrong with a text as it was read, by kind.

/// Stretches of an article that were undone or left out before it was read, and those that nothing undoes.
///
/// The original is never changed: [`CleanText::span`](super::CleanText::span) leads back to what stood there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Damage {
    /// Read in a wrong encoding and undone: pieces of one to three characters.
    pub misread: usize,
    /// Characters cut in half and put together again.
    pub halved: usize,
    /// Notes of sounds behind characters, left out.
    pub notes: usize,
    /// Commas before other marks, left out.
    pub commas: usize,
    /// Characters that are lost for good: replacement characters, empty boxes, private-use characters.
    pub lost: usize,
}

impl Damage {
    /// Whether the text was whole.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The characters of a repaired text that stand for none.
pub(super) fn lost(text: &str) -> usize {
    let is_lost = |char: &char| matches!(char, '\u{fffd}' | '□' | '\u{e000}'..='\u{f8ff}');
    // Replacement characters that were themselves read as GBK.
    text.chars().filter(is_lost).count() + text.matches("锟斤拷").count()
}
