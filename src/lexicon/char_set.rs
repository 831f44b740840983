//! Sets of characters that every character of a text is looked up in.

/// A set of characters, a bit for each of the basic plane; those beyond it, which are rare, are never in it.
#[derive(Debug)]
pub(super) struct CharSet(Vec<u64>);

/// How many characters the basic plane has.
const PLANE: usize = 0x1_0000;

impl CharSet {
    /// Whether the character is one of the set.
    pub(super) fn contains(&self, char: char) -> bool {
        let code = char as usize;
        self.0
            .get(code / 64)
            .is_some_and(|bits| (bits >> (code % 64)) & 1 == 1)
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut bits = vec![0; PLANE / 64];
        for code in chars.into_iter().map(|char| char as usize) {
            debug_assert!(code < PLANE, "U+{code:X} lies beyond the basic plane");
            if let Some(word) = bits.get_mut(code / 64) {
                *word |= 1_u64 << (code % 64);
            }
        }
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_in_and_nothing_else() {
        let set: CharSet = "一丁\u{ffff}".chars().collect();
        for char in ['一', '丁', '\u{ffff}'] {
            assert!(set.contains(char), "{char:?} was put in");
        }
        for char in ['\0', '七', '丂', '𠮷'] {
            assert!(!set.contains(char), "{char:?} was not put in");
        }
    }
}
