# The organizers' pages.

round-blocked = { $n ->
    [one] One thing is open
   *[other] { $n } things are open
  }
round-blockers = Before the next stage
round-numbers = Entries
round-judges-caption = How far the judges are; no scores are shown
round-recused = Stepped aside
round-code = Code
round-entry = Title
round-author = Author
round-state = State

desk-title = Today
desk-open-month = { $month } takes entries: { $n ->
    [one] { $n } day left
   *[other] { $n } days left
  }
desk-nothing = Nothing needs doing today
desk-nothing-what = No entry waits for its review, every round waits for its date, and all letters have left.
desk-waiting = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
  } for review, { $unclear } with something unclear; the oldest has waited { $days } days
desk-review = Start reviewing
desk-letters = { $n ->
    [one] { $n } letter could not be sent
   *[other] { $n } letters could not be sent
  }
desk-inbox = { $n ->
    [one] { $n } letter waits
   *[other] { $n } letters wait
  } in the inbox
desk-see-inbox = See the inbox
desk-pairs = { $n ->
    [one] { $n } pair of works may be
   *[other] { $n } pairs of works may each be
  } one work and wait for a decision
desk-held-up = { $n ->
    [one] { $n } letter cannot leave
   *[other] { $n } letters cannot leave
  } just now and will be tried again
desk-to-choose = E-mail works to choose from
desk-see-letters = See why
desk-ready = Nothing is open; the next stage can begin
desk-numbers = Entries
desk-letters-waiting = Letters to be sent

entries-queue-count = { $n } waiting for review, the oldest first
entries-count = { $n } in all
entries-caption-queue = Entries waiting for review, the oldest first
entries-caption = Entries, the newest first
entries-all-states = All states
entries-all-months = All months
entries-all-sources = All ways in
entries-way-platform = By platform (any)
entries-month = Month
entries-look = Needs a look
entries-submitted = Entered
entries-see-all = See all entries
entries-queue-empty = No entry waits for review
entries-queue-empty-what = New entries, and those their authors have corrected, appear here.
entries-empty-what = Change the filters, or see all entries.

entry-no-checks = No checks are recorded.
entry-month = Which month it counts in
entry-own-month-mail = By when it was received
entry-own-month = By its publication
entry-counts-in = Counts in
entry-would-count-in-mail = If published at this moment
entry-would-count-in = Would count in, if accepted at this moment
entry-no-open-month = no month is open any more
entry-unknown = publication date unknown
entry-late = The month it was published in is already being judged, so it counts in the next month that is open.
entry-details = Contact and details
entry-not-given = not given
entry-show-contact = Show the contact in full
entry-show-contact-what = Who looked is recorded.
entry-link = Link as recognised
entry-pasted = What the author pasted
entry-history = History
entry-letter = Letter written
entry-earlier = Version { $n } ({ $fields } different from the next)
entry-until = In force until
entry-others = Other works of the same author

decide-accept = Accept: it takes part
decide-return = Send back for correction
decide-reject = Reject
decide-reopen = Take the decision back and review again
review-title = Eligibility review
review-decision = Decision
review-decision-missing = Please choose a decision
review-reason = Reason
review-reason-hint = Needed for sending back and rejecting; it goes into the letter.
review-reason-none = Please choose
review-reason-missing = Sending back and rejecting need a reason
review-note = Note
review-note-hint = What to change and how: goes into the letter when a work is returned or rejected; when it is reopened, only colleagues see it.
review-note-needed = This decision needs a note
review-note-long = A note has at most { $limit } characters
review-letter-in = The author will be told by a letter in this language: { $lang }.
review-no-address = The author gave no e-mail address: no letter will be sent, please call.
review-no-letter = Taking a decision back sends no letter.
review-send = Decide
review-send-next = Decide, next entry
review-preview = Preview the letter
review-no-open-month = No month is open any more in which this entry could count
review-in-judging = Its month is being judged; the decision can no longer be changed here.
review-no-month = Its publication date is unknown, so it belongs to no month; send it back and ask for the date
review-video-taken = The same video takes part as entry { $code } by now
review-nothing = The author has withdrawn it; there is nothing to decide.

rounds-lead = Where the twelve months, the four quarters and the annual final stand.
rounds-round = Round
rounds-window = Works published
rounds-stage = Stage
rounds-works = Works
rounds-waiting = Waiting
rounds-next = Next step
rounds-more = and { $n } more
rounds-done = Final
rounds-not-begun = not begun

round-next-screening = Begin screening
round-next-jury = Begin jury scoring
round-next-settling = Begin settling
round-next-publicity = Publish the list
round-next-final = Make it final
round-about-screening = With screening the list of works is fixed; what is accepted later counts in the next month.
round-about-jury = With jury scoring the shortlist is fixed and works are drawn for the judges by a recorded seed.
round-about-settling = With settling judges can change nothing more; the tally opens and the awards are decided.
round-about-publicity = With publication everybody sees the list; its period runs over working days.
round-about-final = Once final the list changes no more, and the best go on to the next round.
round-count-accepted = Accepted
round-count-waiting = Waiting
round-count-pool = Works
round-count-open = Undecided
round-count-yes = On the shortlist
round-count-limit = Shortlist limit
round-count-shortlist = With the jury
round-count-prizes = Prizes
round-judge-released = Released
round-judge-finished = Finished
round-judge-at-work = At work
round-judge-not-begun = Not begun
round-link-entries = Entries
round-link-screening = Screening
round-link-tally = Tally
round-link-awards = Awards
round-link-winners = Print and export
round-blocked-error = { $n ->
    [one] One thing is open
   *[other] { $n } things are open
  }; the next stage has not begun
round-calendar-ends = The calendar of working days lacks { $year }, so the publicity period cannot be told; please update the calendar

panel-title = Panel
panel-lead = At least { $n } judges, one of them the chief judge who decides ties. It can be changed until jury scoring begins.
panel-sits = Sits on the panel
panel-chief = Chief judge
panel-save = Save the panel
panel-empty = No judges yet
panel-empty-what = Invite judges first, then choose the panel here.
panel-invite = Invite judges
panel-jury-began = Jury scoring has begun; the panel cannot be changed any more, single judges can be released
panel-chief-not-chosen = The chief judge must be one of the chosen judges
panel-no-judge = Somebody chosen is no judge, or is disabled

release-title = Release
release-reason = Reason
release-about = Finished sheets stay and count; unfinished works go to the other judges.
release-send = Release the judge
chief-title = Make chief judge
chief-reason = Reason
chief-about = Puts equal works in order from now on, in place of the chief judge so far. Decisions made until now stand.
chief-send = Make chief judge
chief-not-now = Another chief judge can be named from jury scoring until the list is decided
chief-already = This judge is the chief judge
chief-reason-needed = Please say why the chief judge changes
release-no-jury = This round is not with the jury
release-not-on-panel = This judge is not on the panel, or has been released
release-too-few = Just as many judges are left as ranking needs; none can be released. A judge can stand aside from single works instead
release-chief-first = Please make another judge the chief first, then release this one
release-reason-needed = Please give the reason for the release

screening-title = Screening
screening-chosen = { $n } on the shortlist, at most { $limit }
screening-fits = All works fit on the shortlist: undecided works go to the jury as well, only a “no” keeps one out.
screening-show = By decision
screening-all = All
screening-open = Undecided
screening-yes = Yes
screening-no = No
screening-shortlisted = With the jury
screening-came-from = { $round }, rank { $rank }
screening-empty = No works here
screening-empty-what = When screening begins, the accepted works appear here.
screening-back = Back to the round
screening-save = Save this page

people-title = Judges and organizers
people-lead = Accounts are made by letter only; everybody sets their own password.
people-no-judges = No judges yet
people-no-judges-what = Whoever is invited gets a letter with a link to set a password.
people-invited = Last invited
people-acts = Actions
people-you = you
people-again = Invite again
people-new-password = Send a password link
people-disable = Disable
people-enable = Enable
person-active = Can sign in
person-invited = No password yet
person-disabled = Disabled
invite-title = Invite
invite-email = E-mail
invite-name = Name
invite-name-hint = Shown to colleagues, never to contestants.
invite-role = Role
invite-lang = Language of the letter
invite-send = Send the invitation
invite-no-email = This does not look like an e-mail address
invite-name-long = A name has at most { $limit } characters and no line breaks
invite-role-missing = Please choose a role
invite-lang-missing = Please choose the letter’s language
invite-other-role = This address has an account already, as { $role }; an address has one role
invite-disabled = This account is disabled; enable it first
disable-oneself = You cannot disable your own account
disable-last = This is the last organizer and cannot be disabled

letters-lead = Every letter the program has written, and whether it left.
letters-show = By what became of them
letters-all = All
letters-waiting = To be sent
letters-sent = Sent
letters-given-up = Given up
letters-none = No letters here
letters-none-what = Receipts, decisions and invitations appear here.
letters-caption = Letters, the newest first
letters-written = Written
letters-subject = Subject
letters-to = To
letters-again = Send again
letters-tries = Tries
letters-error = Why the last try failed
letters-about = About entry
letters-text = Text
letters-html = As a web page
samples-title = Samples of letters
samples-lead = Every kind of letter that is written, shown with a made-up work.
samples-language = The letter’s language
letters-masked = The private links in it belong to its reader and are not shown here.

audit-lead = Who did what, and when; only ever added to.
audit-none = Nothing recorded yet
audit-none-what = Every act of organizers and judges is recorded here.
audit-caption = Records, the newest first
audit-when = When
audit-who = Who
audit-what = What
audit-subject = To what
audit-detail = Particulars
audit-nobody = the program
act-advance-round = Took a round on
act-choose-panel = Chose a panel
act-decide-awards = Decided awards
act-decide-tie = Decided a tie
act-disable-account = Disabled an account
act-enable-account = Enabled an account
act-end-session = Signed out a device
act-finish-judging = Finished judging
act-invite-person = Invited somebody
act-load-contest = Took in the contest’s definition
act-recuse = Stepped aside
act-name-chief = Named another chief judge
act-release-judge = Released a judge
act-replace-key = Took another secret key; status links given out before are dead
act-review-entry = Reviewed an entry
act-see-contact = Looked at contact details
act-send-again = Sent a letter again
act-set-password = Set a password
act-sign-in = Signed in
act-ask-sender = Asked a sender for more
act-decide-pair = Decided whether two are one work
act-fill-demo = Filled in a demonstration
act-import-posts = Brought a list in
act-publish-official = Published on the official account
act-settle-details = Settled an e-mail work’s details
act-settle-message = Dealt with a letter

blocker-window = Entries are still open: { $n ->
    [one] { $n } day left
   *[other] { $n } days left
  }
blocker-waiting = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
  } for review
blocker-pairs = { $n ->
    [one] Two works may be one
   *[other] { $n } pairs of works may be one work each
 }
blocker-feeder = { $round } is not final yet
blocker-empty-pool = There are no works to judge
blocker-unscreened = { $n ->
    [one] { $n } work has
   *[other] { $n } works have
  } neither yes nor no
blocker-shortlist-long = { $n } works on the shortlist, over the limit of { $limit }
blocker-shortlist-empty = No work is on the shortlist
blocker-panel = The panel has { $n ->
    [one] { $n } judge
   *[other] { $n } judges
  }, at least { $needed } are needed
blocker-chief = No chief judge is chosen
blocker-unfinished = { $judge } has { $n } unfinished { $n ->
    [one] sheet
   *[other] sheets
  }
blocker-sheets = { $n ->
    [one] { $n } work has
   *[other] { $n } works have
  } too few sheets to be ranked
blocker-chief-gone = The chief judge has left or is disabled; name another
blocker-ties = { $n ->
    [one] { $n } tie waits
   *[other] { $n } ties wait
  } for the chief judge
blocker-awards = The awards are not decided
blocker-publicity = The publicity period runs: { $n ->
    [one] { $n } day left
   *[other] { $n } days left
  }
blocker-act-review = Review
blocker-act-pairs = Compare them
blocker-act-entries = See the entries
blocker-act-round = Go to that round
blocker-act-screen = Go to screening
blocker-act-panel = Choose the panel
blocker-act-judges = See the progress
blocker-act-tally = See the tally
blocker-act-awards = Decide
blocker-act-winners = See the list

done-decided-accepted = Accepted
done-decided-returned = Sent back
done-decided-rejected = Rejected
done-decided-submitted = Waiting for review again
done-round-screening = Screening has begun
done-round-jury = Jury scoring has begun
done-round-settling = Settling has begun
done-round-publicity = The list is public
done-round-final = The round is final
done-panel-chosen = The panel is saved
done-chief-named = The panel has a new chief judge
done-judge-released = Released; unfinished works went to the other judges
done-screened = Saved
done-invited = The invitation is written and will be sent
done-disabled = Disabled, and signed out everywhere
done-enabled = Enabled
done-letter-again = It will be sent again
