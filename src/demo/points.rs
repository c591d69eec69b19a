//! The points that the demonstration's judges give. They depend on the quality of the entry, its strong and weak sides,
//! the harshness of the judge, and chance. The same plan, judge and entry always give the same points.

use super::Plan;
use super::rng::SeededRng;

/// The maximum of each criterion in half-points: 主题立意 30, 创意 20, 内容与感染力 20, 制作水平 20, 传播效果 10 points.
pub(super) const MOST_HALF_POINTS: [u32; 5] = [60, 40, 40, 40, 20];

impl Plan {
    /// The half-points that judge number `judge` gives to entry number `entry`, one number per criterion.
    pub(super) fn points(&self, judge: usize, entry: usize) -> [u32; 5] {
        let seed = self.scale.seed;
        let mut sides = SeededRng::new(seed, stream(1, 0, entry));
        let mut sheet = SeededRng::new(seed, stream(2, judge, entry));
        let quality = i64::from(self.entries[entry].row.quality);
        let level = quality - harshness(seed, judge) + sheet.between(-5, 5);
        MOST_HALF_POINTS.map(|most| {
            let percent = (level + sides.between(-6, 6) + sheet.between(-6, 6)).clamp(5, 100);
            (i64::from(most) * percent + 50).unsigned_abs() as u32 / 100
        })
    }
}

/// By how many per cent this judge stays below the others; negative for a mild judge.
fn harshness(seed: u64, judge: usize) -> i64 {
    SeededRng::new(seed, stream(3, judge, 0)).between(-6, 8)
}

/// The number of a random stream. Those from 2^60 on belong to points; the plan uses small numbers.
fn stream(purpose: u64, judge: usize, entry: usize) -> u64 {
    (1 << 60) | (purpose << 56) | ((judge as u64) << 32) | entry as u64
}
