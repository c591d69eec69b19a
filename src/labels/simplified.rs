//! Traditional characters as simplified ones, so that one list of words serves both ways of writing. Only characters
//! that the words of labels, closings and statements use are here; a text that is stored keeps its own characters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Traditional characters, each with its simplified one behind it.
const PAIRS: &str = "鏈链連连結结網网視视頻频標标題题稱称發发佈布時时間间號号賬账帳账帐账戶户聯联繫系係系絡络電电話话機机郵邮創创參参賽赛選选簡简紹绍說说內内檔档長长單单學学備备註注類类評评編编聽听專专業业閱阅覽览圖图團团\
     隊队導导師师攝摄輯辑證证別别組组織织資资訊讯歲岁實实戲戏劇剧場场區区歷历齡龄職职務务從从傳传順顺頌颂謝谢禮礼願愿顏颜過过開开將将經经無无於于與与個个還还沒没對对應应該该這这裡里裏里種种當当們们後后臺台\
     檯台體体閉闭闢辟製制國国華华韓韩語语讀读讓让請请復复複复覆复審审點点讚赞贊赞轉转載载條条級级樂乐曬晒獲获獎奖園园橋桥東东萬万億亿義义習习書书買买賣卖車车軌轨輕轻輪轮達达適适遠远運运遞递邊边錄录鏡镜鐘钟\
     鐵铁門门問问閒闲關关陽阳階阶際际難难雙双雜杂雲云霧雾靈灵靜静頁页項项須须預预領领頭头顧顾顯显風风飛飞養养餘余館馆駐驻驗验驚惊魚鱼麗丽黃黄齊齐龍龙龜龟滙汇彙汇匯汇價价優优儘尽盡尽儀仪償偿兒儿兩两冊册凍冻\
     劃划動动勞劳勝胜勵励勸劝協协卻却厲厉吳吴員员啟启喚唤嘗尝嚴严囑嘱壓压壞坏夢梦夠够夾夹奪夺奮奋婦妇媽妈孫孙寧宁寫写寶宝尋寻屆届屬属島岛廠厂廣广廳厅張张彈弹徑径徵征恆恒惡恶愛爱態态慣惯慶庆憂忧憑凭憶忆懷怀\
     戰战拋抛換换擇择據据擬拟擔担擴扩攜携攤摊敗败數数斷断晝昼曆历會会極极構构樓楼樣样樹树檢检權权歡欢歸归殺杀氣气決决沖冲涼凉淚泪測测渾浑湯汤滅灭滿满漁渔漢汉漲涨潛潜潤润濟济濱滨灣湾災灾為为爲为煉炼熱热爭争\
     牽牵狀状獨独現现瑪玛環环產产畢毕畫画異异療疗盜盗監监盤盘眾众睏困碼码礎础祿禄禍祸禦御積积穩稳窮穷竊窃筆笔範范節节簽签籤签糧粮約约紅红紀纪純纯紙纸細细終终給给統统絕绝維维綱纲線线練练緊紧縣县縮缩總总績绩\
     繼继續续纖纤罰罚羅罗羣群聖圣聞闻聲声聰聪腦脑腳脚臉脸興兴舉举舊旧艙舱艦舰藝艺藥药蘇苏蘭兰處处虛虚虧亏術术衛卫衝冲補补裝装規规觀观計计訂订記记訪访設设許许診诊詞词試试詩诗詳详認认誌志誠诚誤误課课調调談谈\
     論论諒谅諸诸謀谋謹谨譜谱識识譯译議议護护譽誉變变豐丰貓猫負负財财責责貨货貫贯費费貼贴貿贸賀贺賓宾賞赏質质賴赖贈赠贏赢趕赶趙赵跡迹踐践躍跃辦办辭辞農农遊游遲迟遼辽鄉乡鄭郑鄰邻醫医釋释針针鈔钞鋼钢錢钱錯错\
     鎮镇閃闪陸陆陳陈隨随險险雖虽離离響响頂顶頒颁頓顿額额飯饭飲饮駕驾騎骑騙骗騰腾鬆松鬥斗鬧闹鮮鲜鳥鸟鳴鸣鴻鸿麥麦麼么麽么黨党齒齿傑杰傷伤債债僅仅僑侨兇凶剛刚劉刘勢势叢丛嗎吗塊块塵尘墊垫壽寿奧奥妝妆姊姐\
     嬰婴宮宫尷尴幣币幫帮幹干庫库廢废弔吊彎弯徹彻恥耻惱恼慮虑憐怜懇恳懶懒戀恋揚扬損损搶抢撥拨擊击擋挡擠挤擺摆攔拦敵敌斬斩暫暂曉晓樸朴櫃柜殘残毀毁";

/// The simplified character for a traditional one; any other character unchanged.
#[must_use]
pub fn of(c: char) -> char {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let characters: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
        let pairs = characters.chunks_exact(2);
        pairs.map(|pair| (pair[0], pair[1])).collect()
    });
    match c.is_ascii() {
        true => c,
        false => TABLE.get(&c).copied().unwrap_or(c),
    }
}

/// A text in simplified characters, as long in characters as it was.
#[must_use]
pub fn text(text: &str) -> String {
    text.chars().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_are_one() {
        assert_eq!(
            text("作品名稱、聯繫電話、內容簡介"),
            "作品名称、联系电话、内容简介"
        );
        assert_eq!(text("作品名称 Title"), "作品名称 Title");
    }

    #[test]
    fn no_simplified_character_is_taken_for_a_traditional_one() {
        let characters: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(characters.len() % 2, 0);
        for pair in characters.chunks(2) {
            assert_eq!(of(pair[1]), pair[1], "{pair:?}");
        }
    }
}
