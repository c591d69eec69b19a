# The layout, and the parts that every page uses.

language = 语言
skip-to-content = 跳到正文
navigation = 导航
clock-is-set = 演示时钟
sign-out = 退出登录
role-organizer = 组委会
role-judge = 评委
role-chief-judge = 评委会主任

nav-rules = 大赛章程
nav-submit = 我要投稿
nav-entries = 作品
nav-winners = 获奖名单
nav-mine = 我的作品
nav-stats = 大赛数据
nav-sign-in = 评委与组委会登录
nav-judge = 我的评审
nav-today = 今日待办
nav-inbox = 邮箱投稿
nav-rounds = 赛程
nav-judges = 评委
nav-awards = 奖金
nav-letters = 系统邮件
nav-audit = 操作记录
nav-settings = 设置

optional = 选填
field-missing = 请填写{ $field }
form-refused = 还有 { $n } 处需要修改，已填写的内容都已保留
form-unfilled = 还有 { $n } 项未填写

verdict-pass = 通过
verdict-fail = 不符合
verdict-unknown = 待核实
verdict-to-fill-in = 待填写

days-left = 还剩 { $n } 天
progress-of = { $done } / { $all }
stage-done = 已完成
tier-count = { $n } 名

filter-apply = 筛选
paging = 翻页
paging-before = 上一页
paging-after = 下一页
plot-as-table = 看数字
dialog-close = 关闭
copy = 复制
copied = 已复制

# Lists, days and money
list-joint = {"、"}
day-full = { $year }年{ $month }月{ $day }日
day-short = { $month }月{ $day }日
day-dotted = { $month }.{ $day }
day-and-time = { $day } { $time }
money = { $amount } 元
# Chinese says the number of whole ten thousands; it is 0 if the sum is not a multiple.
money-spoken = { $wan ->
    [0] { $amount }元
   *[other] { $wan }万元
    }
