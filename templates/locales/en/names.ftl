# The names of the contest's own terms.

round-name-month = Monthly round { $n }
round-name-quarter = Quarterly round { $n }
round-name-annual = Annual final
round-kind-month = Monthly rounds
round-kind-quarter = Quarterly rounds
round-kind-annual = Annual final

platform-douyin = Douyin
platform-kuaishou = Kuaishou
platform-weixin = WeChat Channels
platform-weibo = Weibo
platform-bilibili = Bilibili
platform-xiaohongshu = Xiaohongshu
platform-jindouyun = Jindouyun
way-mail = E-mail

state-submitted = Waiting for review
state-accepted = Accepted
state-returned = Changes requested
state-rejected = Not accepted
state-withdrawn = Withdrawn

step-submit = Entry submitted
step-accept = Eligibility review passed
step-return = Changes requested
step-reject = Eligibility review not passed
step-reopen = Decision withdrawn, under review again
step-correct = Changed by the author
step-withdraw = Withdrawn by the author
step-settle = Details confirmed with the message
step-publish = Published on the official account

reason-topics = Topics are missing or not written as the platform requires
reason-window = Published outside the contest’s dates
reason-link = The link does not open, shows no video, or not this work
reason-duplicate = The same entry was submitted before
reason-theme = Not about the contest’s theme
reason-rights = The entrant is not the author, or other people’s rights are affected
reason-content = The content is against the law or the rules of the contest
reason-details = Details are missing or wrong
reason-other = Something else (see the note)
