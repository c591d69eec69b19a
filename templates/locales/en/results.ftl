# Exported lists, and the organizers' pages about results and money.

list-number = No.
list-award = Prize
list-code = Entry code
list-title = Title
list-author = Author
list-source = Entered by
list-amount = Prize money (yuan, before tax)
list-link = Link
list-published = Published at
list-submitted = Submitted at
list-judge = Judge
list-total = Total
list-winners-title = { $contest }: list of winners, { $round }
list-entries-title = { $contest }: entries, { $round }
list-ballots-title = { $contest }: score sheets, { $round }
list-internal = Internal
list-not-public = Internal · not on public notice yet
list-not-public-mark = internal-not-public
list-comma = ,{" "}

tally-title = Tally
tally-rule = With { $trim } or more score sheets, the highest and the lowest total are dropped and the rest averaged; with fewer than { $trim }, all are averaged; with fewer than { $minimum }, an entry is not ranked. Ranks follow from unrounded scores.
tally-closed = Jury scoring is not over
tally-closed-what = Scores can be seen once jury scoring is over; until then organizers see only the judges’ progress.
tally-nothing = No entry can be ranked
tally-nothing-what = No entry has enough complete score sheets.
tally-ranked = Ranked
tally-tied = Tied
tally-unranked = Not ranked
tally-recused = Conflicts of interest
tally-caption = Each judge’s total; a total struck through does not count. At the right are the means for the criteria, which are compared in turn when scores are equal.
tally-rank = Rank
tally-work = Entry
tally-score = Sum ÷ sheets = score
tally-tied-mark = tied
tally-dropped = dropped
tally-sheets = Complete score sheets
tally-unranked-caption = Too few complete score sheets to be ranked
tally-uncounted = Conflicts of interest and incomplete score sheets ({ $n })
tally-uncounted-caption = Score sheets that do not count
tally-uncounted-why = Reason
tally-uncounted-recused = The judge declared a conflict of interest
tally-uncounted-incomplete = { $n ->
    [one] Points for one criterion are missing
   *[other] Points for { $n } criteria are missing
  }

awards-title = List of winners
awards-public = The list is public and can no longer be changed.
awards-holds = This is the list that was decided. Put it on public notice on the round’s page.
awards-waits = Tied entries wait for the chief judge; the list follows after that.
awards-proposed = The list that follows from ranks and numbers of prizes. Check it, then decide it; until the public notice it can be decided again.
awards-to-list = List and files
awards-ties = Waiting for the chief judge
awards-ties-what = These entries are equal in every criterion, so their rank does not tell who wins. The chief judge puts them in order on the judges’ pages and gives the reason.
tie-rank = Rank { $rank }
tie-at-tier = Only { $n } left of { $tier }, not enough for all tied entries.
tie-one-author = Several of the tied entries are by the same author, who can win only one { $tier }.
tie-at-advance = Only { $n } places in the next round are left, not enough for all tied entries.
awards-tier = { $n } of { $money } each
awards-tier-caption = { $tier }: { $n }
vacancy-count = Left vacant
vacancy-reason = Reason
vacancy-no-number = Enter a whole number; leave it empty if none stays vacant.
vacancy-too-many = This round has only { $quota } of them.
vacancy-reason-needed = Give the reason why they stay vacant; it is published with the list.
vacancy-reason-long = A reason has at most { $limit } characters.
award-vacant = { $n } vacant: { $reason }
award-vacant-line = { $tier }, { $n } vacant: { $reason }
award-unfilled = too few eligible entries
award-place = Rank
award-why = Reason
award-author-holds = The same author already wins a higher prize with { $code }; an author gets at most one prize in a round
award-excluded = State of the entry: { $reason }
award-decision-unusable = The order recorded before does not fit the present ranks; the chief judge must decide again.
award-list-changed = The list changed while you were checking it, and nothing was decided. This is the new list; please check it again.
award-list-blocked = Some tied entries have not been put in order, so the list cannot be decided now.
awards-decide = Decide this list ({ $money })
awards-decide-again = Decide again
awards-preview = Recalculate with these vacancies
awards-passed-over = In rank, but without a prize
awards-passed-over-caption = The entries behind them moved up
awards-advancing = { $n ->
    [one] { $n } entry goes on to the next round
   *[other] { $n } entries go on to the next round
  }
awards-versions = Lists decided so far
awards-version = Version { $n }, { $by }
awards-version-holds = valid
awards-hash = SHA-256 of the result bundle:
awards-bundle = Result bundle (can be recomputed)
done-awards-decided = The list is decided.

winners-none = No prizes in this round.
winners-sum = { $n ->
    [one] { $n } prize, { $money } before tax
   *[other] { $n } prizes, { $money } before tax
  }
winners-decided = Version { $n }, decided

budget-title = Prize money
budget-lead = Every prize that the contest promises has been awarded, is left vacant, or is still to come.
budget-budget = Budget
budget-promised = Promised
budget-awarded = Awarded
budget-vacant = Vacant
budget-to-come = Still to come
budget-balances = Awarded { $awarded } + vacant { $vacant } + still to come { $come } = budget { $budget }; every line adds up.
budget-all-given = All prize money has been awarded.
budget-off = Awarded, vacant and still to come do not add up to the budget. Run reeljury verify to find out why.
budget-by-tier = By prize
budget-by-tier-caption = Before tax
budget-by-round = By round
budget-by-round-caption = Before tax; a round counts as awarded once its list is decided
budget-each = Each
budget-total = Total
budget-round = Round
budget-stage = Stage
budget-vacancies = Vacancies and reasons
budget-vacancies-caption = Prizes in decided lists that are not given
