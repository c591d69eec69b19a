//! HTML is converted to the text that a reader sees.

use super::*;
use proptest::prelude::*;

#[test]
fn blocks_make_lines_and_white_space_is_folded() {
    let html = "<head><title>t</title></head><style>x{}</style><div>作品<b>名称</b>：\n 海河</div><div>a&nbsp;&lt;b</div>";
    assert_eq!(page(html).text, "作品名称： 海河\na <b\n");
}

#[test]
fn links_have_their_place() {
    let page = page("x <A class=q HREF='https://a.b/?x=1&amp;y=2'>名.mp4</a> (1M)");
    assert_eq!(page.anchors[0].href, "https://a.b/?x=1&y=2");
    assert_eq!(&page.text[page.anchors[0].place.clone()], "名.mp4");
}

#[test]
fn an_attribute_may_begin_with_any_character() {
    assert_eq!(
        page("<a úx='1' href=https://a.b>c</a>").anchors[0].href,
        "https://a.b"
    );
}

#[test]
fn comments_scripts_and_stray_signs_are_no_text() {
    assert_eq!(
        page("a<!-- <p>b</p> --><script>'</p>'</script> 1 < 2 <br>c").text,
        "a 1 < 2 \nc"
    );
}

#[test]
fn a_drawn_line_and_a_signature_are_seen_in_the_text() {
    assert_eq!(page("a<hr>b").text, "a\n----------\nb");
    for signature in [
        "<div class=\"gmail_signature\">李华</div>",
        "<div id='ntes-pcmac-signature'>李华</div>",
        "<div class='xmail_sign'>李华</div>",
        "<sign signid='0'>李华</sign>",
    ] {
        let text = page(&format!("<p>海河</p>{signature}")).text;
        assert!(text.starts_with("海河\n-- \n李华"), "{text}");
    }
    assert_eq!(page("<div class='design'>李华</div>").text, "李华\n");
}

proptest! {
    #[test]
    fn any_text_is_converted_without_panic(html in "(\\PC|<|>|&|;|#|</?(a|p|head|script|div)|<a |ú|href=|[\"'=]|<!--|-->){0,80}") {
        let page = page(&html);
        for anchor in page.anchors {
            prop_assert!(page.text.get(anchor.place).is_some());
        }
    }
}
