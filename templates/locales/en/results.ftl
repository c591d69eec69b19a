# Words of lists that are handed out, and of the organizers' pages about results and money.

round-name-month = Month { $n }
round-name-quarter = Quarter { $n }
round-name-annual = Annual final

platform-douyin = Douyin
platform-kuaishou = Kuaishou
platform-weixin = WeChat Channels
platform-weibo = Weibo
platform-bilibili = Bilibili
platform-xiaohongshu = Xiaohongshu
platform-jindouyun = Jindouyun
way-mail = E-mail

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
