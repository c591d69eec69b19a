# The organizers' pages.

round-blocked = { $n ->
    [one] One thing to do
   *[other] { $n } things to do
  }
round-blockers = Before the next stage
round-numbers = Entries
round-judges-caption = The judges’ progress; no points are shown
round-recused = Conflict of interest
round-code = Entry code
round-entry = Title
round-author = Author
round-state = State

desk-title = Today
desk-open-month = { $month } is open for entries: { $n ->
    [1] it closes today at 24:00
   *[other] { $n } days left
  }
desk-nothing = Nothing to do today
desk-nothing-what = No entry waits for review, every round waits for its date, and all letters have been sent.
desk-waiting = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
  } for review, { $unclear } with something to be checked; the oldest has waited { $days } days
desk-review = Start reviewing
desk-letters = { $n ->
    [one] { $n } letter could not be sent
   *[other] { $n } letters could not be sent
  }
desk-inbox = { $n ->
    [one] { $n } message waits
   *[other] { $n } messages wait
  } to be dealt with
desk-see-inbox = See the messages
desk-pairs = { $n ->
    [one] { $n } pair may be the same entry and needs
   *[other] { $n } pairs may be the same entry and need
  } a decision
desk-held-up = { $n ->
    [one] { $n } letter cannot be sent
   *[other] { $n } letters cannot be sent
  } just now and will be tried again
desk-to-choose = E-mail entries to select from
desk-see-letters = See why
desk-ready = Nothing is left to do; the next stage can begin
desk-numbers = Entries
desk-letters-waiting = Letters to be sent

entries-queue-count = { $n } waiting for review, the oldest first
entries-count = { $n } in all
entries-caption-queue = Entries waiting for review, the oldest first
entries-caption = Entries, the newest first
entries-all-states = All states
entries-all-months = All monthly rounds
entries-all-sources = All ways of entry
entries-way-platform = By link (any platform)
entries-month = Monthly round
entries-look = To be checked
entries-submitted = Submitted at
entries-see-all = See all entries
entries-queue-empty = No entry waits for review
entries-queue-empty-what = New entries, and entries that their authors have changed, appear here.
entries-empty-what = Change the filters, or see all entries.

entry-no-checks = No checks are recorded.
entry-month = Monthly round
entry-own-month-mail = By the time it was received
entry-own-month = By publication time
entry-counts-in = Counts in
entry-would-count-in-mail = Would count in, if published now
entry-would-count-in = Would count in, if accepted now
entry-no-open-month = no monthly round is open any more
entry-unknown = publication time unknown
entry-late = The monthly round to which its publication time belongs is already being judged, so it counts in the next one that is open.
entry-details = Details
entry-not-given = not filled in
entry-show-contact = Show the contact in full
entry-show-contact-what = Who looked is recorded.
entry-link = Recognised link
entry-pasted = What the author pasted
entry-history = Record
entry-letter = Letter written
entry-earlier = Version { $n } ({ $fields } fields differ from the next)
entry-until = Valid until
entry-others = Other entries by the same author

decide-accept = Accept: it takes part
decide-return = Request changes
decide-reject = Do not accept
decide-reopen = Withdraw the decision and review again
review-title = Eligibility review
review-decision = Decision
review-decision-missing = Please choose a decision
review-reason = Reason
review-reason-hint = Required when you request changes or do not accept; it goes into the letter.
review-reason-none = Please choose
review-reason-missing = Requesting changes and not accepting need a reason
review-note = Note
review-note-hint = Say what to change and how. It goes into the letter when you request changes or do not accept; when you review again, only colleagues see it.
review-note-needed = This decision needs a note
review-note-long = A note has at most { $limit } characters
review-letter-in = The author will be told in a letter in this language: { $lang }.
review-no-address = The author gave no e-mail address: no letter will be sent, so please call.
review-no-letter = Reviewing again sends no letter.
review-send = Decide
review-send-next = Decide, next entry
review-preview = Preview the letter
review-no-open-month = No monthly round is open any more in which this entry could count
review-in-judging = Its monthly round is already being judged; the decision can no longer be changed here.
review-no-month = Its publication time is unknown, so it belongs to no monthly round; request the publication time from its author
review-video-taken = Entry { $code } now takes part with the same video
review-nothing = The author has withdrawn the entry; there is nothing to decide.

rounds-lead = Progress of the twelve monthly rounds, the four quarterly rounds and the annual final.
rounds-round = Round
rounds-window = Videos published
rounds-stage = Stage
rounds-works = Entries
rounds-waiting = Waiting for review
rounds-next = Next step
rounds-more = and { $n } more
rounds-done = Published
rounds-not-begun = Not started

round-count-accepted = Accepted
round-count-waiting = Waiting for review
round-count-pool = Entries to judge
round-count-open = Not voted on
round-count-yes = On the shortlist
round-count-limit = Shortlist limit
round-count-shortlist = In jury scoring
round-count-prizes = Prizes
round-judge-released = Has left
round-judge-finished = Finished
round-judge-at-work = Judging
round-judge-not-begun = Not started
round-link-entries = Entries
round-link-screening = Screening
round-link-tally = Tally
round-link-awards = List of winners
round-link-winners = Print and export
round-blocked-error = { $n ->
    [one] One thing is left to do
   *[other] { $n } things are left to do
  }; the next stage has not begun
round-calendar-ends = The calendar of working days lacks { $year }, so the public notice cannot be calculated and the next stage has not begun; please update the calendar

panel-title = Panel
panel-lead = At least { $n } judges; the chief judge among them decides ties. It can be changed until jury scoring begins.
panel-sits = On the panel
panel-chief = Chief judge
panel-save = Save the panel
panel-empty = No judges yet
panel-empty-what = Invite judges first, then choose the panel here.
panel-invite = Invite judges
panel-jury-began = Jury scoring has begun, so the panel can no longer be changed; single judges can be released
panel-chief-not-chosen = The chief judge must be one of the judges chosen
panel-no-judge = Somebody you chose is not a judge, or their account is disabled

release-title = Release from the panel
release-reason = Reason
release-about = Finished score sheets stay and count; entries not yet scored go to the other judges.
release-send = Release the judge
chief-title = Make chief judge
chief-reason = Reason
chief-about = From now on this judge puts tied entries in order. Earlier decisions stay.
chief-send = Make chief judge
chief-not-now = The chief judge can be changed only during jury scoring and the final decision
chief-already = This judge already is the chief judge
chief-reason-needed = Please give the reason why the chief judge changes
release-no-jury = This round is not in jury scoring
release-not-on-panel = This judge is not on the panel, or has already left
release-too-few = Only as many judges are left as ranking needs, so none can be released; the judge can declare a conflict of interest for single entries instead
release-chief-first = Please make another judge the chief judge first, then release this one
release-reason-needed = Please give the reason for the release

screening-title = Screening
screening-chosen = { $n } on the shortlist, at most { $limit }
screening-fits = All entries fit on the shortlist: those not voted on go to jury scoring as well; only a “No” keeps one out.
screening-show = Filter by vote
screening-all = All
screening-open = Not voted on
screening-yes = Yes
screening-no = No
screening-shortlisted = In jury scoring
screening-came-from = { $round }, rank { $rank }
screening-empty = No entries
screening-empty-what = When screening begins, the accepted entries appear here.
screening-back = Back to the round
screening-save = Save this page

people-title = Judges and organizers
people-lead = Accounts are made only by an invitation letter; everybody sets their own password.
people-no-judges = No judges yet
people-no-judges-what = A person you invite gets a letter with a link to set a password.
people-invited = Last invitation
people-acts = Actions
people-you = you
people-again = Invite again
people-new-password = Send a letter to reset the password
people-disable = Disable
people-enable = Enable
person-active = Can sign in
person-invited = No password yet
person-disabled = Disabled
invite-title = Invite
invite-email = E-mail address
invite-name = Name
invite-name-hint = Shown only to organizers and judges, never to contestants.
invite-role = Role
invite-lang = Language of the letter
invite-send = Send the invitation
invite-no-email = This is not an e-mail address; please check it
invite-name-long = A name has at most { $limit } characters and no line breaks
invite-role-missing = Please choose a role
invite-lang-missing = Please choose the letter’s language
invite-other-role = This address already has an account as { $role }; an address can have only one role
invite-disabled = This account is disabled; enable it first
disable-oneself = You cannot disable your own account
disable-last = This is the last organizer and cannot be disabled

letters-lead = Every letter that the program has written, and whether it was sent.
letters-show = Filter by result
letters-all = All
letters-waiting = To be sent
letters-sent = Sent
letters-given-up = Could not be sent
letters-none = No letters
letters-none-what = Receipts, decisions and invitations appear here.
letters-caption = Letters, the newest first
letters-written = Written at
letters-subject = Subject
letters-to = To
letters-again = Send again
letters-tries = Tries
letters-error = Why the last try failed
letters-about = Entry
letters-text = Text
letters-html = As a web page
samples-title = Samples of letters
samples-lead = Every kind of letter that the program writes, shown with an invented entry.
samples-language = Language of the letter
letters-masked = The private links in it belong to its recipient and are not shown here.

audit-lead = Who did what, and when; records are only added, never changed.
audit-none = Nothing recorded yet
audit-none-what = Everything that organizers and judges do is recorded here.
audit-caption = Records, the newest first
audit-when = When
audit-who = Who
audit-what = What
audit-subject = Subject
audit-detail = Details
audit-nobody = Program
act-advance-round = Moved a round to its next stage
act-choose-panel = Chose a panel
act-decide-awards = Decided the list of winners
act-decide-tie = Decided a tie
act-disable-account = Disabled an account
act-enable-account = Enabled an account
act-end-session = Signed out a device
act-finish-judging = Finished judging
act-invite-person = Invited somebody
act-load-contest = Loaded the definition of the contest
act-recuse = Declared a conflict of interest
act-name-chief = Changed the chief judge
act-release-judge = Released a judge from the panel
act-replace-key = Replaced the secret key; all status links given out before are dead
act-review-entry = Reviewed an entry
act-see-contact = Looked at contact details
act-send-again = Sent a letter again
act-set-password = Set a password
act-sign-in = Signed in
act-ask-sender = Asked an author for more
act-decide-pair = Decided on a possible duplicate
act-fill-demo = Filled in demonstration data
act-import-posts = Imported a list of entries
act-publish-official = Published on the official account
act-settle-details = Confirmed the details of an e-mail entry
act-settle-message = Dealt with a message

blocker-window = Entries are still open: { $n ->
    [1] they close today at 24:00
   *[other] { $n } days left
  }
blocker-waiting = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
  } for review
blocker-pairs = { $n ->
    [one] One pair may be the same entry and is not decided
   *[other] { $n } pairs may be the same entry and are not decided
 }
blocker-feeder = { $round } is not published yet
blocker-empty-pool = There are no entries to judge
blocker-unscreened = { $n ->
    [one] { $n } entry has
   *[other] { $n } entries have
  } not been voted on
blocker-shortlist-long = { $n } entries on the shortlist, over the limit of { $limit }
blocker-shortlist-empty = No entry is on the shortlist
blocker-panel = The panel has { $n ->
    [one] { $n } judge
   *[other] { $n } judges
  }, at least { $needed } are needed
blocker-chief = No chief judge has been chosen
blocker-unfinished = { $judge } has { $n } unfinished { $n ->
    [one] score sheet
   *[other] score sheets
  }
blocker-sheets = { $n ->
    [one] { $n } entry has
   *[other] { $n } entries have
  } too few score sheets to be ranked
blocker-chief-gone = The chief judge has left or is disabled; choose another
blocker-ties = { $n ->
    [one] { $n } group of tied entries waits
   *[other] { $n } groups of tied entries wait
  } for the chief judge
blocker-awards = The list of winners has not been decided
blocker-publicity = { $n ->
    [1] The public notice ends today at 24:00
   *[other] The public notice runs for { $n } more days
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
done-decided-returned = Changes requested
done-decided-rejected = Not accepted
done-decided-submitted = Waiting for review again
done-panel-chosen = The panel is saved
done-chief-named = The chief judge has been changed
done-judge-released = The judge has left; entries not yet scored went to the other judges
done-screened = Saved
done-invited = The invitation letter is written and will be sent
done-disabled = Disabled; the account is signed out everywhere
done-enabled = Enabled
done-letter-again = It will be sent again
