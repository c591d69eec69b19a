# The stages of a round: their names, the steps into them with what they do, and the sentences on the page of rules.

stage-eligibility = 资格初审
stage-screening = 初评
stage-jury = 复评
stage-settling = 终评
stage-publicity = 公示
stage-final = 发布

round-next-screening = 进入初评
round-next-jury = 进入复评
round-next-settling = 进入终评
round-next-publicity = 公示名单
round-next-final = 正式发布

round-about-screening = 进入初评后，参评作品固定；此后通过资格初审的作品计入下一期月赛。
round-about-jury = 进入复评后，入围作品固定，并按记录在案的随机种子分配给评委。
round-about-settling = 进入终评后，评委不能再修改评分；可以查看计分并决定获奖名单。
round-about-publicity = 公示后，名单对所有人可见；公示期按工作日计算。
round-about-final = 正式发布后，名单不再变动，晋级作品进入下一级赛事。

done-round-screening = 已进入初评
done-round-jury = 已进入复评
done-round-settling = 已进入终评
done-round-publicity = 名单已公示
done-round-final = 已正式发布

rules-stage-eligibility = 资格初审：组委会核对作品是否符合参赛条件；不符合的说明原因，可以改正的请作者补充修改。
rules-stage-screening = 初评：从合格作品中选出进入复评的作品。
rules-stage-jury = 复评：每件作品由 { $sheets } 位评委独立评分，评委看不到作者信息和彼此的评分。
rules-stage-settling = 终评：组委会按名次和名额确定名单。
rules-stage-publicity = 公示：名单公示 { $days } 个工作日，接受异议。
rules-stage-final = 发布与发奖：名单正式发布，随后发放奖金。
