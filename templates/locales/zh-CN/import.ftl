# 导入作品清单。

import-title = 导入作品名单
import-lead = 一次导入从各平台话题页收集的作品。先查看每一行的结果，确认后才会写入。
import-list = 名单文件
import-list-hint = CSV 或 Excel 文件（.xlsx、.xls），列名写在前 20 行内；最大 32 MB。
import-look = 查看结果，暂不写入
import-columns = 可以识别的列
import-columns-what = 列的顺序不限，其他列会被忽略。联系方式可以为空：这些作者还没有向大赛投稿。
import-column = 列名
import-column-holds = 内容
import-column-link = 必填：作品链接，或从应用中复制的整段分享文案
import-column-published = 必填：发布时间，例如 2023-08-01 12:30 或 2023年8月1日
import-column-description = 完整的作品文案；分享文案往往不完整，缺少它就看不到话题
import-column-title = 作品名称；为空时取作品文案的第一句
import-column-author = 作者；为空时取分享文案中的作者或平台账号
import-column-account = 作者的平台账号
import-column-contact = 有则填写

import-looked-lead = 尚未写入任何作品。请查看每一行的结果，再决定导入。
import-done-lead = 已导入。再次导入同一份名单不会重复。
import-bring-in = 导入 { $n } 件
import-rows = 共 { $n } 行
import-accepted = 通过检查
import-waiting = 待核实
import-returned = 内容不全
import-refused = 不导入
import-not-simply = 需要留意的行
import-report = 下载全部行的结果（CSV）
import-row = 行号
import-outcome = 结果
import-why = 原因
import-left-out = 还有 { $n } 行没有显示，请下载结果查看。
import-reason = { $about }：{ $problem }
import-reason-written = { $reason }（{ $written }）
import-seen = { $about }：{ $seen }
import-same-row = 与第 { $row } 行是同一作品

import-problem-missing = 没有填写
import-problem-too_long = 太长
import-problem-unreadable = 无法识别
import-problem-broken = 不符合规则
import-problem-unknown = 需要人工核实

import-list-empty = 请选择一份有内容的名单。
import-list-no-heading = 前 20 行内须有列名，例如：链接、作品名称、作者、发布时间。这份名单开头是“{ $first }”，没有导入任何内容。
import-list-no-link = 没有名为“链接”或“分享文案”的列，也没有内容是视频链接的列，没有导入任何内容。
import-list-locked = 这个文件设有打开密码，没有导入任何内容。请取消密码后另存，再重新上传。
import-list-no-table = 无法读取这个文件，没有导入任何内容。请另存为 CSV 或 XLSX 后再试。
import-list-too-long = 行数超过 { $limit }，没有导入任何内容。请分成几份。

done-import-posts = 名单已导入。
