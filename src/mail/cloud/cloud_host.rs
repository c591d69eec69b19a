//! Which mail service or net disk does a link belong to?
//!
//! Only a table of hosts and paths decides; neither the rest of the link nor the text around it is trusted.

use url::Url;

/// The key of each service, and its links' host (`*.` stands for any subdomain) and beginning of the path. Sources: the
/// mail services' own message bodies and public share texts.
pub const HOSTS: [(&str, &str, &str); 61] = [
    ("qq-ftn", "mail.qq.com", "/cgi-bin/ftnExs_"),
    ("qq-ftn", "wx.mail.qq.com", "/ftn/download"),
    ("qq-ftn", "iwx.mail.qq.com", "/ftn/download"),
    ("qq-ftn", "wx.mail.qq.com", "/cgi-bin/ftnExs_"),
    ("qq-ftn", "mail.qq.com", "/ftn/download"),
    ("qq-ftn", "mail.foxmail.com", "/cgi-bin/ftnExs_"),
    ("qq-ftn", "mail.foxmail.com", "/ftn/download"),
    ("qq-ftn", "*.ftn.qq.com", "/"),
    ("exmail-ftn", "exmail.qq.com", "/cgi-bin/ftnExs_"),
    ("exmail-ftn", "exmail.qq.com", "/ftn/download"),
    ("163-large", "mail.163.com", "/large-attachment-download/"),
    ("163-large", "mail.126.com", "/large-attachment-download/"),
    ("163-large", "mail.yeah.net", "/large-attachment-download/"),
    ("163-large", "fs.163.com", "/fs/display"),
    (
        "netease-dashi",
        "dashi.163.com",
        "/html/cloud-attachment-download",
    ),
    (
        "netease-qiye",
        "edisk.qiye.163.com",
        "/api/biz/attachment/download",
    ),
    ("139-large", "mail.10086.cn", "/"),
    ("139-large", "*.mail.10086.cn", "/"),
    ("139-caiyun", "caiyun.139.com", "/"),
    ("139-caiyun", "yun.139.com", "/"),
    ("sina", "mail.sina.com.cn", "/filecenter/download.php"),
    ("189", "download.cloud.189.cn", "/file/downloadFile.action"),
    ("189", "cloud.189.cn", "/t/"),
    ("189", "cloud.189.cn", "/web/share"),
    ("icloud", "www.icloud.com", "/attachment"),
    ("icloud", "www.icloud.com", "/iclouddrive/"),
    ("baidu", "pan.baidu.com", "/s/"),
    ("baidu", "pan.baidu.com", "/share/"),
    ("baidu", "yun.baidu.com", "/s/"),
    ("aliyun", "www.alipan.com", "/s/"),
    ("aliyun", "alipan.com", "/s/"),
    ("aliyun", "www.aliyundrive.com", "/s/"),
    ("aliyun", "aliyundrive.com", "/s/"),
    ("quark", "pan.quark.cn", "/s/"),
    ("uc", "drive.uc.cn", "/s/"),
    ("weiyun", "share.weiyun.com", "/"),
    ("123pan", "www.123pan.com", "/s/"),
    ("123pan", "123pan.com", "/s/"),
    ("123pan", "www.123pan.cn", "/s/"),
    ("123pan", "www.123684.com", "/s/"),
    ("123pan", "www.123865.com", "/s/"),
    ("123pan", "www.123912.com", "/s/"),
    ("xunlei", "pan.xunlei.com", "/s/"),
    ("115", "115.com", "/s/"),
    ("115", "115cdn.com", "/s/"),
    ("lanzou", "*.lanzou.com", "/"),
    ("lanzou", "*.lanzoui.com", "/"),
    ("lanzou", "*.lanzoux.com", "/"),
    ("lanzou", "*.lanzouw.com", "/"),
    ("lanzou", "*.lanzouu.com", "/"),
    ("jianguoyun", "www.jianguoyun.com", "/p/"),
    ("cowtransfer", "cowtransfer.com", "/s/"),
    ("wenshushu", "www.wenshushu.cn", "/"),
    ("wenshushu", "f.ws59.cn", "/f/"),
    ("onedrive", "1drv.ms", "/"),
    ("onedrive", "onedrive.live.com", "/"),
    ("google-drive", "drive.google.com", "/file/"),
    ("google-drive", "drive.google.com", "/drive/folders/"),
    ("dropbox", "www.dropbox.com", "/s"),
    ("wetransfer", "we.tl", "/"),
    ("wetransfer", "wetransfer.com", "/downloads/"),
];

/// The key of the service to which a link belongs, if the link is in [`HOSTS`].
pub fn of(url: &Url) -> Option<&'static str> {
    // a user name before the host is only there to deceive
    let honest = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    if !honest
        || !matches!(url.scheme(), "http" | "https")
        || (url.path() == "/" && url.query().is_none())
    {
        return None;
    }
    let host = url.host_str()?;
    let known = HOSTS
        .iter()
        .find(|(_, known, path)| host_is(host, known) && url.path().starts_with(path));
    known.map(|(service, ..)| *service)
}

fn host_is(host: &str, known: &str) -> bool {
    match known.strip_prefix("*.") {
        Some(parent) => host
            .strip_suffix(parent)
            .is_some_and(|sub| sub.ends_with('.') && sub.len() > 1),
        None => host == known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(link: &str) -> Option<&'static str> {
        of(&Url::parse(link).unwrap())
    }

    #[test]
    fn links_are_known_by_host_and_path() {
        assert_eq!(
            host("https://gzc-dfsdown.mail.ftn.qq.com/ftn_handler/x"),
            Some("qq-ftn")
        );
        assert_eq!(
            host("http://MAIL.163.com/large-attachment-download/index.html?file=x"),
            Some("163-large")
        );
        assert_eq!(
            host("http://fs.163.com/fs/display/?p=X-NETEASE-HUGE-ATTACHMENT&file=a"),
            Some("163-large")
        );
        assert_eq!(host("https://www.alipan.com/s/abcdefghijk"), Some("aliyun"));
    }

    #[test]
    fn other_pages_of_the_same_hosts_are_no_files() {
        assert_eq!(host("https://mail.qq.com/"), None);
        assert_eq!(host("https://mail.qq.com/cgi-bin/loginpage"), None);
        assert_eq!(host("https://pan.baidu.com/disk/home"), None);
        assert_eq!(host("https://pan.baidu.com:8443/s/1abc"), None);
        assert_eq!(host("ftp://pan.baidu.com/s/1abc"), None);
    }
}
