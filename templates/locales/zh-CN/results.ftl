# Words of lists that are handed out, and of the organizers' pages about results and money.

round-name-month = 第{ $n }次月赛
round-name-quarter = 第{ $n }次季赛
round-name-annual = 年度总决赛

platform-douyin = 抖音
platform-kuaishou = 快手
platform-weixin = 微信视频号
platform-weibo = 新浪微博
platform-bilibili = 哔哩哔哩
platform-xiaohongshu = 小红书
platform-jindouyun = 津抖云
way-mail = 邮箱
