# The page that shows all parts.

style-title = 界面部件
style-lead = 每个部件的每种样子。改动之后，先看这一页。
style-act = 主要操作
style-type = 文字
style-colours = 颜色
style-acts = 操作
style-form = 表单
style-verdicts = 检查结果
style-lists = 列表与表格
style-notes = 提示
style-dialog = 打开对话框
style-sample = 海河两岸的灯，一盏一盏亮起来
style-prose = 津城的早晨从一套煎饼馃子开始。把镜头对准身边的人，讲好天津人、天津事、天津情、天津景。
