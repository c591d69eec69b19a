# The judges' pages.

judge-lead = The rounds whose panels you are on. Entries are shown without their authors; you see nobody’s points but your own.
judge-no-rounds = You are not on the panel of any round yet
judge-no-rounds-what = Once the organizers have put you on a panel, your entries appear here. Until then you may like to read the rules.
judge-chief = Chief judge
judge-scored = Scored
judge-left = { $n ->
    [one] { $n } entry left to score
   *[other] { $n } entries left to score
  }
judge-all-scored = All scored; please confirm
judge-finished = Judging finished
judge-finished-what = You have finished judging this round. You can still change points until the round closes.
judge-ties-wait = { $n ->
    [one] { $n } group of tied entries waits for you to put it in order
   *[other] { $n } groups of tied entries wait for you to put them in order
  }
judge-closed-before = Jury scoring of this round has not begun
judge-closed-after = Jury scoring of this round is over; points are shown but can no longer be changed
judge-closed-released = You are no longer on the panel of this round; points are shown but can no longer be changed
judge-recused = You declared a conflict of interest and no longer score this entry
judge-recused-because = (Reason: { $reason })
judge-act-score = Score entries
judge-act-finish = Finish judging
judge-act-ties = Put in order
judge-number = No. { $n }
judge-filter = Filter by state
judge-state-all = All
judge-state-open = Not scored
judge-state-begun = Partly scored
judge-state-complete = Scored
judge-state-recused = Conflict of interest
judge-queue-caption = Your entries in this round, in the order drawn for you
judge-column-total = your total at the right, of { $full }
judge-empty = No entries yet
judge-empty-what = When jury scoring begins, entries are drawn by lot for each judge.
judge-none-so = No entry is in this state
judge-none-so-what = Choose another state, or look at all entries.
judge-see-open = See what is not scored yet
judge-still-open = { $n ->
    [one] { $n } entry still lacks points; score it before you finish
   *[other] { $n } entries still lack points; score them before you finish
  }
judge-reason-needed = Please give the reason
judge-reason-long = A reason has at most { $limit } characters; please shorten it

finish-title = Finish judging
finish-lead = This tells the organizers that you have scored everything. You can still change points until the round closes.
finish-open = { $n ->
    [one] { $n } entry still lacks points
   *[other] { $n } entries still lack points
  }
finish-recused = { $n ->
    [one] Conflict of interest declared for { $n } entry
   *[other] Conflict of interest declared for { $n } entries
  }
finish-confirm = I have scored everything

done-judge-finished = Judging is finished. Thank you
done-judge-recused = Your conflict of interest is recorded
done-tie-decided = The order is recorded

ties-title = Tied entries
ties-lead = These entries have the same total and the same means, and stand where the prizes or the places in the next round end. Please put them in order and give the reason; both are recorded.
ties-none = No tied entries wait for you
ties-none-what = When a decision is yours, it appears here.
ties-others = Other tied entries
ties-others-what = A prize left vacant moves the line where prizes end. Put these in order only when the organizers ask for it.
ties-closed = Nothing can be put in order at present
ties-closed-what = The chief judge puts tied entries in order at the stage of the final decision.
ties-contradict = Some of these entries were put in order before; the new order must not contradict that
ties-gone = This group has been decided or has changed; this is how it stands now
ties-works = { $n ->
    [one] { $n } entry
   *[other] { $n } tied entries
  }
ties-place = Place
ties-place-needed = Please choose a place for each entry
ties-place-twice = Another entry has this place already
ties-reason = Reason
ties-reason-hint = For example: closer to everyday life, and better finished
ties-decide = Record this order

score-video = The video
score-away = The video plays on { $source } and opens in a new tab. Watch it there, then score it here.
score-open = Open on { $source }
score-no-link = This entry came by e-mail and has no link to open. Please ask the organizers for the video.
score-less = { $name }: half a point less
score-more = { $name }: half a point more
score-points-of = { $name }, up to { $max }, halves allowed
score-total = Total
score-recuse = Declare a conflict of interest
score-recuse-about = Declare a conflict of interest if you are related to the author, are their teacher, student or colleague, or collaborate with them. You then no longer score this entry, points you gave do not count, and another judge takes your place. This cannot be undone.
score-recuse-confirm = Declare conflict of interest
score-recuse-not = No conflict: back to scoring
score-reason = Reason
score-reason-hint = Only the organizers see it. For example: the author is my student
score-keys = Keyboard shortcuts
score-list = All my entries
score-progress = Progress
score-saving = Saving
score-waiting = No connection; { $n } waiting to be saved. It tries again by itself
score-signed-out = Your session has ended: sign in in another tab, and saving goes on here
score-saved-at = Saved { $time }
score-unsaved = Something is not saved
score-refused = What is marked below was not saved; everything else was.
score-not-taken = The points just sent were not saved.
score-previous = Previous
score-following = Next
score-later = Score later
score-next = Save and next
score-blank = No points yet; enter whole or half points from 0 to { $max }
score-no-number = This is not a number of points; enter 0 to { $max }, such as 7 or 7.5
score-negative = Points cannot be below 0; enter whole or half points from 0 to { $max }
score-no-half = Whole or half points only, such as 7 or 7.5 (at most { $max })
score-over = More than the maximum; enter whole or half points from 0 to { $max }
score-conflict = Another window changed this to { $holds }; here you typed { $typed }. Save once more to keep what you typed here.
score-no-such-criterion = There is no such criterion
score-keep-mine = Keep my { $points }
score-take-theirs = Use the { $points } from the other window
score-key-give = a tenth up to all of the current row’s points, then to the next row
score-key-half = half a point more or less in the current row
score-key-row = next row, previous row
score-key-next = save and next entry, previous entry
score-key-open = open the video
score-key-else = conflict of interest, all my entries
score-key-enter = while typing: next row
score-keys-when = Shortcuts do nothing while you type; each has a button as well.
score-keys-off = Switch the shortcuts off
