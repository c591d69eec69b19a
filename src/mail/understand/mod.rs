//! Which entry does a message make: title, author, contact, phone, introduction, and whether the video is unpublished?
//!
//! Labelled lines of the sender's own text and of a registration form are certain. Subjects, file names and free text
//! give guesses, about which an organizer decides. A value on which two certain sources differ is a guess, too.

pub mod closing;
pub mod form;
pub mod label;
pub mod quote;
pub mod video;
pub mod wording;

pub use crate::contest::message::{Guess, Source, Statement, Understood};
use crate::mail::receive::Incoming;
use crate::mail::receive::attachment::Attachment;
use label::{Field, on_line};

/// Collects the details of the entry that a message makes.
pub fn understand(incoming: &Incoming) -> Understood {
    let mut findings = Findings::default();
    for file in incoming.files() {
        findings.read_form(file);
    }
    let text = entry_text(incoming);
    findings.read_lines(text);
    findings.read_subject(incoming.subject.as_deref().unwrap_or(""));
    for file in incoming.files() {
        findings.read_file_name(file);
    }
    findings.read_text(text);
    findings.read_sender(incoming);
    findings.decided(wording::statement(text))
}

/// The sender's own text without the closing and the signature below it.
fn entry_text(incoming: &Incoming) -> &str {
    let names = incoming.from.iter().map(|sender| sender.name.as_str());
    closing::above(&incoming.own_text, &names.collect::<Vec<_>>())
}

/// All values found, from the most to the least reliable.
#[derive(Default)]
struct Findings {
    found: Vec<(Field, Guess)>,
    /// Parts of subjects and file names that were not recognised as anything else, so that they may be a title.
    leftover: Vec<(String, Source)>,
}

impl Findings {
    fn add(&mut self, field: Field, value: &str, source: Source, certain: bool) {
        let value = match field {
            Field::Phone => match wording::phone(value) {
                Some(phone) => phone,
                None => return,
            },
            Field::Title => wording::title(value),
            Field::Intro => value.trim().to_owned(),
            Field::Author | Field::Contact => wording::name(value),
            _ => return,
        };
        if !value.is_empty() && !wording::says_nothing(&value) {
            let certain = certain && wording::fits(field, &value);
            self.found.push((
                field,
                Guess {
                    value,
                    source,
                    certain,
                },
            ));
        }
    }

    fn read_form(&mut self, file: &Attachment) {
        let rows = form::rows_of(file);
        let source = Source::Form(file.name.clone().unwrap_or_default());
        for (field, value) in form::labelled(&rows) {
            self.add(field, &value, source.clone(), true);
        }
        let lines: Vec<&str> = rows
            .iter()
            .filter(|row| row.len() == 1)
            .map(|row| row[0].as_str())
            .collect();
        self.read_labelled(closing::above(&lines.join("\n"), &[]), &source);
    }

    fn read_lines(&mut self, text: &str) {
        self.read_labelled(text, &Source::Line);
    }

    /// Reads labelled lines. A value ends at the end of its line; an introduction ends at the next label, or at a line
    /// that closes a message or a part of it.
    fn read_labelled(&mut self, text: &str, source: &Source) {
        let mut open: Option<(Field, String, bool)> = None;
        for line in text.lines() {
            let labels = on_line(line);
            let head = &line[..labels.first().map_or(line.len(), |label| label.start)];
            if labels.is_empty() && !closing::ends_a_value(line) {
                continue_value(&mut open, head);
                continue;
            }
            self.close(&mut open, source);
            for (at, label) in labels.iter().enumerate() {
                self.close(&mut open, source);
                let end = labels.get(at + 1).map_or(line.len(), |next| next.start);
                open = Some((label.field, line[label.value..end].to_owned(), label.clear));
            }
        }
        self.close(&mut open, source);
    }

    fn close(&mut self, open: &mut Option<(Field, String, bool)>, source: &Source) {
        if let Some((field, value, clear)) = open.take() {
            self.add(
                field,
                value.trim_matches(wording::EDGES),
                source.clone(),
                clear,
            );
        }
    }

    fn read_subject(&mut self, subject: &str) {
        self.read_joined(subject, &Source::Subject);
    }

    fn read_file_name(&mut self, file: &Attachment) {
        let name = file.name.as_deref().unwrap_or("").trim();
        let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        if video::is_video_name(name) && !video::is_machine_name(stem) {
            self.read_joined(stem, &Source::FileName(name.to_owned()));
        }
    }

    /// Reads values joined by separators, such as `《海河》+王小明+13800000000`, and distinguishes them by their form.
    fn read_joined(&mut self, text: &str, source: &Source) {
        let titled = wording::in_title_marks(text);
        if let Some(title) = titled {
            self.add(Field::Title, title, source.clone(), false);
        }
        let parts: Vec<&str> = match on_line(text).is_empty() {
            true => wording::parts(text).collect(),
            false => Vec::new(),
        };
        // a text of two to four characters by itself is more often a title than a name
        let joined = parts.len() > 1 || titled.is_some();
        for part in parts {
            if wording::phone(part).is_some() {
                self.add(Field::Phone, part, source.clone(), false);
            } else if joined && wording::is_personal_name(part) {
                self.add(Field::Author, part, source.clone(), false);
            } else if titled.is_none() && !wording::is_about_the_contest(part) {
                self.leftover.push((part.to_owned(), source.clone()));
            }
        }
    }

    fn read_text(&mut self, text: &str) {
        if let Some(title) = wording::in_title_marks(text) {
            self.add(Field::Title, title, Source::Text, false);
        }
        for phone in wording::mobiles(text) {
            self.add(Field::Phone, &phone, Source::Text, false);
        }
    }

    fn read_sender(&mut self, incoming: &Incoming) {
        let name = incoming
            .from
            .first()
            .map_or("", |mailbox| mailbox.name.as_str());
        if wording::is_personal_name(name) {
            self.add(Field::Author, name, Source::Sender, false);
        }
    }

    fn decided(mut self, statement: Option<Statement>) -> Understood {
        for (part, source) in std::mem::take(&mut self.leftover) {
            self.add(Field::Title, &part, source, false);
        }
        Understood {
            title: self.best(Field::Title),
            author: self.best(Field::Author),
            contact: self.best(Field::Contact),
            phone: self.best(Field::Phone),
            intro: self.best(Field::Intro),
            statement: statement.map(|value| Guess {
                value,
                source: Source::Text,
                certain: false,
            }),
        }
    }

    /// The most reliable value of a field; certain only if every other certain value agrees.
    fn best(&self, field: Field) -> Option<Guess> {
        let found: Vec<&Guess> = self
            .found
            .iter()
            .filter(|(of, _)| *of == field)
            .map(|(_, guess)| guess)
            .collect();
        let mut best = found
            .iter()
            .find(|guess| guess.certain)
            .or(found.first())
            .copied()
            .cloned()?;
        best.certain &= found
            .iter()
            .all(|other| !other.certain || wording::same(&other.value, &best.value));
        Some(best)
    }
}

/// Adds an unlabelled line to the open value: an introduction continues; any other value may only begin on the line
/// below its label.
fn continue_value(open: &mut Option<(Field, String, bool)>, line: &str) {
    match open {
        Some((Field::Intro, value, _)) => {
            value.push('\n');
            value.push_str(line.trim());
        }
        Some((_, value, _)) if value.trim().is_empty() => value.push_str(line.trim()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::receive::receive;
    use proptest::prelude::*;

    fn message(subject: &str, text: &str) -> Understood {
        let raw = format!(
            "From: a@b\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}"
        );
        understand(&receive(raw))
    }

    fn shown(guess: &Option<Guess>) -> Option<(&str, bool)> {
        guess
            .as_ref()
            .map(|guess| (guess.value.as_str(), guess.certain))
    }

    #[test]
    fn labelled_lines_are_certain() {
        let text = "作品名称：《桥》\n作 者：李华\n联系电话：+86 138-0000-0000\n作品简介：第一行\n第二行\n地址：天津\n未在任何平台发表";
        let understood = message("投稿", text);
        assert_eq!(shown(&understood.title), Some(("桥", true)));
        assert_eq!(shown(&understood.author), Some(("李华", true)));
        assert_eq!(shown(&understood.phone), Some(("13800000000", true)));
        assert_eq!(shown(&understood.intro), Some(("第一行\n第二行", true)));
        assert_eq!(
            understood.statement.map(|statement| statement.value),
            Some(Statement::Unpublished)
        );
    }

    #[test]
    fn a_subject_only_gives_guesses() {
        let understood = message("“你好天津”短视频大赛投稿＋《桥》＋李华＋13800000000", "");
        assert_eq!(shown(&understood.title), Some(("桥", false)));
        assert_eq!(shown(&understood.author), Some(("李华", false)));
        assert_eq!(shown(&understood.phone), Some(("13800000000", false)));
    }

    #[test]
    fn two_labelled_lines_that_differ_make_a_guess() {
        assert_eq!(
            shown(&message("x", "作者：李华\n作者：王明").author),
            Some(("李华", false))
        );
        assert_eq!(
            shown(&message("x", "作者：李华\n作者：李 华").author),
            Some(("李华", true))
        );
    }

    #[test]
    fn an_answered_message_is_not_read() {
        let understood = message("回复：投稿", "好的\n------ 原始邮件 ------\n作者：李华");
        assert_eq!(shown(&understood.author), None);
    }

    #[test]
    fn a_signature_gives_no_value_and_contradicts_none() {
        let text = "作品名称：桥\n作者：李华\n联系电话：13800000000\n作品简介：第一行\n\n此致\n敬礼\n\n李华\n\
                    某大学\n电话：022-23601234\n作品简介：别的";
        let understood = message("投稿", text);
        assert_eq!(shown(&understood.intro), Some(("第一行", true)));
        assert_eq!(shown(&understood.phone), Some(("13800000000", true)));
    }

    #[test]
    fn what_is_told_about_the_author_is_no_part_of_the_introduction() {
        let text = "作品简介：第一行\n作者简介：李华，某大学学生\n学生姓名：李华\n指导单位：某局";
        let understood = message("投稿", text);
        assert_eq!(shown(&understood.intro), Some(("第一行", true)));
        assert_eq!(shown(&understood.author), Some(("李华", true)));
    }

    #[test]
    fn a_link_ends_an_introduction() {
        let text = "作品简介：第一行\nhttps://a.example/s/1\n第三行\n作者：李华";
        let understood = message("投稿", text);
        assert_eq!(shown(&understood.intro), Some(("第一行", true)));
        assert_eq!(shown(&understood.author), Some(("李华", true)));
    }

    #[test]
    fn an_unfilled_label_gives_nothing() {
        assert_eq!(shown(&message("x", "作者：\n联系电话：无\n").author), None);
    }

    proptest! {
        #[test]
        fn any_message_is_understood_without_panic(subject in "\\PC{0,40}", text in "(\\PC|作者|作品简介|：|\n|《|》|138){0,60}") {
            message(&subject, &text);
        }
    }
}
