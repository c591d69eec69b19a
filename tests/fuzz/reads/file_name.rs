//! Names of files that strangers gave.

use reeljury::media::file_name::{disposition, safe};

/// A safe name is a bare file name, is not too long, and does not change when it is made safe again. The first line of
/// the bytes is the extension that fits the file's content.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    let (deserved, name) = text.split_once('\n').unwrap_or(("", &text));
    let known = ["mp4", "docx", "exe", "jpg", "zip"];
    let deserved = known
        .into_iter()
        .find(|known| *known == deserved)
        .unwrap_or("");
    let safe_name = safe(name, deserved);
    assert!(
        safe_name.len() <= 160 && !safe_name.starts_with('.'),
        "{safe_name}"
    );
    assert!(!safe_name.contains(|c: char| c.is_control() || "/\\:<>\"|?*".contains(c)));
    assert_eq!(safe(&safe_name, deserved), safe_name);
    for name in [name, &safe_name] {
        let header = disposition(name, true);
        assert!(
            header.bytes().all(|byte| (0x20..0x7f).contains(&byte)),
            "{header}"
        );
        assert_eq!(header.matches('"').count(), 2, "{header}");
    }
}
