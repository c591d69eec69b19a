# The pages for everybody.

prize-quota = { $n } × { $tier }

home-hosts = Held by { $names }
home-run-by = Run by { $names }
home-opens = Entries open on
home-days-left = { $n ->
    [one] day left to enter
   *[other] days left to enter
  }
home-closes = Last day
home-closed = Entries closed after
home-open-round = { $round } is open
home-open-until = until { $day }
home-see-entries = See the entries
home-prizes = Prizes
home-prizes-about = Before tax
home-total = { $count } prizes, { $money } in all. Money is paid as soon as a month has been judged.
home-may-stay-vacant = May stay vacant: { $tiers }.
home-theme = Theme
home-read-rules = Read the rules
home-qr = Scan this code to read the rules
home-ways = How to enter
home-ways-about = Two ways; choose one
home-way-platform = By link
home-way-platform-must = The video must be public
home-way-platform-how = Publish your short video on any partner platform with the topics in its text, then paste its link here.
home-topics-closed = On { $platforms } a topic is closed by a second hash:
home-paste-link = Paste a link
home-way-mail = By e-mail
home-way-mail-must = The video must be unpublished
home-way-mail-how = Send the video, a short text about it and who made it to the contest’s mailbox. The organizers choose works and publish them.
home-way-mail-accounts = Published on: { $accounts }
home-way-mail-note = Large files may be sent as your mail provider’s large attachment.
home-mail-steps = What to write
home-year = The year
home-year-about = { $months } months, { $quarters } quarters, one annual final
home-month-short = M{ $n }
home-each-month = Each month
home-winners = Latest winners
home-alive = Right now
home-alive-about = The latest entries
home-entry-count = works sent in
home-accepted-count = works taking part
home-author-count = authors taking part
home-given = in prizes announced
home-no-entries = No work has passed the eligibility review yet.
home-be-first = Be the first to enter
home-by-month = Works taking part, by month
home-month = Month

gallery-title = Entries
gallery-count = { $n ->
    [one] { $n } entry that passed the eligibility review
   *[other] { $n } entries that passed the eligibility review
  }
gallery-any = All
gallery-round = Month
gallery-source = Sent by
gallery-award = Prize
gallery-words = Title, author or code
gallery-empty = No entry matches
gallery-empty-what = Change the filters, or look at all entries.
gallery-all = All entries

entry-watch = Watch on { $source }
entry-leaves = This opens the page where the work was published, on another site.

winners-title = Winners
winners-lead = Each list is shown for objections first and becomes final after that.
winners-none-yet = No list is public yet. The first will be here once the first month has been judged.
winners-upcoming = Not begun
winners-reviewed = In eligibility review
winners-open = Open for entries
winners-judged = Being judged
winners-publicity = Open to objections
winners-publicity-over = Objection period over
winners-final = Final
winners-window = Works published from { $opens } to { $closes }
winners-given = { $n ->
    [one] { $n } prize, { $money }
   *[other] { $n } prizes, { $money } in all
  }
winners-pending = This round takes works published from { $opens } to { $closes }. After screening, scoring and settling, its list is shown here for objections during { $n } working days.
winners-all = All rounds
winners-whole-list = The whole list of { $round }
winners-of = Winners, { $round }
winners-publicity-days = Objections from { $from } to { $until }
winners-publicity-ended = Objections were taken until { $until }
winners-published = List published on { $day }
winners-tier = { $n ->
    [one] { $n } prize of { $money } before tax
   *[other] { $n } prizes of { $money } each, before tax
  }
winners-vacant = { $n } left vacant: { $reason }
winners-unfilled = too few eligible works
winners-objection = To object to this list, write to { $mailbox } during the objection period with your real name, how to reach you, and your reasons.
winners-recompute = Anyone can recompute this list: the file holds every anonymous score sheet, the rules and the result.
winners-print = Print

rules-about = The contest
rules-when = When
rules-window = Works are published and entered from { $opens } to { $closes }, both days included ({ $zone } time).
rules-months = Months: a work belongs to the month in which it was published
rules-later = Quarters and the annual final: the best works of the rounds below
rules-round = Round
rules-first-day = First day
rules-last-day = Last day
rules-part-of = Part of
rules-which-time = For an entry by link, the time that the platform shows for the post counts; for an entry by e-mail, the time at which the server received it.
rules-late = A work that passes the eligibility review after its month’s screening has begun counts in the month that is still open then, and the reason is noted.
rules-platform = Publish your short video on any partner platform with all topics in its text, then send its link here. No account is needed; you get a link of your own on which you can follow, change or withdraw the entry.
rules-topics = How topics are written on each platform
rules-platform-name = Platform
rules-topics-written = Topics
rules-one-work = One work counts once, on however many platforms it was published, and must not be entered both ways.
rules-mail = A work that has not been published can be sent to the contest’s mailbox. The mail holds:
rules-mail-video = the video file (large files as your mail provider’s large attachment)
rules-mail-text = a short text about the work
rules-mail-author = who made it: name or pen name, contact person, mobile number
rules-mail-then = The organizers choose works and publish them on the contest’s own accounts: { $accounts }.
rules-tiers = Prizes
rules-each = Each
rules-number = Number
rules-sum = Sum
rules-may-stay-vacant = (may stay vacant)
rules-total = Total
rules-by-round = What each round gives and passes on
rules-times = Rounds
rules-gives = Prizes a round
rules-money = Money a round
rules-pool = Works
rules-pool-all = all eligible
rules-shortlist = To the jury at most
rules-advance = Go on
rules-one-award = An author gets at most one prize in a round, the highest; the next in rank moves up. Prizes in different rounds are all paid.
rules-vacant = Any prize may stay vacant, with a reason that is published.
rules-judging = Judging
rules-stage-eligibility = Eligibility review: the organizers check whether a work may take part; what is wrong is said, and what can be mended is returned for correction.
rules-stage-screening = Screening: the works for the jury are chosen.
rules-stage-jury = Jury scoring: { $n } judges score each work independently, without seeing its author or each other’s points.
rules-stage-settling = Settling: the organizers make the list from ranks and quotas.
rules-stage-publicity = Publicity: the list is open to objections for { $n } working days.
rules-stage-final = Final list, then payment.
rules-criteria = Criteria
rules-criterion = Criterion
rules-points = Points
rules-scoring = Points are whole or half. With { $trim } score sheets or more, the highest and the lowest total are dropped and the rest are averaged; with fewer than { $trim }, all are averaged; with fewer than { $minimum }, a work is not ranked.
rules-rounding = Ranks follow from unrounded scores; two decimals are shown.
rules-ties = Equal works are compared by their means in: { $criteria }. If they are still equal where a prize or a place in the next round depends on it, the chief judge decides and the reason is recorded; the order of entry never counts.
rules-recusal = A judge with a conflict of interest stands back and does not score the work.
rules-publicity = Publicity and objections
rules-publicity-days = From the day after a list is published it is open to objections for { $n } working days, by the official calendar of holidays and swapped working days.
rules-objections = To object, write to { $mailbox } during that time with your real name, how to reach you, and your reasons. If an objection is upheld, the prize is cancelled, the next in rank moves up, and the list is open to objections again.
rules-list = Public lists hold only: number, prize, entry code, title, author, way of entry.
rules-data = Personal data
rules-data-asked = Entering asks only for the author’s name or pen name, a contact person, a mobile number, and, if you like, an e-mail address and the account on the platform. They are used to review entries and to write to you.
rules-data-winners = Identity and bank details are asked of winners only, after the publicity period, with a consent of their own.
rules-data-public = Public are only a work’s title, author, code and way of entry; contact person, mobile number and e-mail address never are.
