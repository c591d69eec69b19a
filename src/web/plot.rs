//! The geometry of a bar plot for `parts/plot.html`, in whole units of its SVG; the plot needs no style sheet and no
//! script.

/// Height of the tallest bar; there is room above it for its number and below it for the labels.
const TALLEST: i64 = 130;
const FLOOR: i64 = 160;
const STEP: i64 = 60;
const BAR: i64 = 36;

/// A row of bars on a common scale that begins at zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarPlot {
    bars: Vec<Bar>,
}

/// One bar with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its label in words.
    pub label: String,
    /// The number it shows.
    pub value: i64,
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// Centre line.
    pub middle: i64,
    /// Width.
    pub width: i64,
    /// Height; at least one unit for any value above zero.
    pub height: i64,
}

impl BarPlot {
    /// Places the bars of `(label, value)` from left to right. Values below zero count as zero.
    pub fn new(rows: impl IntoIterator<Item = (String, i64)>) -> BarPlot {
        let rows: Vec<(String, i64)> = rows.into_iter().collect();
        let highest = rows
            .iter()
            .map(|(_, value)| *value)
            .max()
            .unwrap_or(0)
            .max(1);
        let place = |(index, (label, value))| bar(index, label, value, highest);
        let bars = (0..).zip(rows).map(place).collect();
        BarPlot { bars }
    }

    /// The bars from left to right.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// Width of the whole drawing.
    pub fn width(&self) -> i64 {
        self.bars.iter().map(|_| STEP).sum::<i64>().max(STEP)
    }
}

fn bar(index: i64, label: String, value: i64, highest: i64) -> Bar {
    let value = value.max(0);
    let exact = i128::from(value) * i128::from(TALLEST) / i128::from(highest);
    let height = i64::try_from(exact).unwrap_or(TALLEST).max(value.min(1));
    let x = index * STEP + (STEP - BAR) / 2;
    Bar {
        label,
        value,
        x,
        y: FLOOR - height,
        middle: index * STEP + STEP / 2,
        width: BAR,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(values: &[i64]) -> Vec<i64> {
        let plot = BarPlot::new(values.iter().map(|value| (value.to_string(), *value)));
        plot.bars().iter().map(|bar| bar.height).collect()
    }

    #[test]
    fn bars_are_in_proportion_and_the_smallest_is_still_seen() {
        assert_eq!(heights(&[100, 50, 0]), [130, 65, 0]);
        assert_eq!(heights(&[10_000, 1]), [130, 1]);
    }

    #[test]
    fn nothing_and_extremes_can_be_drawn() {
        assert_eq!(heights(&[0, 0]), [0, 0]);
        assert_eq!(heights(&[i64::MAX, i64::MIN]), [130, 0]);
        assert_eq!(BarPlot::default().width(), STEP);
    }
}
