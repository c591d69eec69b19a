//! Which folders are checked: the inbox and the junk folder, where some entries arrive.

use async_imap::imap_proto::{MailboxDatum, NameAttribute, Response};

/// A folder as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folder {
    name: String,
    is_junk: bool,
    can_be_opened: bool,
}

/// Names of the junk folder on servers that do not mark it, in modified UTF-7: the last ones are 垃圾邮件, 垃圾箱, 垃圾邮件箱.
const JUNK: [&str; 6] = [
    "junk",
    "spam",
    "junk e-mail",
    "&v4nxppcutvy-",
    "&v4nxpnux-",
    "&v4nxppcutvz7sq-",
];

impl Folder {
    /// The folder in a line of the server's list.
    pub(super) fn of(response: &Response<'_>) -> Option<Self> {
        let Response::MailboxData(MailboxDatum::List(listed)) = response else {
            return None;
        };
        Some(Self {
            name: listed.name.to_string(),
            is_junk: listed.name_attributes.contains(&NameAttribute::Junk),
            can_be_opened: !listed.name_attributes.contains(&NameAttribute::NoSelect),
        })
    }

    fn is_junk(&self) -> bool {
        self.is_junk || JUNK.contains(&self.name.to_ascii_lowercase().as_str())
    }
}

/// The folders to check. Junk comes first, so that the inbox remains open for waiting.
pub(super) fn to_look_in(listed: &[Folder]) -> Vec<String> {
    let junk = listed
        .iter()
        .filter(|folder| folder.can_be_opened && folder.is_junk());
    junk.map(|folder| folder.name.clone())
        .chain(["INBOX".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, is_junk: bool) -> Folder {
        Folder {
            name: name.to_owned(),
            is_junk,
            can_be_opened: true,
        }
    }

    #[test]
    fn junk_is_found_by_what_the_server_says_or_by_its_name() {
        let listed =
            ["INBOX", "Sent Messages", "Junk", "&V4NXPpCuTvY-"].map(|name| folder(name, false));
        assert_eq!(to_look_in(&listed), ["Junk", "&V4NXPpCuTvY-", "INBOX"]);
        assert_eq!(to_look_in(&[folder("Werbung", true)]), ["Werbung", "INBOX"]);
        let closed = Folder {
            can_be_opened: false,
            ..folder("Junk", true)
        };
        assert_eq!(to_look_in(&[closed]), ["INBOX"]);
    }
}
