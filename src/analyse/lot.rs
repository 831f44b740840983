//! Numbers drawn by lot, the same ones from the same seed on any machine.

/// A sequence of numbers that a seed fixes: Steele, Lea and Flood's SplitMix64.
pub(super) struct Lot(u64);

impl Lot {
    pub(super) const fn new(seed: u64) -> Self {
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
    pub(super) fn below(&mut self, end: u32) -> u32 {
        // The high half of a product: as even as 64 bits over 32 can be.
        let drawn = (u128::from(self.next()) * u128::from(end)) >> 64;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// Puts the first `count` places in an order drawn by lot, from all of them.
    pub(super) fn draw(&mut self, places: &mut [u32], count: usize) {
        let length = places.len();
        for at in 0..count.min(length) {
            let left = u32::try_from(length - at).unwrap_or(u32::MAX);
            places.swap(at, at + self.below(left) as usize);
        }
    }
}
