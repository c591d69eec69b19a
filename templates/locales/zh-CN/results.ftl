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

list-number = 序号
list-award = 奖项
list-code = 作品编号
list-title = 作品名称
list-author = 作者
list-source = 投稿方式
list-amount = 奖金（税前，元）
list-link = 链接
list-published = 发布时间
list-submitted = 投稿时间
list-judge = 评委
list-total = 总分
list-winners-title = { $contest }{ $round }获奖名单
list-entries-title = { $contest }{ $round }参赛作品
list-ballots-title = { $contest }{ $round }评分表
list-internal = 内部资料
list-not-public = 内部资料 · 未公示
list-not-public-mark = 内部-未公示
