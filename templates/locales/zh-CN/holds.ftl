# 因链接无法播放而暂缓评审的作品。

hold-seen-person = 打开链接后，视频无法播放。{ $noted ->
    [no] {""}
   *[other] （{ $note }）
}
hold-seen-look = 连续两天打开链接，平台都显示视频已不存在。

hold-press = 视频放不出来
hold-press-what-mail = 作品会先放在一边，请更正发布链接，视频能打开后再放回评审；不影响它的分数。
hold-judge-what = 作品会先放在一边，等视频能打开后再评；不影响它的分数。
hold-press-what = 作品会先放在一边，作者会收到信；不影响它的分数。
hold-note = 看到了什么
hold-note-hint = 会写进给作者的信里，例如“提示视频已删除”。
hold-shut = 这件作品的视频放不出来，已放在一边，等待修复。您打过的分都保留。

holds-title = 打不开的作品
holds-lead = { $n } 件作品因为视频打不开放在一边，等待修复；最早的在前。
holds-none = 没有放在一边的作品
holds-none-what = 评委或组委会点“视频放不出来”，或者每天的自动查看发现视频不在了，作品会出现在这里。
holds-caption = 放在一边的作品，最早的在前
holds-due = 处理期限
holds-seen = 看到的情况
holds-since = 放在一边
holds-overdue = 已过期限，请决定
holds-offered = 作者给了另一个链接，请决定
holds-waiting = 等待修复
holds-by-look = 每天的自动查看

hold-title = 视频打不开
hold-put = 放在一边
hold-offered = 作者给的链接，可能是另一条视频
hold-plays = 能播放，继续评审
hold-take-link = 用作者给的链接，继续评审
hold-give-up = 不再参加{ $round }
hold-give-up-later = 期限过后才能决定不再参加这一轮。
hold-give-up-review = 还没有开始评审：到期仍打不开的，请在资格初审里退回或不通过。
hold-settle-note = 说明
hold-settle-note-hint = 记入经过；决定不再参加时会写进信里。
hold-choose = 请选择怎样处理。
hold-not-aside = 这件作品已经不在一边了。
hold-other-link = 作者刚给了另一个链接，请先打开看看。
hold-link-stands-not = 作者给的链接现在不能用，或者已被别的作品占用。
hold-not-due = 作者还有时间，期限过后才能这样决定。
hold-not-judged = 还没有开始评审，请在资格初审里退回或不通过。
hold-already = 这件作品已经放在一边了。
hold-not-in-round = 这件作品现在不在评审中，不能放在一边。

hold-event-put = 视频打不开，放在一边
hold-event-mended = 作者修好了链接，继续评审
hold-event-plays = 视频能播放，继续评审
hold-event-given_up = 到期没有修好，不再参加这一轮
hold-event-left = 作品退回、未通过或撤回，不再等待
hold-event-offer = 作者给了另一个链接

hold-status-title = 视频打不开，请处理
hold-status-kept = 作品先放在一边，不会因此扣分，已有的评分都保留。
hold-status-until = 请在 { $day } 前（含当天）恢复视频，再把能播放的链接贴在这里。链接没有变的，贴原来的就可以。
hold-status-overdue = 期限 { $day } 已过，组委会正在决定；现在修好仍然可以提交。
hold-status-offered = 你给的链接可能是另一条视频，组委会看过以后决定。
hold-status-link = 能播放的链接
hold-status-send = 提交链接
hold-link-needed = 请贴上链接
hold-link-long = 内容太长，请只贴链接
status-next-hold = 请先处理视频：见上面的说明。
status-next-left-out = 视频到期仍打不开，作品不再参加这一轮评审。

screening-on-hold = 放在一边 { $n } 件
desk-holds = { $n } 件打不开的作品等您决定
desk-see-holds = 去决定
blocker-holds-waiting = { $n } 件作品的视频打不开，放在一边，等待修复到 { $day }
blocker-holds-settle = { $n } 件放在一边的作品已过期限或换了链接，需要您决定
blocker-act-holds = 去看

entry-lookup = 短链接
entry-lookup-page = 已打开，见上面的链接
entry-lookup-elsewhere = 打开后不是合作平台的作品
entry-lookup-nowhere = 打不开：没有通向任何页面
entry-lookup-too-far = 转了太多次，没有打开到底
entry-lookup-not-now = 平台没有回答，会再试或请人工打开

act-put-aside = 放在一边
act-settle-aside = 处理打不开的作品
act-mend-link = 作者修好链接
act-offer-link = 作者给了另一个链接

done-put-on-hold = 已放在一边；留了邮箱的作者会收到信
done-hold-settled = 已处理
done-link-mended = 链接已修好，作品继续评审。
done-link-offered = 已收到。这可能是另一条视频，组委会看过以后决定。
done-hold-already = 这件作品已经放在一边了
done-hold-not-aside = 这件作品已经不在一边了，不用再处理。
