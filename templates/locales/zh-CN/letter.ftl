# Letters: subject, body (an empty line separates paragraphs), the words of the one link, closing.

letter-receipt-subject = 【{ $code }】已收到您的作品《{ $title }》
letter-receipt-body =
    您好！

    您投给{ $contest }的作品《{ $title }》已经收到，作品编号 { $code }。

    组委会将进行资格初审。您可以随时通过下面的链接查看进展；当期截稿前，也可以在那里修改或撤回。请妥善保存这个链接：它只属于您，请不要转发。
letter-receipt-link = 查看作品状态
letter-receipt-closing = { $contest }组委会

letter-returned-subject = 【{ $code }】作品《{ $title }》需要补充修改
letter-returned-body =
    您好！

    您的作品《{ $title }》（{ $code }）暂时不能通过资格初审，需要补充修改。

    原因：{ $reason }
    { $noted ->
        [no] {""}
       *[other] 组委会说明：{ $note }
    }

    请打开下面的链接，按说明修改后重新提交；已填写的内容都已保留。
letter-returned-link = 修改作品
letter-returned-closing = { $contest }组委会

letter-rejected-subject = 【{ $code }】作品《{ $title }》未通过资格初审
letter-rejected-body =
    您好！

    很遗憾，您的作品《{ $title }》（{ $code }）未通过资格初审。

    原因：{ $reason }
    { $noted ->
        [no] {""}
       *[other] 组委会说明：{ $note }
    }

    下面的页面列出了每一项检查的结果。如有疑问，请直接回复这封邮件。
letter-rejected-link = 查看检查结果
letter-rejected-closing = { $contest }组委会

letter-accepted-subject = 【{ $code }】作品《{ $title }》已通过资格初审
letter-accepted-body =
    您好！

    您的作品《{ $title }》（{ $code }）已通过资格初审，正式参赛。

    评审进展和获奖结果都会显示在下面的页面上。
letter-accepted-link = 查看作品状态
letter-accepted-closing = { $contest }组委会

letter-invitation-subject = { $contest }：请设置您的{ $role }账号密码
letter-invitation-body =
    { $name }，您好！

    您已受邀担任{ $contest }的{ $role }。请在 { $days } 天内打开下面的链接设置密码，之后即可登录。

    这个链接只能使用一次。如果您并未参与本次大赛，请忽略这封邮件。
letter-invitation-link = 设置密码
letter-invitation-closing = { $contest }组委会

letter-links-subject = { $contest }：您的作品链接
letter-links-body =
    您好！

    有人在投稿网站上用这个邮箱查找作品。以下是用它登记的作品；每个链接都只属于您，请不要转发：

    { $list }

    如果不是您本人操作，可以忽略这封邮件：链接只发送到了这个邮箱。
letter-links-link = 再次查找
letter-links-closing = { $contest }组委会

letter-mail-receipt-subject = 【{ $code }】已收到您的作品《{ $title }》
letter-mail-receipt-body =
    您好！

    您通过邮件投给{ $contest }的作品《{ $title }》已经收到，作品编号 { $code }。

    组委会将进行资格初审，并从中遴选作品在大赛官方账号发布。在此之前，请不要在其他平台公开发表这件作品。如需补充，请直接回复这封邮件。

    您可以随时通过下面的链接查看进展。请妥善保存这个链接：它只属于您，请不要转发。
letter-mail-receipt-link = 查看作品状态
letter-mail-receipt-closing = { $contest }组委会

letter-mail-missing-subject = 您的投稿还缺少内容：{ $about }
letter-mail-missing-body =
    您好！

    您发给{ $contest }的邮件已经收到，内容都已保存，但还不能作为一件作品参赛：

    { $missing }
    { $noted ->
        [no] {""}
       *[other] 组委会说明：{ $note }
    }

    请直接回复这封邮件补充。参赛办法见下面的页面。
letter-mail-missing-link = 参赛办法
letter-mail-missing-closing = { $contest }组委会

letter-mail-accepted-subject = 【{ $code }】作品《{ $title }》已通过资格初审
letter-mail-accepted-body =
    您好！

    您的作品《{ $title }》（{ $code }）已通过资格初审，可供大赛官方账号遴选。

    作品在大赛官方账号发布后进入评审，届时会再发邮件通知您；在此之前，请不要在其他平台公开发表。进展都会显示在下面的页面上。
letter-mail-accepted-link = 查看作品状态
letter-mail-accepted-closing = { $contest }组委会

letter-published-subject = 【{ $code }】作品《{ $title }》已在大赛官方账号发布
letter-published-body =
    您好！

    您的作品《{ $title }》（{ $code }）已在大赛官方账号发布，正式进入评审：

    { $post }

    评审进展和获奖结果都会显示在下面的页面上。
letter-published-link = 查看作品状态
letter-published-closing = { $contest }组委会

# What a message lacks, one line each.
letter-missing-no_video = · 没有找到视频文件，请把视频作为附件发来
letter-missing-packed = · 没有找到单独的视频文件。压缩包里的视频评委无法播放，请直接发送视频文件，不要打包
letter-missing-link_only = · 只有超大附件或网盘的链接。这类链接会过期，组委会也不从链接下载；请把视频作为普通附件发来，文件太大时请压缩后再发
letter-missing-incomplete = · 视频文件不完整或无法播放，请重新发送（建议使用 mp4 或 mov 格式）
letter-missing-unclear_author = · 没有写明作者，请在正文中写“作者：姓名”
letter-missing-too_large = · 邮件太大，无法接收，请压缩视频后再发
letter-missing-nothing = · 见下面的说明
letter-and-line =
    { $first }
    { $second }

letter-mail-returned-subject = 【{ $code }】作品《{ $title }》需要补充修改
letter-mail-returned-body =
    您好！

    您的作品《{ $title }》（{ $code }）暂时不能通过资格初审，需要补充修改。

    原因：{ $reason }
    { $noted ->
        [no] {""}
       *[other] 组委会说明：{ $note }
    }

    请直接回复这封邮件补充；已收到的内容都已保留。
letter-mail-returned-link = 查看作品状态
letter-mail-returned-closing = { $contest }组委会

letter-hold-subject = 【{ $code }】作品《{ $title }》的视频无法播放，请在 { $day }前处理
letter-hold-body =
    您好！

    您的作品《{ $title }》（{ $code }）的视频现在无法播放：{ $seen }

    投稿的链接：{ $link }

    作品已暂缓评审，不会因此扣分，已有的评分都保留。请在 { $day }（含当天）前恢复视频（例如取消私密、重新发布），再打开下面的页面，贴上能播放的链接。
letter-hold-link = 修复链接
letter-hold-closing = { $contest }组委会

letter-left-out-subject = 【{ $code }】作品《{ $title }》不再参加{ $round }
letter-left-out-body =
    您好！

    您的作品《{ $title }》（{ $code }）的视频到期仍无法播放，不能评审，因此不再参加{ $round }。已经获得的奖项不受影响。

    { $noted ->
        [no] {""}
       *[other] 组委会说明：{ $note }
    }

    如有疑问，请直接回复这封邮件。
letter-left-out-link = 查看作品状态
letter-left-out-closing = { $contest }组委会

# 邮件样例里的人物和作品
sample-title = 海河的早晨
sample-subject = 投稿：海河的早晨
sample-note = 话题“你好天津”少了一个字，补上后点“提交修改”即可。
sample-note-mail = 视频的配乐请写明出处，直接回复这封邮件即可。
sample-judge = 陈老师

# 邮件样例：何时发送
sample-when-receipt = 收到平台投稿
sample-when-returned = 平台投稿需要补充修改
sample-when-rejected = 作品未通过资格初审
sample-when-accepted = 平台投稿通过资格初审
sample-when-hold = 作品的视频无法播放
sample-when-left-out = 作品不再参加本轮评审
sample-when-mail-receipt = 收到邮箱投稿
sample-when-mail-missing = 邮箱投稿缺少内容
sample-when-mail-returned = 邮箱投稿需要补充修改
sample-when-mail-accepted = 邮箱投稿通过资格初审
sample-when-published = 邮箱投稿已在官方账号发布
sample-when-links = 找回作品链接
sample-when-invitation = 邀请评委或组委会成员
