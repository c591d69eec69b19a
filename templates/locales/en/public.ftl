# The pages for everybody.

prize-quota = { $n } × { $tier }

home-hosts = Hosted by { $names }
home-run-by = Organised by { $names }
home-opens = Entries open on { $day }
home-days-before = {""}
home-days-left = { $n ->
    [one] day left to enter
   *[other] days left to enter
  }
home-closes = Entries close at 24:00 on { $day }
home-closes-today = Entries close today at 24:00
home-closed = Entries closed at 24:00 on { $day }
home-open-round = { $round } is open
home-open-until = { $n ->
    [1] it closes today at 24:00
   *[other] until 24:00 on { $day }, { $n } days left
  }
home-see-entries = See the entries
home-prizes = Prizes
home-prizes-about = Before tax
home-total = { $count } prizes, { $money } in all. Prizes are paid as soon as a monthly round has been judged.
home-may-stay-vacant = May stay vacant: { $tiers }.
home-theme = Theme
home-read-rules = Read the rules
home-qr = Scan to read the rules
home-ways = How to enter
home-ways-about = Two ways; choose one
home-way-platform = By link
home-way-platform-must = The video must be public
home-way-platform-how = Publish your short video on any partner platform with all topics in its text, then paste its link here.
home-topics-closed = On { $platforms }, a topic has # on both sides:
home-paste-link = Enter by link
home-way-mail = By e-mail
home-way-mail-must = The video must be unpublished
home-way-mail-how = Send the video, a short text about it and the author’s details to the contest’s mailbox. The organizers select entries and publish them on the official account.
home-way-mail-accounts = Official accounts: { $accounts }
home-way-mail-note = If the file is too large, compress it and attach it; links to cloud drives and large attachments expire.
home-mail-steps = What to write
home-year = Rounds
home-year-about = { $months } monthly rounds, { $quarters } quarterly rounds, one annual final
home-month-short = No. { $n }
home-month-span = { $from } – { $to }
home-each-month = Each monthly round
home-winners = Latest winners
home-alive = Entries so far
home-alive-about = The latest entries
home-entry-count = entries submitted
home-accepted-count = entries accepted
home-author-count = authors taking part
home-given = in prizes announced
home-no-entries = No entry has passed the eligibility review yet.
home-be-first = Be the first to enter
home-by-month = Accepted entries by monthly round
home-month = Monthly round

gallery-title = Entries
gallery-count = { $n ->
    [one] { $n } entry that passed the eligibility review
   *[other] { $n } entries that passed the eligibility review
  }
gallery-any = All
gallery-round = Monthly round
gallery-source = Entered by
gallery-award = Prize
gallery-words = Title, author or entry code
gallery-empty = No entry matches
gallery-empty-what = Change the filters, or look at all entries.
gallery-all = All entries

entry-watch = Watch on { $source }
entry-leaves = This leaves the site and opens the page where the video was published.

winners-title = List of winners
winners-lead = Each list is first put on public notice; when that is over, it is published as final.
winners-none-yet = No list is public yet. The first one appears here once Monthly round 1 has been judged.
winners-upcoming = Not started
winners-reviewed = Eligibility review
winners-open = Open for entries
winners-judged = Being judged
winners-publicity = Public notice
winners-publicity-over = Public notice over
winners-final = Published
winners-window = Videos published from { $opens } to { $closes }
winners-given = { $n ->
    [one] { $n } prize, { $money }
   *[other] { $n } prizes, { $money } in all
  }
winners-pending = This round takes videos published from { $opens } to { $closes }. After screening, jury scoring and the final decision, its list is put on public notice here for { $n } working days.
winners-all = All rounds
winners-whole-list = The whole list of { $round }
winners-of = List of winners, { $round }
winners-publicity-days = Public notice from { $from } to { $until }
winners-publicity-ended = Public notice ended on { $until }
winners-published = List published on { $day }
winners-tier = { $n ->
    [one] { $n } prize of { $money } before tax
   *[other] { $n } prizes of { $money } each, before tax
  }
winners-vacant = { $n } left vacant: { $reason }
winners-unfilled = too few eligible entries
winners-objection = To object to this list, write to { $mailbox } during the public notice with your real name, your contact details and your reasons.
winners-recompute = Anyone can recompute this list: the file holds every anonymous score sheet, the rules and the result.
winners-print = Print

rules-about = The contest
rules-when = When
rules-window = Videos are published and entered from { $opens } to { $closes }, both days included ({ $zone }).
zone-beijing = Beijing time
zone-other = { $name } time
rules-months = Monthly rounds: an entry belongs to the round in which its video was published
rules-later = Quarterly rounds and the annual final: the best entries of the rounds below
rules-round = Round
rules-first-day = First day
rules-last-day = Last day
rules-part-of = Quarterly round
rules-which-time = For an entry by link, the publication time that the platform shows counts; for an entry by e-mail, the time at which the server received it.
rules-late = If screening of its monthly round has begun when an entry passes the eligibility review, it counts in the monthly round that is open then, and the reason is noted.
rules-platform = Publish your short video on any partner platform with all topics in its text, then submit its link here. No account is needed; you get a link of your own on which you can follow, change or withdraw the entry.
rules-topics = How topics are written on each platform
rules-platform-name = Platform
rules-topics-written = Topics
rules-one-work = A video counts once, on however many platforms it was published, and must not be entered both ways.
rules-mail = A video that has not been published can be sent to the contest’s mailbox. The message contains:
rules-mail-video = the video file (compressed if it is too large; links to cloud drives and large attachments expire)
rules-mail-text = a short text about the video
rules-mail-author = the author’s details: name or pen name, contact person, mobile number
rules-mail-then = The organizers select entries and publish them on the contest’s official accounts: { $accounts }.
rules-tiers = Prizes
rules-each = Each
rules-number = Number
rules-sum = Sum
rules-may-stay-vacant = (may stay vacant)
rules-total = Total
rules-by-round = Prizes and places in the next round
rules-times = Rounds
rules-gives = Prizes per round
rules-money = Prize money per round
rules-pool = Entries
rules-pool-all = all accepted
rules-shortlist = Shortlist at most
rules-advance = Advance
rules-one-award = An author gets at most one prize in a round, the highest; the next in rank moves up. Prizes won in different rounds are all paid.
rules-vacant = Any prize may stay vacant, with a reason that is published.
rules-judging = Judging
rules-criteria = Criteria
rules-criterion = Criterion
rules-points = Points
rules-scoring = Points are whole or half. With { $trim } score sheets or more, the highest and the lowest total are dropped and the rest averaged; with fewer than { $trim }, all are averaged; with fewer than { $minimum }, an entry is not ranked.
rules-rounding = Ranks follow from unrounded scores; two decimals are shown.
rules-ties = Entries with equal totals are compared by their means in: { $criteria }. If they are still equal where a prize or a place in the next round depends on it, the chief judge decides and the reason is recorded; the order of entry never counts.
rules-recusal = A judge with a conflict of interest declares it and does not score the entry.
rules-publicity = Public notice and objections
rules-publicity-days = From the day after it is published, a list is on public notice for { $n } working days, by the official calendar of holidays and swapped working days.
rules-objections = To object, write to { $mailbox } during the public notice with your real name, your contact details and your reasons. If an objection is upheld, the prize is cancelled, the next in rank moves up, and the list is put on public notice again.
rules-list = Public lists contain only: number, prize, entry code, title, author, way of entry.
rules-data = Personal data
rules-data-asked = Entering asks only for the author’s name or pen name, a contact person, a mobile number and, optionally, an e-mail address and the account on the platform. They are used for the review and for notices.
rules-data-winners = Identity and bank details are asked of winners only, after the public notice, with a separate consent.
rules-data-public = Only title, author, entry code and way of entry are public; contact person, mobile number and e-mail address are not.
