# Words of the organizers' desk.

round-blocked = 还有 { $n } 项未完成
round-blockers = 进入下一阶段之前
round-numbers = 作品数
round-judges-caption = 评委的进度；看不到任何分数
round-judge = 评委
round-progress = 已评
round-recused = 回避
round-last = 最近一次
round-not-begun = 尚未开始
round-no-entries = 这一轮还没有作品
round-no-entries-what = 通过资格初审的作品会出现在这里。
round-entries-caption = 按得分排列；名次以未舍入的分数计算
round-rank = 名次
round-code = 编号
round-entry = 作品名称
round-author = 作者
round-score = 得分
round-sheets = 评分表
round-state = 状态
