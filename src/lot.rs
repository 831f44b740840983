//! Numbers drawn by lot, the same ones from the same seed on any machine.

/// A sequence of numbers that a seed fixes: SplitMix64, a counter that is hashed. Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014; the constants are theirs, as Vigna publishes them in the public domain.
pub(crate) struct Lot(u64);

impl Lot {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        // The high half of a product: as even as 64 bits over 32 can be.
        let drawn = (u128::from(self.next()) * u128::from(end)) >> 64;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// Puts the first `count` places in an order drawn by lot, from all of them.
    pub(crate) fn draw(&mut self, places: &mut [u32], count: usize) {
        let length = places.len();
        for at in 0..count.min(length) {
            let left = u32::try_from(length - at).unwrap_or(u32::MAX);
            places.swap(at, at + self.below(left) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lot;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut lot = Lot::new(1_234_567);
        let first = [lot.next(), lot.next(), lot.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published, "the test vector of the reference code");
    }
}
