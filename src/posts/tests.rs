//! Lists are read as people save them.

use encoding_rs::GB18030;

use super::*;

const LIST: &str = "序号,作品名称,链接,发布时间（必填）,作者 昵称\n\
    1,\"海河,之夜\",https://v.douyin.com/iAbCdEf1/,2023-08-01 12:30,小河\n\
    \n\
    ,,,,\n\
    2,早晨,https://v.douyin.com/iAbCdEf2/,2023-08-02,";

fn contest() -> Contest {
    Contest::parse(crate::contest::definition::BUILT_IN).expect("the built-in edition adds up")
}

fn read(bytes: &[u8]) -> Result<Vec<PostRow>, ListProblem> {
    List::open(bytes, &contest()).map(|list| list.rows().collect())
}

fn rows(bytes: &[u8]) -> Vec<PostRow> {
    read(bytes).expect("a list")
}

fn titles(bytes: &[u8]) -> Vec<(u64, String)> {
    let rows = rows(bytes);
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
    let rows = rows(list.as_bytes());
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
    let rows = rows(&bytes);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].number, 2);
    assert_eq!(rows[0].published_at, "2023-08-01 12:30:00");
    assert_eq!(rows[0].phone, "13800000000");
}

#[test]
fn bytes_of_any_kind_give_an_answer() {
    assert!(matches!(
        read(b"PK\x03\x04 no archive"),
        Err(ListProblem::NotATable)
    ));
    for bytes in [&b"\xff\xfe"[..], b"\0\0\0", b"\"", b"\xff\xff\xff,\x80"] {
        assert!(read(bytes).is_err(), "{bytes:?}");
    }
}

const POST: &str = "https://www.douyin.com/video/7300000000000000001";

/// The one row of a list in CSV.
fn row(list: &str) -> PostRow {
    let mut rows = rows(list.as_bytes());
    assert_eq!(rows.len(), 1, "{list}");
    rows.remove(0)
}

#[test]
fn a_specific_name_beats_a_general_one_wherever_it_stands() {
    let row = row(&format!(
        "日期,地址,作品名称,作品链接,发布时间\n2023-09-05,河西区友谊路1号,海河,{POST},2023-08-01 12:30\n"
    ));
    assert_eq!(row.link, POST);
    assert_eq!(row.published_at, "2023-08-01 12:30");
}

#[test]
fn a_column_of_files_or_pages_of_people_is_not_the_post() {
    let row = row(&format!(
        "video_url,user_url,note_url,time\nhttp://sns-video-bd.xhscdn.com/a,https://www.douyin.com/user/MS4wLjABAAAA,{POST},1690864200000\n"
    ));
    assert_eq!(row.link, POST);
}

#[test]
fn links_without_a_name_for_their_column_are_found_by_what_the_cells_hold() {
    let row = row(&format!(
        "作品名称,哪里看,发布时间\n海河,{POST},2023-08-01\n"
    ));
    assert_eq!((row.link.as_str(), row.title.as_str()), (POST, "海河"));
}

#[test]
fn a_list_with_a_column_for_each_platform_takes_the_filled_one() {
    let list =
        format!("作品名称,抖音链接,快手链接\n海河,{POST},\n早晨,,https://v.kuaishou.com/aBcDe1\n");
    let links: Vec<String> = rows(list.as_bytes())
        .into_iter()
        .map(|row| row.link)
        .collect();
    assert_eq!(links, [POST, "https://v.kuaishou.com/aBcDe1"]);
}

#[test]
fn a_day_and_a_time_in_two_columns_are_one_instant() {
    for list in [
        format!("作品链接,发布日期,发布时间\n{POST},2023-08-16,23:30\n"),
        format!("作品链接,发布时间,发布日期\n{POST},23:30,2023-08-16\n"),
        format!("作品链接,日期,时间\n{POST},2023-08-16,23:30\n"),
    ] {
        assert_eq!(row(&list).published_at, "2023-08-16 23:30", "{list}");
    }
}

#[test]
fn the_heading_is_found_below_titles_and_in_two_lines() {
    for list in [
        format!(
            "短视频大赛作品汇总表（8月）\n填报单位：文旅局,,\n\n作品名称,作品链接,发布时间\n海河,{POST},2023-08-01\n"
        ),
        format!("sep=;\n作品名称;作品链接;发布时间\n海河;{POST};2023-08-01\n"),
        format!(
            "作品信息,,,作者信息,\n名称,链接,发布时间,姓名,电话\n海河,{POST},2023-08-01,小河,13800000000\n"
        ),
        format!(",作品名称,,作品链接,发布时间\n,海河,,{POST},2023-08-01\n"),
    ] {
        let row = row(&list);
        assert_eq!(
            (row.title.as_str(), row.link.as_str()),
            ("海河", POST),
            "{list}"
        );
        assert_eq!(row.published_at, "2023-08-01", "{list}");
    }
    let two_lines = "作品信息,,作者信息,\n名称,链接,姓名,电话\n海河,https://v.douyin.com/iAbCdEf1/,小河,13800000000\n";
    let row = row(two_lines);
    assert_eq!(
        (row.author.as_str(), row.phone.as_str(), row.number),
        ("小河", "13800000000", 3)
    );
}

#[test]
fn values_of_one_line_have_no_line_breaks_and_numbers_their_digits() {
    let row = row(&format!(
        "作品名称,作者,联系电话,链接\n\"海河\n之夜\",\"津门\r\n小记\",1.3800000001E+10,\"=HYPERLINK(\"\"{POST}\"\",\"\"看\"\")\"\n"
    ));
    assert_eq!(
        (row.title.as_str(), row.author.as_str()),
        ("海河 之夜", "津门 小记")
    );
    assert_eq!(
        (row.phone.as_str(), row.link.as_str()),
        ("13800000001", POST)
    );
    let rounded = format!("联系电话,链接\n1.38E+10,{POST}\n");
    assert_eq!(rows(rounded.as_bytes())[0].phone, "1.38E+10");
}

#[test]
fn a_bad_byte_costs_one_cell() {
    let list = format!("作品名称,作者,作品链接\n海河之夜,津门小记,{POST}\n早晨,津门@记,{POST}2\n");
    for (bytes, bad) in [
        (list.as_bytes().to_vec(), 0xe5),
        (GB18030.encode(&list).0.into_owned(), 0xff),
    ] {
        let bytes: Vec<u8> = bytes
            .into_iter()
            .map(|byte| if byte == b'@' { bad } else { byte })
            .collect();
        let rows = rows(&bytes);
        assert_eq!(rows[0].title, "海河之夜");
        assert_eq!((rows[1].title.as_str(), rows.len()), ("早晨", 2));
    }
}

#[test]
fn utf_16_is_read_without_its_mark() {
    let list = format!("title,link\nA,{POST}\n");
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = list.encode_utf16().flat_map(to_bytes).collect();
        assert_eq!(titles(&bytes), [(2, "A".to_owned())]);
    }
}

#[test]
fn a_table_of_html_or_xml_named_as_an_excel_file_is_read() {
    let html = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><table><tr><th>作品名称<th>作品链接</tr>\
         <tr><td>海河 &amp; 早晨<td><a href=\"{POST}\">点击观看</a></tr></table></body></html>"
    );
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>\
         <Row><Cell><Data ss:Type=\"String\">作品名称</Data></Cell><Cell ss:Index=\"3\"><Data>作品链接</Data></Cell></Row>\
         <Row><Cell><Data>海河 &amp; 早晨</Data></Cell><Cell ss:Index=\"3\" ss:HRef=\"{POST}\"><Data>点击观看</Data></Cell></Row>\
         </Table></Worksheet></Workbook>"
    );
    let gb = GB18030
        .encode(&html.replace("utf-8", "gb2312"))
        .0
        .into_owned();
    for bytes in [html.into_bytes(), xml.into_bytes(), gb] {
        let rows = rows(&bytes);
        assert_eq!(
            (rows[0].title.as_str(), rows[0].link.as_str()),
            ("海河 & 早晨", POST)
        );
    }
}

#[test]
fn what_is_no_table_is_refused_without_its_bytes() {
    let locked = {
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(vec![])).unwrap();
        file.create_stream("/EncryptedPackage").unwrap();
        file.into_inner().into_inner()
    };
    assert_eq!(read(&locked), Err(ListProblem::Locked));
    for bytes in [
        &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook"[..],
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ] {
        assert_eq!(read(bytes), Err(ListProblem::NotATable));
    }
}

#[test]
fn links_behind_words_merged_cells_and_a_later_sheet_are_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .set_name("说明")
        .unwrap()
        .write(0, 0, "请填第二页")
        .unwrap();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 2, "作品汇总表", &plain).unwrap();
    for (column, name) in ["作者", "作品名称", "链接"].iter().enumerate() {
        sheet
            .write(1, u16::try_from(column).unwrap(), *name)
            .unwrap();
    }
    sheet.merge_range(2, 0, 3, 0, "小河", &plain).unwrap();
    for (row, title) in [(2, "海河"), (3, "早晨")] {
        sheet.write(row, 1, title).unwrap();
    }
    let link = rust_xlsxwriter::Url::new(POST).set_text("观看");
    sheet.write(2, 2, &link).unwrap();
    let made =
        rust_xlsxwriter::Formula::new(format!("=HYPERLINK(\"{POST}\",\"看\")")).set_result("看");
    sheet.write(3, 2, made).unwrap();
    let rows = rows(&book.save_to_buffer().unwrap());
    let read: Vec<_> = rows
        .iter()
        .map(|row| (&*row.author, &*row.title, &*row.link))
        .collect();
    assert_eq!(read, [("小河", "海河", POST), ("小河", "早晨", POST)]);
}
