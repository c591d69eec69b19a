//! What becomes of a work once it is entered? Most are accepted; some show how else it can end.

use super::super::dice::Dice;
use crate::contest::entry::ReasonCode;

/// What becomes of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It takes part.
    Accepted,
    /// It is returned, corrected, and takes part.
    Corrected(Fault),
    /// It is returned, and its contestant does nothing.
    LeftReturned(Fault),
    /// It does not take part, for this reason and with this note.
    Rejected(ReasonCode, &'static str),
    /// Its contestant takes it back within hours.
    Withdrawn,
}

/// Why a work is returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The account on the platform was left out.
    NoAccount,
    /// The post can be seen by its author alone.
    NotPublic,
}

const REJECTIONS: [(ReasonCode, &str); 5] = [
    (ReasonCode::Theme, "内容与天津关系不大，感谢参与。"),
    (ReasonCode::Theme, ""),
    (
        ReasonCode::Rights,
        "画面带有其他账号的水印，请确认著作权后另行投稿。",
    ),
    (ReasonCode::Content, "含商品推广信息。"),
    (ReasonCode::Other, "作品为图片轮播，没有视频内容。"),
];

impl Fate {
    /// What becomes of the work with this number.
    pub(super) fn of(seed: u64, work: usize) -> Self {
        let mut dice = Dice::new(seed, (1 << 61) | work as u64);
        let fault = if dice.chance(50) {
            Fault::NoAccount
        } else {
            Fault::NotPublic
        };
        match dice.weighted(&[86, 4, 4, 4, 2]) {
            0 => Self::Accepted,
            1 => Self::Corrected(fault),
            2 => Self::LeftReturned(fault),
            3 => {
                let (reason, note) = REJECTIONS[dice.below(REJECTIONS.len())];
                Self::Rejected(reason, note)
            }
            _ => Self::Withdrawn,
        }
    }

    /// What is wrong with the work when it is entered first.
    pub(super) fn fault(self) -> Option<Fault> {
        match self {
            Self::Corrected(fault) | Self::LeftReturned(fault) => Some(fault),
            _ => None,
        }
    }
}

impl Fault {
    /// The reason and note with which the work is returned.
    pub(super) fn words(self) -> (ReasonCode, &'static str) {
        match self {
            Self::NoAccount => (
                ReasonCode::Details,
                "请补填平台账号名称，以便核对作者身份。",
            ),
            Self::NotPublic => (
                ReasonCode::Link,
                "作品目前仅作者可见，请改为公开后重新提交。",
            ),
        }
    }
}
