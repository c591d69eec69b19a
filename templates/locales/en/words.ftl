# Names of platforms, ways in and rounds.
platform-douyin = Douyin
platform-kuaishou = Kuaishou
platform-weixin = WeChat Channels
platform-weibo = Weibo
platform-bilibili = Bilibili
platform-xiaohongshu = Xiaohongshu
platform-jindouyun = Jindouyun
way-mail = E-mail
month-name = Month { $n }
quarter-name = Quarter { $n }
annual-name = Annual final
