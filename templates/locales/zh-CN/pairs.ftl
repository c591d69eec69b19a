# 疑似重复：两件可能是同一件的作品。

pairs-title = 可能重复的作品
pairs-lead = { $n } 对等待判断。判断一次就会记住，不会再次列出。
pairs-none = 没有等待判断的作品
pairs-none-what = 作者相同、名称相近的作品，短链接相同的作品，以及同时用两种方式投稿的作品，会出现在这里。
pair-same_author_title = 作者相同，作品名称相近
pair-short_code = 短链接相同
pair-mail_and_platform = 作者相同、名称相近：一件是邮箱投稿（必须未公开发表），一件是平台投稿
pair-same_video = 是同一条视频（按链接或文件内容）
pair-later = 后投稿
pair-different = 不是同一件作品
pair-same = 是同一件，后投稿的不通过
pair-choose = 请选择是不是同一件作品。
pair-already-decided = 这一对已经有人判断过了。
pair-cannot-reject = 后投稿的作品正在评审，现在不能改为不通过。

done-pair-decided = 已记住这次判断。
