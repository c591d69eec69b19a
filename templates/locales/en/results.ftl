# Exported lists, and the organizers' pages about results and money.

list-number = No.
list-award = Award
list-code = Entry
list-title = Title
list-author = Author
list-source = Entered by
list-amount = Prize (yuan, before tax)
list-link = Link
list-published = Published
list-submitted = Entered
list-judge = Judge
list-total = Total
list-winners-title = { $contest }: winners, { $round }
list-entries-title = { $contest }: entries, { $round }
list-ballots-title = { $contest }: score sheets, { $round }
list-internal = Internal
list-not-public = Internal · not yet published
list-not-public-mark = internal-unpublished
list-comma = ,{" "}

tally-title = Tally
tally-rule = With { $trim } or more sheets the highest and the lowest total are dropped and the rest averaged; with fewer than { $trim } all are averaged; with fewer than { $minimum } a work is not ranked. Ranks are made on unrounded scores.
tally-closed = The jury is still at work
tally-closed-what = Scores can be seen once the jury is done; until then organizers see the judges’ progress only.
tally-nothing = No work can be ranked
tally-nothing-what = Every work lacks complete sheets.
tally-ranked = Ranked
tally-tied = Tied
tally-unranked = Not ranked
tally-recused = Recusals
tally-caption = Each judge’s total; what is struck does not count. At the right the means of the criteria, which separate equal scores in turn.
tally-rank = Rank
tally-work = Work
tally-score = Sum ÷ sheets = score
tally-tied-mark = tied
tally-dropped = dropped
tally-sheets = Complete sheets
tally-unranked-caption = Too few complete sheets
tally-uncounted = Recusals and incomplete sheets ({ $n })
tally-uncounted-caption = Sheets that did not count
tally-uncounted-why = Why
tally-uncounted-recused = The judge stood back
tally-uncounted-incomplete = { $n ->
    [one] Points for one criterion are missing
   *[other] Points for { $n } criteria are missing
  }

awards-title = List of awards
awards-public = The list is public and can no longer be changed.
awards-holds = This is the list as it was decided. It is published on the round’s page.
awards-waits = Equal works wait for the chief judge; the list follows after that.
awards-proposed = The list as it follows from ranks and quotas. Check it, then decide it; until it is published it can be decided again.
awards-to-list = List and files
awards-ties = Waiting for the chief judge
awards-ties-what = These works are equal in every criterion, and their rank does not tell who gets the award. The chief judge puts them in order on the jury’s pages and says why.
tie-rank = Rank { $rank }
tie-at-tier = { $tier } has room for { $n } only, not for all of them.
tie-one-author = Several of these are by one author, who can get only one { $tier }.
tie-at-advance = Only { $n } of them can go on to the next round.
awards-tier = { $n } of { $money } each
awards-tier-caption = { $tier }: { $n }
vacancy-count = Left vacant
vacancy-reason = Reason
vacancy-no-number = A whole number, or nothing when none stays vacant.
vacancy-too-many = This round has only { $quota } of them.
vacancy-reason-needed = Say why they stay vacant; the reason is published with the list.
vacancy-reason-long = A reason has at most { $limit } characters.
award-vacant = { $n } vacant: { $reason }
award-vacant-line = { $tier }, { $n } vacant: { $reason }
award-unfilled = nobody is left to take them
award-place = Place
award-why = Why
award-author-holds = The author has a better place with { $code }; an author gets one award a round
award-excluded = The work’s state: { $reason }
award-decision-unusable = A recorded order does not fit the ranking any more; the chief judge must decide again.
award-list-changed = The list changed while you looked at it. Here it is anew; please check it again.
award-list-blocked = Equal works have not been put in order yet, so there is no list to decide.
awards-decide = Decide this list ({ $money })
awards-decide-again = Decide again
awards-preview = Work out with these vacancies
awards-passed-over = Passed over
awards-passed-over-caption = The next in rank moved up
awards-advancing = { $n ->
    [one] One work goes on
   *[other] { $n } works go on
  }
awards-versions = Versions
awards-version = Version { $n }, { $by }
awards-version-holds = holds
awards-hash = SHA-256 of the result bundle:
awards-bundle = Result bundle (can be recomputed)
done-awards-decided = The list is decided.

winners-none = No awards in this round.
winners-sum = { $n } awards, { $money } before tax
winners-decided = Version { $n }, decided

budget-title = Prize money
budget-lead = Every prize that the contest promises is awarded, left vacant, or still to come.
budget-budget = Budget
budget-promised = Promised
budget-awarded = Awarded
budget-vacant = Vacant
budget-to-come = Still to come
budget-balances = Awarded { $awarded } + vacant { $vacant } + still to come { $come } = budget { $budget }; every line checked.
budget-all-given = All prize money is given out.
budget-off = Awarded, vacant and still to come do not add up to the budget. Run reeljury verify to find out why.
budget-by-tier = By tier
budget-by-tier-caption = Before tax
budget-by-round = By round
budget-by-round-caption = Before tax; a round counts as awarded once its list is decided
budget-each = Each
budget-total = In all
budget-round = Round
budget-stage = Stage
budget-vacancies = Vacancies and their reasons
budget-vacancies-caption = Prizes that decided lists do not give
