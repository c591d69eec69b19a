# Words of the organizers' desk.

round-blocked = { $n ->
    [one] One thing is open
   *[other] { $n } things are open
  }
round-blockers = Before the next stage
round-numbers = Entries
round-judges-caption = How far the judges are; no scores are shown
round-judge = Judge
round-progress = Scored
round-recused = Stepped aside
round-last = Last seen at work
round-not-begun = not begun
round-no-entries = No entries in this round yet
round-no-entries-what = Entries that pass the eligibility review appear here.
round-entries-caption = By score; ranks are made on unrounded scores
round-rank = Rank
round-code = Code
round-entry = Title
round-author = Author
round-score = Score
round-sheets = Sheets
round-state = State
