//! How does one work of the demonstration come about? A moment, a person, a title and a way in, and for some of them
//! one of the mistakes that people make.

use super::descriptions::{TopicForm, TopicLine, about, introduction};
use super::dice::Dice;
use super::moments::{Moment, too_early};
use super::people::{Entrant, People};
use super::shares::Shared;
use super::titles::{Titled, Titles};
use super::words::{Theme, Words};
use super::{Defect, Way, Work, links};
use chrono::{Datelike, NaiveDateTime};

/// The platforms, and how often people use them.
const PLATFORMS: [(&str, usize); 7] = [
    ("douyin", 34),
    ("kuaishou", 14),
    ("weixin", 16),
    ("weibo", 9),
    ("bilibili", 9),
    ("xiaohongshu", 10),
    ("jindouyun", 8),
];

const MAIL_PERCENT: usize = 6;
const DEFECT_PERCENT: usize = 8;

/// Makes works one after the other; later ones may repeat earlier ones.
pub(super) struct Maker<'w> {
    words: &'w Words,
    titles: Titles<'w>,
    people: People,
    dice: Dice,
}

impl<'w> Maker<'w> {
    /// A maker that has made nothing yet.
    pub(super) fn new(words: &'w Words, dice: Dice) -> Self {
        Maker {
            words,
            titles: Titles::new(words),
            people: People::default(),
            dice,
        }
    }

    /// The work entered at this moment, after those in `earlier`.
    pub(super) fn work(&mut self, moment: Moment, earlier: &[Work]) -> Work {
        if self.dice.chance(MAIL_PERCENT) {
            return self.mailed(moment);
        }
        let platform = PLATFORMS[self.dice.weighted(&PLATFORMS.map(|(_, weight)| weight))].0;
        let defect = if self.dice.chance(DEFECT_PERCENT) {
            self.defect(platform, earlier)
        } else {
            None
        };
        match defect {
            Some(Defect::Duplicate { of }) => self.again(moment, &earlier[of], of),
            _ => self.posted(platform, moment, defect, earlier.len()),
        }
    }

    fn mailed(&mut self, moment: Moment) -> Work {
        let titled = self.titles.next(&mut self.dice, moment.submitted.month());
        let entrant = self.people.next(&mut self.dice);
        let description = introduction(self.words, &titled, &mut self.dice);
        Work {
            way: Way::Mail,
            share_text: None,
            account: None,
            published_at: None,
            email: Some(entrant.email.clone()),
            ..self.entered(titled, description, entrant, moment.submitted)
        }
    }

    fn posted(
        &mut self,
        platform: &'static str,
        moment: Moment,
        defect: Option<Defect>,
        serial: usize,
    ) -> Work {
        let titled = self.titles.next(&mut self.dice, moment.published.month());
        let entrant = self.people.next(&mut self.dice);
        let published = if defect == Some(Defect::BeforeWindow) {
            too_early(&mut self.dice)
        } else {
            moment.published
        };
        let topics = self.topics(platform, defect, titled.theme);
        let url = self.url(platform, published, defect, serial);
        let shared = Shared {
            platform,
            url: &url,
            title: &titled.title,
            account: &entrant.account,
            topics: &topics,
        };
        let share_text = shared.text(&mut self.dice);
        let description = format!(
            "{} {}",
            about(self.words, &titled, &mut self.dice),
            topics.text()
        );
        Work {
            way: Way::Platform(platform),
            share_text: Some(share_text),
            account: Some(entrant.account.clone()),
            published_at: Some(published),
            defect,
            ..self.entered(titled, description, entrant, moment.submitted)
        }
    }

    /// The parts that both ways in have in common.
    fn entered(
        &mut self,
        titled: Titled,
        description: String,
        entrant: Entrant,
        submitted_at: NaiveDateTime,
    ) -> Work {
        Work {
            way: Way::Mail,
            share_text: None,
            description,
            title: titled.title,
            author: entrant.author,
            contact: entrant.contact,
            phone: entrant.phone,
            email: self.dice.chance(65).then_some(entrant.email),
            account: None,
            published_at: None,
            submitted_at,
            quality: self.quality(),
            defect: None,
        }
    }

    /// The same post entered again, by the same person, often with another form of its link.
    fn again(&mut self, moment: Moment, first: &Work, of: usize) -> Work {
        let Way::Platform(platform) = first.way else {
            return first.clone();
        };
        let day = first.published_at.unwrap_or(moment.published).date();
        let url = links::post(platform, &links::id(platform, of), day, &mut self.dice);
        Work {
            share_text: Some(url),
            submitted_at: moment.submitted,
            defect: Some(Defect::Duplicate { of }),
            ..first.clone()
        }
    }

    /// A mistake that can be made on this platform.
    fn defect(&mut self, platform: &str, earlier: &[Work]) -> Option<Defect> {
        let mut possible = vec![
            Defect::MissingTopic,
            Defect::MissingTopic,
            Defect::NearMissTopic,
            Defect::BeforeWindow,
            Defect::LookAlikeHost,
        ];
        if links::profile(platform, 0).is_some() {
            possible.push(Defect::ProfileLink);
        }
        if matches!(platform, "weibo" | "bilibili") {
            possible.extend([Defect::OpenTopics; 4]);
        }
        if let Some(of) = self.sound(platform, earlier) {
            possible.extend([Defect::Duplicate { of }; 2]);
        }
        Some(possible[self.dice.below(possible.len())])
    }

    /// An earlier work without a defect on this platform.
    fn sound(&mut self, platform: &str, earlier: &[Work]) -> Option<usize> {
        let fits = |work: &Work| {
            work.defect.is_none() && matches!(work.way, Way::Platform(key) if key == platform)
        };
        let sound: Vec<_> = (0..earlier.len())
            .filter(|index| fits(&earlier[*index]))
            .collect();
        (!sound.is_empty()).then(|| sound[self.dice.below(sound.len())])
    }

    fn topics(&mut self, platform: &str, defect: Option<Defect>, theme: &Theme) -> TopicLine {
        let form = if defect == Some(Defect::OpenTopics) {
            TopicForm::Open
        } else {
            TopicForm::of(platform, &mut self.dice)
        };
        let mut topics = TopicLine::whole(&mut self.dice, form, theme);
        match defect {
            Some(Defect::MissingTopic) => topics.forget_one(&mut self.dice),
            Some(Defect::NearMissTopic) => topics.misremember_one(&mut self.dice),
            _ => {}
        }
        topics
    }

    fn url(
        &mut self,
        platform: &str,
        published: NaiveDateTime,
        defect: Option<Defect>,
        serial: usize,
    ) -> String {
        let post = links::post(
            platform,
            &links::id(platform, serial),
            published.date(),
            &mut self.dice,
        );
        match defect {
            Some(Defect::LookAlikeHost) => links::look_alike(&post),
            Some(Defect::ProfileLink) => links::profile(platform, serial).unwrap_or(post),
            _ => post,
        }
    }

    /// From 36 to 96 per cent, most works in the middle.
    fn quality(&mut self) -> u8 {
        36 + (0..3).map(|_| self.dice.below(21) as u8).sum::<u8>()
    }
}
