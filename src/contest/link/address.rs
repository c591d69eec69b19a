//! Which host, path and query does a pasted link really have?
//!
//! The link is read by the rules of browsers (crate `url`), so that what is checked here is what would be opened:
//! percent-encoded dots, user names before the host and full-width letters are resolved before anything checks the
//! host.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::refusal::Refusal;

/// Longer than any link of the platforms; the longest known have about 1,000 bytes.
const LONGEST: usize = 4096;

/// A link split into its parts.
pub(super) struct Address {
    url: Url,
    host: String,
    segments: Vec<String>,
}

impl Address {
    /// Splits a pasted link into its parts; refuses what no platform's link has: another scheme, a user name, letters
    /// outside ASCII in the host.
    pub(super) fn read(text: &str) -> Result<Address, Refusal> {
        let text = alone(text);
        if text.is_empty() {
            return Err(Refusal::NotALink);
        }
        within(text.len())?;
        let (text, scheme_written) = with_scheme(text)?;
        let url = Url::parse(&text).map_err(|_| Refusal::NotALink)?;
        // encoding and `https` make a link longer, and the result must be short enough to be read again
        within(url.as_str().len() + usize::from(url.scheme() == "http"))?;
        let host = host_of(&url, scheme_written)?;
        refuse_disguise(&url, &host, scheme_written)?;
        let segments = segments_of(&url);
        Ok(Address {
            url,
            host,
            segments,
        })
    }

    /// The host in lower case, without a final dot.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The segments of the path, percent-decoded, without empty ones.
    pub(super) fn path(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    /// The first value of a query key. Keys that were escaped for HTML (`&amp;fid=`) count, too.
    pub(super) fn value(&self, key: &str) -> Option<String> {
        self.url
            .query_pairs()
            .find(|(name, _)| name.strip_prefix("amp;").unwrap_or(name) == key)
            .map(|(_, value)| value.into_owned())
    }

    /// The whole query, percent-decoded.
    pub(super) fn decoded_query(&self) -> String {
        decode(self.url.query().unwrap_or_default()).into_owned()
    }

    /// The link from host and path alone: without doubled slashes, query and fragment. The path is now the end of the
    /// link, so a final full stop, which would be read as the end of a sentence, is cut off.
    pub(super) fn tidy(&self) -> String {
        let last = if self.url.path().ends_with('/') {
            "/"
        } else {
            ""
        };
        let link = format!("https://{}/{}{last}", self.host, self.segments.join("/"));
        without_last_punctuation(&link).to_owned()
    }

    /// The link without query and fragment, over https.
    pub(super) fn without_query(&self) -> String {
        let link = format!("https://{}{}", self.host, self.url.path());
        without_last_punctuation(&link).to_owned()
    }

    /// The link to open, including its tokens.
    pub(super) fn pasted(&self) -> String {
        self.url.as_str().to_owned()
    }

    /// Refuses a port that is not the scheme's own.
    pub(super) fn refuse_port(&self) -> Result<(), Refusal> {
        match self.url.port() {
            None => Ok(()),
            Some(port) => Err(Refusal::Port {
                host: self.host.clone(),
                port,
            }),
        }
    }
}

fn within(bytes: usize) -> Result<(), Refusal> {
    match bytes > LONGEST {
        true => Err(Refusal::TooLong { bytes }),
        false => Ok(()),
    }
}

/// The link without the brackets, quotes, white space and full stop that may surround it in a sentence.
fn alone(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c != '/' && !c.is_alphanumeric());
    let end = text.find(ends_a_link).unwrap_or(text.len());
    without_last_punctuation(&text[..end])
}

/// Whether this character cannot be part of a link.
pub(super) fn ends_a_link(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '|' | '\'')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFC}')
        || matches!(
            c,
            '，' | '。' | '、' | '！' | '？' | '；' | '）' | '（' | '】' | '【'
        )
        || matches!(
            c,
            '」' | '「' | '』' | '『' | '》' | '《' | '“' | '”' | '‘' | '’' | '…' | '～'
        )
}

/// Cuts off punctuation that ends the sentence, not the link.
pub(super) fn without_last_punctuation(link: &str) -> &str {
    link.trim_end_matches(|c| {
        let ends_sentence = matches!(c, '.' | ',' | ';' | ':' | '!' | '?');
        // `LINK[允悲]`, `LINK(视频)`, `LINK@某人`: the opening sign was still part of the link's text
        ends_sentence || matches!(c, ')' | ']' | '}' | '*' | '~' | '@' | '[' | '(')
    })
}

fn with_scheme(text: &str) -> Result<(Cow<'_, str>, bool), Refusal> {
    let decoded = undo_whole_encoding(text);
    let Some(colon) = scheme_end(&decoded) else {
        let link = format!("https://{}", decoded.trim_start_matches('/'));
        return Ok((Cow::Owned(link), false));
    };
    let scheme = decoded[..colon].to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" => Ok((decoded, true)),
        _ => Err(Refusal::Scheme { scheme }),
    }
}

/// `https%3A%2F%2F…`: a link that was percent-encoded as a whole.
fn undo_whole_encoding(text: &str) -> Cow<'_, str> {
    let head = text.get(..8).unwrap_or_default().to_ascii_lowercase();
    match head.starts_with("http%3a") || head == "https%3a" {
        true => Cow::Owned(alone(&decode(text)).to_owned()),
        false => Cow::Borrowed(text),
    }
}

/// The position of the scheme's colon. With a dot before it, the colon belongs to a host with a port instead.
fn scheme_end(text: &str) -> Option<usize> {
    let colon = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '-')?;
    let is_scheme = text[colon..].starts_with(':') && text.as_bytes()[0].is_ascii_alphabetic();
    is_scheme.then_some(colon)
}

fn host_of(url: &Url, scheme_written: bool) -> Result<String, Refusal> {
    let host = match url.host() {
        // `evil.example,www.douyin.com` would otherwise count as a subdomain of the second host
        Some(Host::Domain(domain)) if !domain.bytes().all(is_host_byte) => {
            return Err(Refusal::NotALink);
        }
        Some(Host::Domain(domain)) => domain.trim_end_matches('.').to_owned(),
        Some(address) if scheme_written => address.to_string(),
        _ => return Err(Refusal::NotALink),
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let plausible = host.len() > last.len() && last.bytes().any(|byte| byte.is_ascii_alphabetic());
    match scheme_written || plausible {
        true => Ok(host),
        false => Err(Refusal::NotALink),
    }
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}

fn refuse_disguise(url: &Url, host: &str, scheme_written: bool) -> Result<(), Refusal> {
    let has_user = !url.username().is_empty() || url.password().is_some();
    let foreign = host.split('.').any(|label| label.starts_with("xn--"));
    // without a scheme, `name@links.com` is a mail address and `你好.世界` is prose
    if (has_user || foreign) && !scheme_written && url.path() == "/" {
        return Err(Refusal::NotALink);
    }
    let host = host.to_owned();
    match (has_user, foreign) {
        (true, _) => Err(Refusal::UserInfo { host }),
        (_, true) => Err(Refusal::Punycode { host }),
        _ => Ok(()),
    }
}

fn segments_of(url: &Url) -> Vec<String> {
    // the text before a query may end with a sentence's punctuation, but a path never does
    without_last_punctuation(url.path())
        .split('/')
        .map(decode)
        // `/video/ID&p=2` is a query that lost its question mark
        .map(|segment| {
            segment
                .split('&')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .filter(|segment| !segment.is_empty())
        .collect()
}

/// Undoes percent-encoding; bytes that are not valid UTF-8 are replaced.
fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(text: &str) -> Result<String, Refusal> {
        Address::read(text).map(|address| address.host)
    }

    #[test]
    fn what_surrounds_a_link_in_a_sentence_is_left_out() {
        for text in [
            " https://a.example/x/ ",
            "（https://a.example/x/）",
            "https://a.example/x/。看看",
            "<https://a.example/x/>",
            "https://a.example/x/ 复制",
            "“https://a.example/x/”",
            "(https://a.example/x/).",
            "\u{FEFF}https://a.example/x/\u{200B}",
        ] {
            let address = Address::read(text).unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(address.pasted(), "https://a.example/x/", "{text}");
        }
    }

    #[test]
    fn a_path_ends_as_the_same_path_does_at_the_end_of_a_sentence() {
        for text in [
            "https://a.example/x/y,?q=1",
            "https://a.example/x/y.#f",
            "https%3A%2F%2Fa.example%2Fx%2Fy%3F%27q",
        ] {
            let address = Address::read(text).unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(address.path(), ["x", "y"], "{text}");
            assert_eq!(address.without_query(), "https://a.example/x/y", "{text}");
            assert_eq!(address.tidy(), "https://a.example/x/y", "{text}");
        }
    }

    #[test]
    fn a_link_without_scheme_is_read_as_https() {
        let address = Address::read("A.Example/Path/?q=1#f").unwrap();
        assert_eq!(address.pasted(), "https://a.example/Path/?q=1#f");
        assert_eq!(address.without_query(), "https://a.example/Path/");
        assert_eq!(host("//a.example/x"), Ok("a.example".into()));
    }

    #[test]
    fn prose_and_noise_are_no_links() {
        let prose = [
            "",
            " ",
            "你好天津",
            "hello",
            "7@1.com",
            "1.2",
            "4.17",
            "。。",
            "看:看",
            "你好.世界",
            "https://a%27.douyin.com/x",
            "a%22.douyin.com/x",
            "https://evil.example,www.douyin.com/x",
            "https://evil.example;www.douyin.com/x",
        ];
        for text in prose {
            assert_eq!(host(text), Err(Refusal::NotALink), "{text}");
        }
    }

    #[test]
    fn other_schemes_are_named() {
        for (text, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("FTP://a.example/", "ftp"),
            ("file:///etc/passwd", "file"),
            ("data:text/html,x", "data"),
        ] {
            let scheme = scheme.to_owned();
            assert_eq!(host(text), Err(Refusal::Scheme { scheme }), "{text}");
        }
    }

    #[test]
    fn encoding_is_undone_before_the_host_is_read() {
        assert_eq!(host("https://a%2eexample/x"), Ok("a.example".into()));
        assert_eq!(host("https%3A%2F%2Fa.example%2Fx"), Ok("a.example".into()));
        assert_eq!(host("https://ａ.example./x"), Ok("a.example".into()));
        let address = Address::read("https://a.example//x%3A1/%+f/?k=%E4%BD%A0&amp;m=2").unwrap();
        assert_eq!(address.path(), ["x:1", "%+f"]);
        assert_eq!(address.value("k").as_deref(), Some("你"));
        assert_eq!(address.value("m").as_deref(), Some("2"));
    }

    #[test]
    fn a_link_longer_than_any_real_one_is_refused_by_its_length() {
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        let bytes = long.len();
        assert_eq!(host(&long), Err(Refusal::TooLong { bytes }));
    }

    #[test]
    fn a_link_that_is_too_long_once_it_is_encoded_or_made_https_is_refused_too() {
        let encoded = format!("https://a.example/{}", "你".repeat(LONGEST / 9));
        let bytes = "https://a.example/".len() + LONGEST / 9 * 9;
        assert_eq!(host(&encoded), Err(Refusal::TooLong { bytes }));
        let http = "http://a.example/";
        let plain = format!("{http}{}", "x".repeat(LONGEST - http.len()));
        let bytes = LONGEST + 1;
        assert_eq!(host(&plain), Err(Refusal::TooLong { bytes }));
        assert_eq!(host(&plain[..LONGEST - 1]), Ok("a.example".into()));
    }
}
