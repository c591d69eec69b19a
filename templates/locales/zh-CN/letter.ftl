# Letters: subject, body (paragraphs are parted by an empty line), the words of the one link, closing.

letter-receipt-subject = 【{ $code }】已收到您的作品《{ $title }》
letter-receipt-body =
    您好！

    您投给“{ $contest }”的作品《{ $title }》已经收到，作品编号 { $code }。

    组委会将进行资格初审。您可以随时通过下面的链接查看进展；在当月投稿截止前，也可以在那里修改或撤回。请妥善保存这个链接，它只属于您，请不要转发。
letter-receipt-link = 查看作品状态
letter-receipt-closing = { $contest } 组委会

letter-returned-subject = 【{ $code }】作品《{ $title }》需要补正
letter-returned-body =
    您好！

    您的作品《{ $title }》（{ $code }）暂时不能通过资格初审，请补正。

    原因：{ $reason }
    { $note ->
        [none] {""}
       *[other] 组委会说明：{ $note }
    }

    请打开下面的链接，按提示修改后重新提交；已填写的内容都保留着。
letter-returned-link = 修改作品
letter-returned-closing = { $contest } 组委会

letter-rejected-subject = 【{ $code }】作品《{ $title }》未通过资格初审
letter-rejected-body =
    您好！

    很遗憾，您的作品《{ $title }》（{ $code }）未能通过资格初审。

    原因：{ $reason }
    { $note ->
        [none] {""}
       *[other] 组委会说明：{ $note }
    }

    下面的链接里可以看到每一条规则的检查结果。如对结果有疑问，请直接回复这封邮件。
letter-rejected-link = 查看检查结果
letter-rejected-closing = { $contest } 组委会

letter-accepted-subject = 【{ $code }】作品《{ $title }》已通过资格初审
letter-accepted-body =
    您好！

    您的作品《{ $title }》（{ $code }）已通过资格初审，正式参赛。

    评审进展和获奖结果都会显示在下面的页面上。
letter-accepted-link = 查看作品状态
letter-accepted-closing = { $contest } 组委会

letter-invitation-subject = { $contest }：请设置您的{ $role }账号密码
letter-invitation-body =
    { $name }，您好！

    您已被邀请为“{ $contest }”的{ $role }。请在 { $days } 天内打开下面的链接设置密码，之后即可登录。

    这个链接只能使用一次。如果您并未参与本次大赛，请忽略这封邮件。
letter-invitation-link = 设置密码
letter-invitation-closing = { $contest } 组委会

letter-links-subject = { $contest }：您的作品链接
letter-links-body =
    您好！

    有人在投稿网站上用这个邮箱查找作品。下面是用它登记的作品，每件作品的链接都只属于您，请不要转发：

    { $list }

    如果不是您本人查找，可以忽略这封邮件：链接只寄到了这里。
letter-links-link = 再次查找
letter-links-closing = { $contest } 组委会
