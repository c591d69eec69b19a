# Words of the pages for everybody.

home-days-left = { $n ->
    [one] day left to enter
   *[other] days left to enter
  }
home-closes = Closes
home-closed = Entries closed on
home-see-entries = See the entries
home-prizes = Prizes
home-prizes-about = Before tax
home-total = { $count } prizes, { $money } in all. Money is paid as soon as a month has been judged; a special prize may stay vacant.
home-ways = How to enter
home-ways-about = Two ways; choose one
home-way-platform = By link
home-way-platform-must = The video must be public
home-way-platform-how = Publish your short video on any partner platform with both topics in its text, then paste its link here.
home-topics-closed = On Weibo and Bilibili a topic is closed by a second hash:
home-paste-link = Paste a link
home-way-mail = By e-mail
home-way-mail-must = The video must be unpublished
home-way-mail-how = Send the video, a short text about it and who made it. The organizers choose works and publish them on the contest’s own accounts.
home-way-mail-note = Large files may be sent as your mail provider’s large attachment.
home-mail-steps = What to write
home-year = The year
home-year-about = Twelve months, four quarters, one annual final
home-alive = Right now
home-alive-about = The latest entries
home-entry-count = entries
home-author-count = authors
home-paid = paid so far
home-by-month = Entries by month
home-month = Month

gallery-title = Entries
gallery-count = { $n ->
    [one] { $n } entry that passed the eligibility review
   *[other] { $n } entries that passed the eligibility review
  }
gallery-round = Round
gallery-source = Sent by
gallery-award = Prize
gallery-words = Title, author or code
gallery-empty = No entry matches
gallery-empty-what = Change the filters, or look at all entries.
gallery-all = All entries

winners-title = Winners
winners-of = Winners, { $round }
winners-tier = { $n ->
    [one] { $n } prize of { $money } before tax
   *[other] { $n } prizes of { $money } each, before tax
  }
winners-vacant = { $n } left vacant: { $reason }
winners-objection = Objections are taken during the publicity period, with your real name
winners-verify = Anyone can recompute this result. SHA-256 of the result file:
winners-print = Print
