# The judges' pages.

judge-lead = The rounds on whose juries you sit. Works are shown without their makers; you see nobody’s points but your own.
judge-no-rounds = You are not on any round’s jury yet
judge-no-rounds-what = Once the organizers have put you on a jury, your works appear here. Until then you may like to read the rules.
judge-chief = Chief judge
judge-scored = Scored
judge-left = { $n ->
    [one] { $n } work left to score
   *[other] { $n } works left to score
  }
judge-all-scored = All scored, waiting for your word
judge-finished = You said that you are done
judge-finished-what = You said that you are done with this round. You can still change points until the round closes.
judge-ties-wait = { $n ->
    [one] { $n } group of equal works waits for you to put it in order
   *[other] { $n } groups of equal works wait for you to put them in order
  }
judge-closed-before = This round is not with the jury yet
judge-closed-after = The jury has closed for this round; points are shown but can no longer be changed
judge-closed-released = You have left this round’s jury; points are shown but can no longer be changed
judge-recused = You stepped aside from this work and no longer score it
judge-recused-because = (Reason: { $reason })
judge-act-score = Score works
judge-act-finish = Say that I am done
judge-act-ties = Put in order
judge-number = No. { $n }
judge-filter = Filter by state
judge-state-all = All
judge-state-open = Not scored
judge-state-begun = Partly scored
judge-state-complete = Scored
judge-state-recused = Stepped aside
judge-queue-caption = Your works in this round, in the order drawn for you
judge-column-total = my total at the right, of { $full }
judge-empty = No works here yet
judge-empty-what = When the round goes to the jury, works are drawn by lot for each judge.
judge-none-so = No work is in this state
judge-none-so-what = Choose another state, or look at all works.
judge-see-open = See what is still open
judge-still-open = { $n ->
    [one] { $n } work still lacks points; score it first
   *[other] { $n } works still lack points; score them first
  }
judge-reason-needed = Please give the reason
judge-reason-long = This reason is too long; { $limit } characters are the most

finish-title = Say that you are done
finish-lead = This tells the organizers that you have scored everything. You can still change points until the round closes.
finish-open = { $n ->
    [one] { $n } work still lacks points
   *[other] { $n } works still lack points
  }
finish-recused = { $n ->
    [one] You stepped aside from { $n } work
   *[other] You stepped aside from { $n } works
  }
finish-confirm = I have scored everything

done-judge-finished = Noted that you are done. Thank you
done-judge-recused = You stepped aside
done-tie-decided = The order is recorded

ties-title = Equal works
ties-lead = These works have the same total and the same means, and stand where a prize or a place in the next round ends. Please put them in order and say why; the order and the reason go on record.
ties-none = No works wait to be put in order
ties-none-what = When a decision is yours, it appears here.
ties-others = Other equal works
ties-others-what = A prize left vacant moves the line where prizes end. Put these in order only when the organizers ask for it.
ties-closed = Nothing can be put in order at present
ties-closed-what = The chief judge puts equal works in order while the list is being settled.
ties-contradict = Some of these works were put in order before; the new order must keep that
ties-gone = This group is decided or has changed; below is how it stands
ties-works = { $n ->
    [one] { $n } work
   *[other] { $n } equal works
  }
ties-place = Place
ties-place-needed = Please choose a place for each work
ties-place-twice = Another work has this place already
ties-reason = Reason
ties-reason-hint = For example: closer to everyday life, and better finished
ties-decide = Record this order

score-film = The film
score-away = This one plays on { $source } and opens in a new tab. Watch it there, then score it here.
score-open = Open on { $source }
score-no-link = This work came by mail and has no link to open. Please ask the organizers for the film.
score-less = { $name }: half a point less
score-more = { $name }: half a point more
score-points-of = { $name }, up to { $max }, halves allowed
score-total = Total
score-recuse = Step aside
score-recuse-about = Step aside when you have an interest in this work: family, teacher or student, colleague, partner. You then no longer score it, points you gave do not count, and another judge takes your place. It cannot be taken back.
score-recuse-confirm = Step aside from this work
score-recuse-not = Stay, and go back to scoring
score-reason = Reason
score-reason-hint = Only the organizers see it. For example: the author is my student
score-keys = Keys
score-list = All of mine
score-progress = Progress
score-saving = Saving
score-waiting = Not connected; waiting to save: { $n }. It tries again by itself
score-signed-out = Your session has ended: sign in in another tab, and saving goes on here
score-saved-at = Saved { $time }
score-unsaved = Something is not saved
score-refused = What is marked below was not saved; everything else was.
score-not-taken = The points just sent were not saved.
score-previous = Previous
score-following = Next
score-later = Later
score-next = Save and next
score-blank = No points yet: please give 0 to { $max }, whole or half
score-no-number = This is no number of points: please give 0 to { $max }, such as 7 or 7.5
score-negative = Points cannot be below 0; please give 0 to { $max }
score-no-half = Whole or half points only, such as 7 or 7.5 (at most { $max })
score-over = More than the maximum of { $max }
score-conflict = Another tab has changed this to { $holds }; here you typed { $typed }. Save once more to keep what stands here.
score-no-such-criterion = There is no such criterion
score-keep-mine = Keep my { $points }
score-take-theirs = Use the { $points } from the other window
score-key-give = a tenth up to all of the current row’s points, then on to the next row
score-key-half = half a point more or less in the current row
score-key-row = next row, row before
score-key-next = save and next work, work before
score-key-open = open the work
score-key-else = step aside, all of mine
score-key-enter = while typing: next row
score-keys-when = Keys do nothing while you type; each has a button as well.
score-keys-off = Switch the keys off
