# The evidence of the checks, and how to correct an entry.

verdict-explained = { $found }{ $mend }
verdict-and = { $first }{ $second }
verdict-list = { $first }、{ $second }
verdict-nothing = 没有要求。

verdict-rule-link = 作品链接
verdict-rule-topics = 话题
verdict-rule-window = 发布时间
verdict-rule-deadline = 投稿时间
verdict-rule-duplicate = 查重

verdict-kind-profile = 个人主页
verdict-kind-live = 直播间
verdict-kind-image = 图文作品

verdict-video = { $platform }视频，编号 { $id }。
verdict-video-without-id = { $platform }视频：{ $url }
verdict-may-hold-none = { $platform }的一条内容，从链接无法判断是否为视频。
verdict-short-link = { $platform }的短链接，打开后才知道是哪条视频。
verdict-unconfirmed = { $platform }的页面，此类链接由组委会逐一打开核对。
verdict-not-a-video = 这是{ $platform }的{ $kind }，不是视频。
verdict-unknown-page = 无法识别的{ $platform }页面。
verdict-no-partner = { $platform }不是本届大赛的合作平台。
verdict-no-link = 没有找到链接。
verdict-link-too-long = 链接过长，请重新复制。
verdict-other-site = { $host } 不是合作平台的网址。
verdict-look-alike = { $host } 不是{ $platform }的网址，只是看上去相似。
verdict-user-info = 这个链接实际指向 { $host }，“@”前面的部分是伪装。
verdict-punycode = 网址 { $host } 使用了容易混淆的字符。
verdict-port = 网址 { $host } 带有端口 { $port }，平台的链接没有端口。
verdict-redirect = { $host } 的这个链接可以跳转到任意网站。
verdict-scheme = 以 { $scheme }: 开头的不是网页链接。
verdict-topics-present = 话题齐全：{ $written }

verdict-topic-present = 已有 { $written }。
verdict-topic-missing = 缺少话题 #{ $topic }。
verdict-topic-open = 写的是 { $written }，在这个平台须写成 #{ $topic }#，前后都有 #。
verdict-topic-near = 写的是 { $written }，要求的话题是 #{ $topic }。
verdict-topic-cut = { $written } 后面被截断，无法确认是否为 #{ $topic }。
verdict-topic-not-shown = 看不到话题 #{ $topic }。
verdict-no-platform = 邮箱投稿不要求话题。

verdict-published = 发布于 { $at }，属于{ $month }。
verdict-outside = 填写的发布时间是 { $at }，不在征集期内（{ $opens }至{ $closes }）。
verdict-future = 填写的发布时间是 { $at }，尚未到来（现在是 { $now }）。
verdict-no-date = 尚未填写发布时间。
verdict-in-time = { $at }，在征集期内。
verdict-too-late = 现在是 { $at }，征集已于 { $closes } 24:00 截止。
verdict-first = 此前没有人用这条视频投过稿。
verdict-same-video = 这条视频已经投过稿，作品编号 { $code }。
verdict-same-short-link = 这个短链接已经投过稿，作品编号 { $code }，由组委会核对是否为同一作品。
verdict-hidden = 短链接需人工查重，不影响提交。

verdict-mend-not-a-video = 请打开参赛的视频，在视频中点“分享”→“复制链接”，再粘贴到这里。
verdict-mend-no-partner = 请先在合作平台发布，再粘贴该平台的链接。
verdict-mend-link = 请在平台打开作品，点“分享”→“复制链接”，原样粘贴到这里。
verdict-mend-may-hold-none = 可以提交，请确认这是视频；组委会会打开核对。
verdict-mend-look = 可以提交，组委会会打开核对。
verdict-mend-topics = 请在平台上修改这条作品的文案，写上 { $topics }，再把修改后的完整文案粘贴到“作品文案”。
verdict-mend-describe = 分享文案往往不完整，请把发布时的完整文案粘贴到“作品文案”，其中应有 { $topics }。
verdict-mend-window = 请按平台显示的发布时间核对；只有在征集期内发布的作品可以参赛。
verdict-mend-no-date = 请按平台显示的时间填写。
verdict-mend-same-video = 如果是您本人投的，请用回执中的链接查看或修改；找不到链接时，可以在“我的作品”中找回。

verdict-field-too-long = { $field }有 { $has } 个字，最多 { $limit } 个字，请缩短。
verdict-no-phone = 手机号格式不正确。请填写 11 位手机号；境外号码请以 + 和国家代码开头。
verdict-no-email = 电子邮箱格式不正确，请检查，例如 name@example.com。

# Entries by e-mail
verdict-rule-unpublished = 未公开发表
verdict-rule-details = 作品信息
verdict-received = 收到邮件的时间是 { $at }，计入{ $month }。
verdict-said-unpublished = 邮件中声明作品未公开发表。
verdict-said-published = 邮件中称作品已公开发表。
verdict-said-nothing = 邮件中未说明作品是否公开发表过。
verdict-plainly-said = 作品名称、作者、手机号均已写明。
verdict-guessed = 未明确写出：{ $fields }。
verdict-mend-statement = 请核实作品是否已公开发表；已公开发表的作品不能用邮箱投稿。
verdict-mend-guessed = 请对照邮件，确认推测的内容。
