# The names of the contest's own terms.

round-name-month = Monthly contest { $n }
round-name-quarter = Quarterly contest { $n }
round-name-annual = Annual final

platform-douyin = Douyin
platform-kuaishou = Kuaishou
platform-weixin = WeChat Channels
platform-weibo = Weibo
platform-bilibili = Bilibili
platform-xiaohongshu = Xiaohongshu
platform-jindouyun = Jindouyun
way-mail = E-mail

stage-eligibility = Eligibility
stage-screening = Screening
stage-jury = Jury
stage-settling = Settling
stage-publicity = Publicity
stage-final = Final

state-submitted = Waiting
state-accepted = Takes part
state-returned = Sent back
state-rejected = Rejected
state-withdrawn = Withdrawn

step-submit = Entered
step-accept = Accepted
step-return = Sent back for correction
step-reject = Rejected
step-reopen = Decision taken back
step-correct = Corrected by the author
step-withdraw = Withdrawn by the author
step-settle = Details settled with the letter
step-publish = Published on the contest’s own account

reason-topics = The required topics are missing or not in the platform’s form
reason-window = Published outside the contest’s dates
reason-link = The link does not open, shows no video, or not this work
reason-duplicate = The same work has been entered already
reason-theme = Not about the contest’s theme
reason-rights = The entrant is not the author, or rights of others are touched
reason-content = The content is against the law or the contest’s rules
reason-details = Details are missing or wrong
reason-other = Something else (see the note)
