# 导入作品清单。

import-title = 导入作品清单
import-lead = 把从各平台话题页收集的作品一次导入。先查看每一行会怎样，确认后才会写入。
import-list = 清单文件
import-list-hint = CSV 或 XLSX，第一行是列名；最大 32 MB。
import-look = 查看结果，暂不写入
import-columns = 可以识别的列
import-columns-what = 列的顺序不限，其他列会被忽略。联系方式可以为空：这些作者还没有向我们投稿。
import-column = 列名
import-column-holds = 内容
import-column-link = 必填：作品链接，或从应用里复制的整段分享文本
import-column-published = 必填：发布时间，例如 2023-08-01 12:30 或 2023年8月1日
import-column-description = 作品描述全文；分享文本常被截断，没有它就看不到话题
import-column-title = 作品名称；空着时取描述的第一句
import-column-author = 作者；空着时取分享文本里的作者或账号
import-column-account = 作者在平台上的账号
import-column-contact = 知道时填写

import-looked-lead = 还没有写入任何作品。请看每一行会怎样，然后导入。
import-done-lead = 已导入。再导入同一份清单不会重复。
import-bring-in = 导入 { $n } 件
import-rows = 共 { $n } 行
import-accepted = 通过检查
import-waiting = 待核实
import-returned = 缺内容
import-refused = 不收
import-not-simply = 需要留意的行
import-report = 下载全部行的结果（CSV）
import-row = 行
import-outcome = 结果
import-why = 原因
import-left-out = 还有 { $n } 行没有列出，请下载结果查看。
import-reason = { $about }：{ $problem }
import-reason-written = { $reason }（{ $written }）
import-seen = { $about }：{ $seen }
import-same-row = 与第 { $row } 行是同一作品

import-problem-missing = 没有填写
import-problem-too_long = 太长
import-problem-unreadable = 看不懂
import-problem-broken = 不符合规则
import-problem-unknown = 需要人工核实

import-list-empty = 请选择一份有内容的清单。
import-list-no-heading = 第一行必须是列名，例如：链接、作品名称、作者、发布时间。这份清单的第一行是“{ $first }”。
import-list-no-link = 没有找到“链接”或“分享文本”这一列。
import-list-locked = 这个文件设有打开密码。请取消密码后另存，再重新上传。
import-list-no-table = 无法读取这个文件。请另存为 CSV 或 XLSX 后再试。
import-list-too-long = 行数超过 { $limit }，请分成几份。

done-import-posts = 清单已导入。
