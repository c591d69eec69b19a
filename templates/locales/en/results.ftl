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
