//! How do the demonstration's judges judge? A work has a quality and its strong and weak sides; a judge has a
//! harshness of their own; the rest is chance. The same plan, judge and work always give the same points.

use super::Plan;
use super::dice::Dice;

/// The most half-points each criterion can get: 主题立意 30, 创意 20, 内容与感染力 20, 制作水平 20, 传播效果 10 points.
pub const MOST_HALF_POINTS: [u32; 5] = [60, 40, 40, 40, 20];

/// The half-points that judge number `judge` gives to work number `work`, one number per criterion.
///
/// Panics when the plan has no such work.
pub fn points(plan: &Plan, judge: usize, work: usize) -> [u32; 5] {
    let mut sides = Dice::new(plan.seed, stream(1, 0, work));
    let mut ballot = Dice::new(plan.seed, stream(2, judge, work));
    let level =
        i64::from(plan.works[work].quality) - harshness(plan.seed, judge) + ballot.between(-5, 5);
    MOST_HALF_POINTS.map(|most| {
        let percent = (level + sides.between(-6, 6) + ballot.between(-6, 6)).clamp(5, 100);
        (i64::from(most) * percent + 50).unsigned_abs() as u32 / 100
    })
}

/// How many per cent this judge stays below the others; negative for a mild judge.
fn harshness(seed: u64, judge: usize) -> i64 {
    Dice::new(seed, stream(3, judge, 0)).between(-6, 8)
}

/// The streams from 2^60 on belong to the points; a plan's own are small numbers.
fn stream(purpose: u64, judge: usize, work: usize) -> u64 {
    (1 << 60) | (purpose << 56) | ((judge as u64) << 32) | work as u64
}
