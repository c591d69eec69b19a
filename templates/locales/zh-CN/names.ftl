# The names of the contest's own terms.

round-name-month = 第{ $n }期月赛
round-name-quarter = 第{ $n }期季赛
round-name-annual = 年度总决赛
round-kind-month = 月赛
round-kind-quarter = 季赛
round-kind-annual = 年度总决赛

platform-douyin = 抖音
platform-kuaishou = 快手
platform-weixin = 微信视频号
platform-weibo = 新浪微博
platform-bilibili = 哔哩哔哩
platform-xiaohongshu = 小红书
platform-jindouyun = 津抖云
way-mail = 邮箱

state-submitted = 待审核
state-accepted = 已通过
state-returned = 待补充修改
state-rejected = 未通过
state-withdrawn = 已撤回

step-submit = 提交作品
step-accept = 通过资格初审
step-return = 要求补充修改
step-reject = 未通过资格初审
step-reopen = 撤销决定，重新审核
step-correct = 作者提交修改
step-withdraw = 作者撤回作品
step-settle = 已对照邮件确认作品信息
step-publish = 大赛官方账号发布

reason-topics = 话题不齐全，或写法不符合平台要求
reason-window = 发布时间不在征集期内
reason-link = 链接无法打开、没有视频，或不是这件作品
reason-duplicate = 同一作品已经投过稿
reason-theme = 内容与大赛主题不符
reason-rights = 不是作者本人投稿，或涉及他人权利
reason-content = 内容不符合法律法规或大赛章程
reason-details = 投稿信息缺失或有误
reason-other = 其他（见说明）
