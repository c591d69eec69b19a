//! Lists are read as people save them.

use encoding_rs::GB18030;

use super::*;

const LIST: &str = "序号,作品名称,链接,发布时间（必填）,作者 昵称\n\
    1,\"海河,之夜\",https://v.douyin.com/iAbCdEf1/,2023-08-01 12:30,小河\n\
    \n\
    ,,,,\n\
    2,早晨,https://v.douyin.com/iAbCdEf2/,2023-08-02,";

fn titles(bytes: &[u8]) -> Vec<(u64, String)> {
    let rows = read(bytes).expect("a list");
    rows.into_iter()
        .map(|row| (row.number, row.title))
        .collect()
}

#[test]
fn every_encoding_and_delimiter_gives_the_same_rows() {
    let expected = vec![(2, "海河,之夜".to_owned()), (5, "早晨".to_owned())];
    let utf16: Vec<u8> = [0xfeff_u16]
        .into_iter()
        .chain(LIST.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let gb = GB18030.encode(LIST).0.into_owned();
    let tabs = LIST.replace(',', "\t").replace("海河\t之夜", "海河,之夜");
    let semicolons = LIST.replace(',', ";").replace("海河;之夜", "海河,之夜");
    for bytes in [
        LIST.as_bytes().to_vec(),
        format!("\u{feff}{LIST}").into_bytes(),
        LIST.replace('\n', "\r\n").into_bytes(),
        utf16,
        gb,
        tabs.into_bytes(),
        semicolons.into_bytes(),
    ] {
        assert_eq!(
            titles(&bytes),
            expected,
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn columns_are_known_by_chinese_and_english_names_in_any_order() {
    let list = "Published At,Phone Number,Share Text,Title,Ignored\n2023/8/1,13800000000,https://v.douyin.com/iAbCdEf1/,A,B\n";
    let rows = read(list.as_bytes()).expect("a list");
    let expected = PostRow {
        number: 2,
        link: "https://v.douyin.com/iAbCdEf1/".into(),
        title: "A".into(),
        published_at: "2023/8/1".into(),
        phone: "13800000000".into(),
        ..PostRow::default()
    };
    assert_eq!(rows, [expected]);
}

#[test]
fn a_file_without_column_names_is_refused_with_the_reason() {
    let list = "https://v.douyin.com/iAbCdEf1/,海河\nhttps://v.douyin.com/iAbCdEf2/,早晨\n";
    let first = "https://v.douyin.com/iAbCdEf1/".to_owned();
    assert_eq!(read(list.as_bytes()), Err(ListProblem::NoHeading { first }));
    assert_eq!(
        read("标题,作者\n海河,小河\n".as_bytes()),
        Err(ListProblem::NoLinkColumn)
    );
    for empty in ["", "\n\n", "链接,标题\n", " , \n"] {
        assert_eq!(read(empty.as_bytes()), Err(ListProblem::Empty), "{empty:?}");
    }
}

#[test]
fn a_spreadsheet_is_read_with_its_dates_and_numbers() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["链接", "作品名称", "发布时间", "电话"].iter().enumerate() {
        sheet
            .write(0, u16::try_from(column).unwrap(), *name)
            .unwrap();
    }
    sheet.write(1, 0, "https://v.douyin.com/iAbCdEf1/").unwrap();
    sheet.write(1, 1, "海河之夜").unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::parse_from_str("2023-08-01T12:30:00").unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm");
    sheet.write_with_format(1, 2, &date, &format).unwrap();
    sheet.write(1, 3, 13_800_000_000_i64).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let rows = read(&bytes).expect("a list");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].number, 2);
    assert_eq!(rows[0].published_at, "2023-08-01 12:30:00");
    assert_eq!(rows[0].phone, "13800000000");
}

#[test]
fn bytes_of_any_kind_give_an_answer() {
    assert!(matches!(
        read(b"PK\x03\x04 no archive"),
        Err(ListProblem::NotATable(_))
    ));
    for bytes in [&b"\xff\xfe"[..], b"\0\0\0", b"\"", b"\xff\xff\xff,\x80"] {
        assert!(read(bytes).is_err(), "{bytes:?}");
    }
}
