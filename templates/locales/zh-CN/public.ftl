# Words of the pages for everybody.

home-days-left = 天后截止投稿
home-closes = 截至
home-closed = 投稿已于以下日期截止：
home-see-entries = 看看大家的作品
home-prizes = 奖项
home-prizes-about = 税前金额
home-total = 共 { $count } 个奖，总奖金 { $money }。每月评审结束即发放奖金；特别奖可空缺。
home-ways = 参赛方式
home-ways-about = 两种方式，任选其一
home-way-platform = 平台投稿
home-way-platform-must = 作品须已公开发布
home-way-platform-how = 在任一合作平台发布短视频，文案带上两个话题，再把链接粘贴到这里登记。
home-topics-closed = 微博和哔哩哔哩的话题前后都有井号：
home-paste-link = 粘贴链接参赛
home-way-mail = 邮箱投稿
home-way-mail-must = 作品须未公开发表
home-way-mail-how = 把视频、文字简介和作者信息发到大赛邮箱，由组委会遴选后在大赛官方账号发布。
home-way-mail-note = 文件太大时，可用邮箱的超大附件。
home-mail-steps = 邮件怎么写
home-year = 赛程
home-year-about = 十二次月赛，四次季赛，一次年度总决赛
home-alive = 正在发生
home-alive-about = 最近收到的作品
home-entry-count = 件作品
home-author-count = 位作者
home-paid = 已发奖金
home-by-month = 每月收到的作品
home-month = 月份

gallery-title = 参赛作品
gallery-count = 共 { $n } 件，均已通过资格初审
gallery-round = 赛程
gallery-source = 投稿方式
gallery-award = 奖项
gallery-words = 标题、作者或编号
gallery-empty = 没有符合条件的作品
gallery-empty-what = 换个条件，或者看看全部作品。
gallery-all = 全部作品

winners-title = 获奖名单
winners-of = { $round }获奖名单
winners-tier = { $n } 名，每名 { $money }（税前）
winners-vacant = 空缺 { $n } 名：{ $reason }
winners-objection = 对名单有异议？公示期内可实名提出
winners-verify = 本结果可由任何人重新计算核对。结果文件校验值 SHA-256：
winners-print = 打印
