# Names of platforms, ways in and rounds.
platform-douyin = 抖音
platform-kuaishou = 快手
platform-weixin = 微信视频号
platform-weibo = 新浪微博
platform-bilibili = 哔哩哔哩
platform-xiaohongshu = 小红书
platform-jindouyun = 津抖云
way-mail = 邮箱
month-name = 第{ $n }次月赛
quarter-name = 第{ $n }次季赛
annual-name = 年度总决赛
