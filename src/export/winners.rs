//! A round's list of winners: number, award, code, title, author, source, and for organizers the amounts. It never
//! contains a phone number or any other contact detail.

use chrono::{DateTime, Utc};

use super::file::{ExportError, File, Format};
use super::table::{Cell, Column, Table};
use crate::contest::Contest;
use crate::contest::definition::TierRule;
use crate::contest::listing::ListedAward;
use crate::contest::round::RoundKey;
use crate::lang::{Lang, Phrase};
use crate::names;

/// The reader of a list of winners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Everybody, once the list is public.
    Public,
    /// Organizers: amounts are shown, and the list says if it is not public yet.
    Organizer {
        /// Whether the list is public.
        published: bool,
    },
}

/// A round's winners in the reader's language, in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WinnerList {
    /// The round.
    pub round: RoundKey,
    /// The round's name.
    pub round_name: String,
    /// The contest's name.
    pub contest: String,
    /// Its reader.
    pub reader: Reader,
    /// Its language.
    pub lang: Lang,
    /// By tier, the highest first, then by place. Equal winners are in the order of their codes, which has no meaning.
    pub rows: Vec<Winner>,
}

/// One winner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Winner {
    /// 序号: counts the whole list, from 1.
    pub number: i64,
    /// The tier's key.
    pub tier: String,
    /// 奖项: the tier's name.
    pub award: String,
    /// 作品编号.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// 作者.
    pub author: String,
    /// 投稿方式: the platform's name, or e-mail.
    pub source: String,
    /// The prize in fen, before tax.
    pub amount_fen: i64,
}

impl WinnerList {
    /// The list of the awards of a decision.
    #[must_use]
    pub fn of(
        contest: &Contest,
        round: RoundKey,
        awards: &[ListedAward],
        reader: Reader,
        lang: Lang,
    ) -> Self {
        let definition = &contest.definition;
        let tier_place = |row: &ListedAward| {
            let same = |tier: &TierRule| tier.key == row.tier;
            definition.tiers.iter().position(same)
        };
        let mut sorted: Vec<&ListedAward> = awards.iter().collect();
        sorted.sort_by_key(|row| (tier_place(row), row.place, row.rank, &row.entry.code));
        let rows = (1..).zip(sorted);
        Self {
            round,
            round_name: lang.word(&names::round(round)),
            contest: lang.pick(&definition.name).to_owned(),
            reader,
            lang,
            rows: rows
                .map(|(number, row)| winner(contest, lang, number, row))
                .collect(),
        }
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> String {
        let title = Phrase::new("list-winners-title")
            .with("contest", &self.contest)
            .with("round", &self.round_name);
        self.lang.word(&title)
    }

    /// The note that it is not public yet; empty once it is.
    #[must_use]
    pub fn note(&self) -> String {
        match self.reader {
            Reader::Organizer { published: false } => {
                self.lang.word(&Phrase::new("list-not-public"))
            }
            Reader::Organizer { published: true } | Reader::Public => String::new(),
        }
    }

    /// The list as a table.
    #[must_use]
    pub fn table(&self) -> Table {
        let with_amounts = self.reader != Reader::Public;
        let word = |key: &'static str| self.lang.word(&Phrase::new(key));
        let mut columns = vec![
            Column::new("number", word("list-number"), 6),
            Column::new("award", word("list-award"), 12),
            Column::new("code", word("list-code"), 14),
            Column::new("title", word("list-title"), 48),
            Column::new("author", word("list-author"), 24),
            Column::new("source", word("list-source"), 14),
        ];
        if with_amounts {
            columns.push(Column::new("amount_yuan", word("list-amount"), 18));
        }
        let row = |winner: &Winner| winner.cells(with_amounts);
        Table {
            file_name: self.file_name(),
            title: self.title(),
            note: self.note(),
            columns,
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// The list as a file, such as `winners-m01.csv`.
    pub fn file(&self, format: Format, now: DateTime<Utc>) -> Result<File, ExportError> {
        self.table().file(format, self.lang, now)
    }

    fn file_name(&self) -> String {
        let name = format!("winners-{}", self.round);
        match self.reader {
            Reader::Organizer { published: false } => {
                let mark = self.lang.word(&Phrase::new("list-not-public-mark"));
                format!("{name}-{mark}")
            }
            Reader::Organizer { published: true } | Reader::Public => name,
        }
    }
}

impl Winner {
    fn cells(&self, with_amounts: bool) -> Vec<Cell> {
        let text = |text: &String| Cell::Text(text.clone());
        let mut cells = vec![
            Cell::Number(self.number),
            text(&self.award),
            text(&self.code),
            text(&self.title),
            text(&self.author),
            text(&self.source),
        ];
        if with_amounts {
            cells.push(Cell::Money(self.amount_fen));
        }
        cells
    }
}

fn winner(contest: &Contest, lang: Lang, number: i64, row: &ListedAward) -> Winner {
    let award = contest
        .definition
        .tier(&row.tier)
        .map_or(row.tier.as_str(), |tier| lang.pick(&tier.name));
    Winner {
        number,
        tier: row.tier.clone(),
        award: award.to_owned(),
        code: row.entry.code.clone(),
        title: row.entry.title.clone(),
        author: row.entry.author.clone(),
        source: lang.word(&names::source(row.entry.platform)),
        amount_fen: row.amount_fen,
    }
}
