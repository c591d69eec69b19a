# The layout, and the parts that every page uses.

language = Language
skip-to-content = Skip to content
navigation = Navigation
clock-is-set = Demo clock
sign-out = Sign out
role-organizer = Organizer
role-judge = Judge
role-chief-judge = Chief judge

nav-rules = Rules
nav-submit = Submit an entry
nav-entries = Entries
nav-winners = List of winners
nav-mine = My entries
nav-stats = Figures
nav-sign-in = Sign in (judges and organizers)
nav-judge = My judging
nav-today = Today
nav-inbox = Entries by e-mail
nav-rounds = Rounds
nav-judges = Judges
nav-awards = Prize money
nav-letters = Letters
nav-audit = Activity log
nav-settings = Settings

optional = optional
field-missing = Please fill in: { $field }
form-refused = { $n ->
    [one] One thing must be changed; everything you typed is kept
   *[other] { $n } things must be changed; everything you typed is kept
  }
form-unfilled = { $n ->
    [one] One field is still empty
   *[other] { $n } fields are still empty
  }

verdict-pass = Passed
verdict-fail = Not met
verdict-unknown = To be checked
verdict-to-fill-in = To be filled in

days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
  }
progress-of = { $done } of { $all }
stage-done = Done
tier-count = { $n ->
    [one] { $n } prize
   *[other] { $n } prizes
  }

filter-apply = Filter
paging = Pages
paging-before = Previous
paging-after = Next
plot-as-table = Show the numbers
dialog-close = Close
copy = Copy
copied = Copied

# Lists, days and money
list-joint = {", "}
day-full = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    } { $year }
day-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    }
day-dotted = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    }
day-and-time = { $day }, { $time }
money = ¥{ $amount }
# English writes the whole sum, since it does not count by ten thousands.
money-spoken = { $wan ->
   *[other] ¥{ $amount }
    }
