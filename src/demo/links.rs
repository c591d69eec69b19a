//! Where do the demonstration's platform entries point to? To ids that are well-formed and belong to nobody's post:
//! numbers far beyond those given out so far, or blocks of one repeated digit. A serial number makes each unique.

use super::dice::Dice;
use chrono::NaiveDate;

const BASE62: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE58: &[u8; 58] = b"FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf";

/// The id of the work number `serial` on a platform, in the platform's form.
pub(super) fn id(platform: &str, serial: usize) -> String {
    let n = scattered(serial);
    match platform {
        "douyin" => format!("9000000000000{n:06}"),
        "kuaishou" => format!("3x0demo0{}", padded(n, 36, 7)),
        "weixin" => format!("ADemo{}", padded(n, 62, 5)),
        "weibo" => format!("6188888888{n:06}"),
        "bilibili" => bvid(2_222_222_222_000_000 + n),
        "xiaohongshu" => format!("ffffffff00000000de{n:06x}"),
        _ => format!("000{n:06}"),
    }
}

/// An address of the post with this id, published on `day`; several forms are in use.
pub(super) fn post(platform: &str, id: &str, day: NaiveDate, dice: &mut Dice) -> String {
    let forms: &[&str] = match platform {
        "douyin" => &[
            "https://www.douyin.com/video/{}",
            "https://www.douyin.com/video/{}?previous_page=web_code_link",
            "https://www.iesdouyin.com/share/video/{}/?region=CN&from_ssr=1",
            "https://www.douyin.com/jingxuan?modal_id={}",
        ],
        "kuaishou" => &[
            "https://www.kuaishou.com/short-video/{}",
            "https://v.m.chenzhongtech.com/fw/photo/{}?cc=share_wxms",
        ],
        "weixin" => &["https://weixin.qq.com/sph/{}"],
        "weibo" => &[
            "https://m.weibo.cn/status/{}",
            "https://m.weibo.cn/detail/{}",
            "https://weibo.com/0/{bid}",
            "https://m.weibo.cn/status/{bid}?jumpfrom=weibocom",
        ],
        "bilibili" => &[
            "https://www.bilibili.com/video/{}",
            "https://www.bilibili.com/video/{}/?spm_id_from=333.999.0.0",
            "https://m.bilibili.com/video/{}",
            "https://b23.tv/{}",
        ],
        "xiaohongshu" => &[
            "https://www.xiaohongshu.com/explore/{}",
            "https://www.xiaohongshu.com/discovery/item/{}?source=webshare&xhsshare=pc_web&xsec_source=pc_share",
        ],
        _ => &["https://www.app2020.tjyun.com/jyapp/system/{day}/{}.shtml"],
    };
    fill(dice.pick(forms), id).replace("{day}", &day.format("%Y/%m/%d").to_string())
}

/// The address of a person instead of a post, on the platforms where people paste such ones.
pub(super) fn profile(platform: &str, serial: usize) -> Option<String> {
    let n = scattered(serial);
    match platform {
        "douyin" => Some(format!(
            "https://www.douyin.com/user/MS4wLjABAAAA0000demo0000{n:06}"
        )),
        "kuaishou" => Some(format!(
            "https://www.kuaishou.com/profile/3x0demo0{}",
            padded(n, 36, 7)
        )),
        "weibo" => Some(format!("https://weibo.com/u/9999{n:06}")),
        "bilibili" => Some(format!("https://space.bilibili.com/9000000000{n:06}")),
        "xiaohongshu" => Some(format!(
            "https://www.xiaohongshu.com/user/profile/ffffffffffffffffff{n:06x}"
        )),
        _ => None,
    }
}

/// An address whose host only looks like the platform's; `.example` belongs to nobody.
pub(super) fn look_alike(url: &str) -> String {
    let rest = url.trim_start_matches("https://");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("https://{host}.video.example/{path}")
}

/// Neighbouring works get ids far apart; 611,953 shares no factor with a million, so none repeats before that.
fn scattered(serial: usize) -> u64 {
    (serial as u64 * 611_953 + 271_828) % 1_000_000
}

fn fill(form: &str, id: &str) -> String {
    form.replace("{}", id).replace("{bid}", &bid(id))
}

/// The short form of a Weibo number: groups of seven digits from the right, each in base 62.
fn bid(mid: &str) -> String {
    let (high, low) = mid.split_at(mid.len().saturating_sub(7));
    let low = padded(low.parse().unwrap_or(0), 62, 4);
    if high.is_empty() {
        low
    } else {
        format!("{}{low}", bid_head(high))
    }
}

fn bid_head(digits: &str) -> String {
    if digits.len() > 7 {
        bid(digits)
    } else {
        padded(digits.parse().unwrap_or(0), 62, 0)
    }
}

/// `n` in this base, filled with zeros up to `width`.
fn padded(mut n: u64, base: u64, width: usize) -> String {
    let mut digits = Vec::new();
    while n > 0 || digits.len() < width {
        digits.push(char::from(BASE62[(n % base) as usize]));
        n /= base;
    }
    digits.iter().rev().collect()
}

/// The BV id of a Bilibili number (1 to 2^51 - 1).
fn bvid(aid: u64) -> String {
    let mut rest = ((1 << 51) | aid) ^ 23_442_827_791_579;
    let mut places = [b'F'; 9];
    for place in [8, 7, 0, 5, 1, 3, 2, 4, 6] {
        places[place] = BASE58[(rest % 58) as usize];
        rest /= 58;
    }
    let places: String = places.iter().map(|byte| char::from(*byte)).collect();
    format!("BV1{places}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const PLATFORMS: [&str; 7] = [
        "douyin",
        "kuaishou",
        "weixin",
        "weibo",
        "bilibili",
        "xiaohongshu",
        "jindouyun",
    ];

    /// The number behind a BV id, by a way of its own: digits weighted by powers instead of division.
    fn aid(bvid: &str) -> Option<u64> {
        let nine = bvid
            .strip_prefix("BV1")
            .filter(|nine| nine.len() == 9)?
            .as_bytes();
        let mut t = 0u64;
        for (power, place) in [8, 7, 0, 5, 1, 3, 2, 4, 6].into_iter().enumerate() {
            t += BASE58.iter().position(|byte| *byte == nine[place])? as u64
                * 58u64.pow(power as u32);
        }
        ((1u64 << 51)..(1 << 52))
            .contains(&t)
            .then_some((t & ((1 << 51) - 1)) ^ 23_442_827_791_579)
    }

    fn mid(bid: &str) -> String {
        let value = |part: &str| {
            part.bytes().fold(0, |n, b| {
                n * 62 + BASE62.iter().position(|x| *x == b).unwrap() as u64
            })
        };
        let (head, tail) = bid.split_at(bid.len() - 8);
        format!(
            "{}{:07}{:07}",
            value(head),
            value(&tail[..4]),
            value(&tail[4..])
        )
    }

    #[test]
    fn known_numbers_get_their_known_short_forms() {
        assert_eq!(
            (bvid(170_001).as_str(), bvid(2_251_799_813_685_247).as_str()),
            ("BV17x411w7KC", "BV1aPPTfmvQq")
        );
        assert_eq!(
            (
                bid("4910815147462302").as_str(),
                bid("4500000000000000").as_str()
            ),
            ("N4xlMvjhI", "J00000000")
        );
    }

    #[test]
    fn every_id_obeys_its_platform() {
        let lower = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        for serial in 0..5000 {
            assert!(
                id("douyin", serial).len() == 19 && id("douyin", serial).parse::<i64>().is_ok()
            );
            assert!(
                id("kuaishou", serial).len() == 15
                    && id("kuaishou", serial).starts_with("3x")
                    && lower(&id("kuaishou", serial))
            );
            assert!(id("weixin", serial).len() == 10 && id("weixin", serial).starts_with('A'));
            assert!(
                id("weibo", serial).len() == 16
                    && bid(&id("weibo", serial)).len() == 9
                    && mid(&bid(&id("weibo", serial))) == id("weibo", serial)
            );
            assert_eq!(
                aid(&id("bilibili", serial)),
                Some(2_222_222_222_000_000 + scattered(serial))
            );
            assert!(
                id("xiaohongshu", serial).len() == 24
                    && id("xiaohongshu", serial)
                        .bytes()
                        .all(|b| b.is_ascii_hexdigit())
            );
            assert!(id("jindouyun", serial).len() == 9);
        }
    }

    #[test]
    fn no_id_is_given_twice() {
        for platform in PLATFORMS {
            let ids: HashSet<_> = (0..20_000).map(|serial| id(platform, serial)).collect();
            assert_eq!(ids.len(), 20_000, "{platform}");
        }
    }

    #[test]
    fn a_look_alike_is_no_host_of_the_platform() {
        assert_eq!(
            look_alike("https://www.douyin.com/video/9"),
            "https://www.douyin.com.video.example/video/9"
        );
    }

    #[test]
    fn every_form_of_a_link_holds_the_id_and_a_host_of_the_platform() {
        let (day, mut dice) = (
            NaiveDate::from_ymd_opt(2023, 7, 1).unwrap(),
            Dice::new(6, 0),
        );
        let hosts = [
            "douyin.com/ iesdouyin.com/",
            "kuaishou.com/ chenzhongtech.com/",
            "weixin.qq.com/",
            "weibo.cn/ weibo.com/",
            "bilibili.com/ b23.tv/",
            "xiaohongshu.com/",
            "www.app2020.tjyun.com/",
        ];
        for (platform, hosts) in PLATFORMS.into_iter().zip(hosts) {
            for serial in 0..60 {
                let id = id(platform, serial);
                let url = post(platform, &id, day, &mut dice);
                assert!(
                    url.contains(&id) || platform == "weibo" && url.contains(&bid(&id)),
                    "{url}"
                );
                assert!(
                    url.starts_with("https://") && !url.contains(['{', '}']),
                    "{url}"
                );
                assert!(hosts.split(' ').any(|host| url.contains(host)), "{url}");
            }
        }
    }
}
