# 疑似重复：两件可能是同一件的作品。

pairs-title = 可能重复的作品
pairs-lead = 有 { $n } 对作品需要判断。判断结果会记住，不会再次列出。
pairs-none = 没有需要判断的作品
pairs-none-what = 作者相同且名称相近的作品、短链接相同的作品，以及同时用两种方式投稿的作品，会出现在这里。
pair-same_author_title = 作者相同，作品名称相近
pair-short_code = 短链接相同
pair-mail_and_platform = 作者相同，作品名称相近：一件是邮箱投稿（须未公开发表），一件是平台投稿
pair-same_video = 是同一条视频（根据链接或文件内容）
pair-later = 后投稿
pair-different = 不是同一件作品
pair-same = 是同一件作品，后投稿的不予通过
pair-choose = 请选择是不是同一件作品。
pair-already-decided = 这一对已有人判断过。
pair-cannot-reject = 后投稿的作品正在评审，现在不能改为未通过。

done-pair-decided = 判断结果已记录。
