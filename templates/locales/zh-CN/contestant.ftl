# The pages on which contestants enter a video and follow their entry.

submit-title = 平台投稿
submit-lead = 先粘贴分享链接，能识别的信息会自动填好。
submit-share-text = 作品链接或分享文案
submit-share-text-hint = 在平台点“分享”→“复制链接”，原样粘贴即可，不用删改。
submit-check = 检查
submit-description = 作品文案
submit-description-hint = 链接中看不到话题，请粘贴发布时的完整文案，其中应有 { $topics }
submit-about-work = 作品信息
submit-work-title = 作品名称
submit-author = 作者
submit-author-hint = 姓名或笔名，获奖名单将按此公布。
submit-account = 平台账号
submit-account-hint = 发布这条视频的账号名称。
submit-published-at = 发布时间
submit-published-at-hint = 以平台显示的时间为准，据此确定参加哪一期月赛。
submit-about-you = 联系方式
submit-about-you-hint = 仅用于审核和获奖通知，不会公开。身份证件和银行卡信息只在获奖后另行收集。
submit-contact = 联系人
submit-phone = 手机号
submit-email = 电子邮箱
submit-email-hint = 填写后可收到回执和进度通知。
submit-agree = 我是作者本人或已取得作者授权，同意大赛章程，并同意大赛使用以上信息。
submit-send = 提交作品
submit-send-note = 当期截稿前可以修改或撤回。
submit-checks = 检查结果
submit-several = 粘贴的内容中有多个作品，以下是第一个的检查结果。如果要投的是另一个，请只粘贴那一个。
submit-checks-none = 粘贴后，这里会逐项显示检查结果和依据。
submit-how = 投稿要求
submit-how-platforms = 合作平台：{ $platforms }
submit-how-topics = 文案须同时带有话题 { $topics }
submit-unpublished = 作品尚未公开发表？请用邮箱投稿：{ $mailbox }
submit-agree-missing = 请勾选同意后再提交

submit-how-closed = { $platforms }须写成 { $topics }，前后都有 #。
submit-month-open = { $month }正在征集作品，{ $n ->
    [1] 今天 24:00 截止
   *[other] 距截稿还有 { $n } 天（{ $day } 24:00 截止）
  }。
submit-not-yet = 征集尚未开始，{ $day }起可以投稿。
submit-closed = 征集已于 { $day } 24:00 截止，不能再投稿。
submit-no-date = 无法识别“{ $typed }”，请按“2023-06-20 08:30”的格式填写时间。

edit-title = 修改作品
edit-lead = 提交后，组委会会重新审核；原来的内容会留存备查。
edit-send = 提交修改
edit-back = 取消
edit-closed = 作品已进入评审或已有结果，不能再修改或撤回。

find-title = 找回我的作品
find-lead = 请输入投稿时填写的电子邮箱，作品链接会发送到这个邮箱。
find-email-hint = 链接只发送到这个邮箱，不会显示在网页上。
find-send = 发送到邮箱
find-sent = 请求已提交，请查收邮件
find-sent-what = 如果这个邮箱登记过作品，几分钟内会收到一封带有作品链接的邮件。没有收到时，请查看垃圾邮件，或检查邮箱是否填写正确。
find-without = 投稿时没有填写邮箱？请使用提交后看到的页面链接，那就是作品的状态页。

lost-title = 找不到这件作品
lost-what = 链接可能不完整，或者不属于本次大赛。请从回执邮件中重新打开，或通过邮箱找回。

status-stage-entered = 投稿
status-from = { $day }起

status-next = 接下来
status-next-submitted = 组委会将审核这件作品。填写了邮箱的，结果会用邮件通知；您也可以随时回到本页查看。
status-next-accepted = 作品已通过资格初审，正式参赛，您不需要再做什么。评审结束并公示后，结果会显示在这里。
status-next-returned = 请按下面记录中的说明补充修改，然后重新提交。
status-next-returned-mail = 组委会需要您补充修改，说明见下面的记录；请直接回复组委会的邮件。
status-next-accepted-mail = 作品已通过资格初审，可供遴选，您不需要再做什么。组委会选中并在官方账号发布后，作品参加评审，届时这里会写明参加哪一期月赛。
status-next-returned-closed = 这件作品需要补充修改，但可以修改的时间已经过去。如有疑问，请回复组委会的邮件。
status-next-rejected = 作品未通过资格初审，原因见下面的记录。如有疑问，请回复组委会的邮件。
status-next-withdrawn = 作品已撤回，不再参赛。同一条视频可以重新投稿。
status-next-result = 本轮名单已经公布，结果见获奖名单。
status-next-awarded = 恭喜获奖！组委会将按您留下的联系方式与您联系。
status-month = 参加{ $month }。
status-month-own = 按发布时间属于{ $month }，通过审核后确定。
status-month-mail = 按收到邮件的时间属于{ $month }，在官方账号发布时确定。
status-month-late-mail = 按收到邮件的时间属于{ $own }；在官方账号发布时该轮已开始评审，因此计入{ $month }，不影响得分。
status-month-late = 按发布时间属于{ $own }；通过审核时该轮已开始评审，因此计入{ $month }，不影响得分。
status-edit = 修改作品
status-withdraw = 撤回作品
status-withdraw-sure = 撤回后作品不再参赛，且不能恢复；同一条视频可以重新投稿。确定撤回吗？
status-withdraw-yes = 确定撤回
status-withdrawn-already = 这件作品已经撤回。
status-history = 处理记录
status-details = 登记信息
status-details-what = 联系方式只显示一部分。

done-entered = 作品已提交。请收藏本页，您可以在这里查看进展、修改或撤回。
done-changed = 修改已提交，组委会将重新审核。
done-withdrawn = 作品已撤回。
done-edit-closed = 作品已进入评审或已有结果，不能再修改。
