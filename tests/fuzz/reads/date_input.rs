//! Dates as they are typed.

use chrono::{DateTime, Utc};
use reeljury::contest::date_input;

/// Seconds of 1992 to 9999: in this range the contest's local time never repeats.
const PLAIN: std::ops::Range<i64> = 700_000_000..253_370_764_800;

/// An instant that was read is read again from its local time.
pub fn read(bytes: &[u8]) {
    let calendar = &super::CONTEST.calendar;
    let Some(at) = date_input::read(&super::text(bytes), calendar) else {
        return;
    };
    let _ = (calendar.local(at), calendar.month_of(at));
    if PLAIN.contains(&at.timestamp()) {
        let whole = DateTime::<Utc>::from_timestamp(at.timestamp(), 0).expect("whole seconds");
        let shown = calendar
            .local(whole)
            .format("%Y-%m-%d %H:%M:%S")
            .to_string();
        assert_eq!(date_input::read(&shown, calendar), Some(whole), "{shown}");
        assert_eq!(date_input::read(&at.to_rfc3339(), calendar), Some(at));
    }
}
