# 因链接无法播放而暂缓评审的作品。

hold-seen-person = 打开链接后，视频无法播放。{ $noted ->
    [no] {""}
   *[other] （{ $note }）
}
hold-seen-look = 连续两天打开链接，平台都显示视频已不存在。

hold-press = 视频无法播放
hold-press-what-mail = 作品将暂缓评审。请更正发布链接，视频能播放后再恢复评审；不影响得分。
hold-judge-what = 作品将暂缓评审，视频能播放后再评；不影响得分。
hold-press-what = 作品将暂缓评审，作者会收到邮件；不影响得分。
hold-note = 看到的情况
hold-note-hint = 会写进发给作者的邮件，例如“提示视频已删除”。
hold-shut = 这件作品的视频无法播放，已暂缓评审，等待修复。您已评的分数都保留。

holds-title = 暂缓评审的作品
holds-lead = { $n } 件作品因视频无法播放而暂缓评审，最早的在前。
holds-none = 没有暂缓评审的作品
holds-none-what = 评委或组委会点“视频无法播放”，或者每日自动检查发现视频已不存在时，作品会出现在这里。
holds-caption = 暂缓评审的作品，最早的在前
holds-due = 处理期限
holds-seen = 看到的情况
holds-since = 暂缓时间
holds-overdue = 已过期限，请决定
holds-offered = 作者提供了另一个链接，请决定
holds-waiting = 等待修复
holds-by-look = 每日自动检查

hold-title = 视频无法播放
hold-put = 暂缓评审
hold-offered = 作者提供的链接，可能是另一条视频
hold-plays = 能播放，恢复评审
hold-take-link = 采用作者提供的链接，恢复评审
hold-give-up = 不再参加{ $round }
hold-give-up-later = 期限过后，才能决定不再参加本轮。
hold-give-up-review = 尚未开始评审。到期仍无法播放的，请在资格初审中要求补充修改或不予通过。
hold-settle-note = 说明
hold-settle-note-hint = 记入处理记录；决定不再参加本轮时会写进邮件。
hold-choose = 请选择处理方式。
hold-not-aside = 这件作品已不在暂缓评审中。
hold-other-link = 作者刚提供了另一个链接，请先打开查看。
hold-link-stands-not = 作者提供的链接现在不能使用，或者视频已属于另一件作品。
hold-not-due = 作者还有时间，期限过后才能这样决定。
hold-not-judged = 尚未开始评审，请在资格初审中要求补充修改或不予通过。
hold-already = 这件作品已在暂缓评审中。
hold-not-in-round = 这件作品现在不在评审中，不能暂缓评审。

hold-event-put = 视频无法播放，暂缓评审
hold-event-mended = 作者已修复链接，恢复评审
hold-event-plays = 视频能播放，恢复评审
hold-event-given_up = 到期没有修复，不再参加本轮
hold-event-left = 作品待补充修改、未通过或已撤回，结束暂缓
hold-event-offer = 作者提供了另一个链接

hold-status-title = 视频无法播放，请处理
hold-status-kept = 作品已暂缓评审，不会因此扣分，已有的评分都保留。
hold-status-until = 请在 { $day }（含当天）前恢复视频，再把能播放的链接粘贴到这里。链接没有变化的，粘贴原来的链接即可。
hold-status-overdue = 期限 { $day }已过，组委会正在决定；现在修复，仍可提交链接。
hold-status-offered = 您提供的链接可能是另一条视频，组委会查看后决定。
hold-status-link = 能播放的链接
hold-status-send = 提交链接
hold-link-needed = 请粘贴链接
hold-link-long = 内容太长，请只粘贴链接
status-next-hold = 请先按上面的说明处理视频。
status-next-left-out = 视频到期仍无法播放，作品不再参加本轮评审。

screening-on-hold = 暂缓评审 { $n }
desk-holds = { $n } 件暂缓评审的作品需要您决定
desk-see-holds = 去决定
blocker-holds-waiting = { $n } 件作品暂缓评审，等待修复到 { $day }
blocker-holds-settle = { $n } 件暂缓评审的作品已过期限或换了链接，需要您决定
blocker-act-holds = 去处理

entry-lookup = 短链接
entry-lookup-page = 已打开，见上面的链接
entry-lookup-elsewhere = 打开后不是合作平台的作品
entry-lookup-nowhere = 无法打开：没有指向任何页面
entry-lookup-too-far = 跳转次数过多，没有打开
entry-lookup-not-now = 平台没有响应，将自动重试，也可人工打开

act-put-aside = 暂缓评审
act-settle-aside = 处理暂缓评审的作品
act-mend-link = 作者修复链接
act-offer-link = 作者提供另一个链接

done-put-on-hold = 已暂缓评审；填写了邮箱的作者会收到邮件
done-hold-settled = 已处理
done-link-mended = 链接已修复，作品恢复评审。
done-link-offered = 链接已收到。这可能是另一条视频，组委会查看后决定。
done-hold-already = 这件作品已在暂缓评审中
done-hold-not-aside = 这件作品已不在暂缓评审中，不需要再处理。
