//! Contest definitions, and calendars of working days.

use reeljury::contest::Contest;
use reeljury::contest::round::RoundKind;
use reeljury::contest::workday;

/// The reasons of a refusal name lines that the text has; an accepted definition has windows and sums.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let _ = workday::Calendar::parse(&text);
    let contest = match Contest::parse(&text) {
        Ok(contest) => contest,
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let lines = text.matches('\n').count() + 1;
                assert!(problem.line_in(&text).is_none_or(|line| line <= lines));
                assert!(!problem.line_of(&text).is_empty());
            }
            return;
        }
    };
    let definition = &contest.definition;
    for key in definition.round_keys() {
        let window = contest.calendar.window(key);
        assert!(window.opens < window.closes, "{key}");
        assert!(!definition.feeders(key).contains(&key));
    }
    for kind in [RoundKind::Month, RoundKind::Quarter, RoundKind::Annual] {
        let _ = (definition.pool_size(kind), definition.quotas(kind));
        let _ = definition.round_money_fen(kind);
    }
    let _ = (definition.prize_money_yuan(), definition.budget_fen());
}
