//! Numbers of people, and numbers of things that look like them.

use super::*;

fn kinds(text: &str) -> Vec<Personal> {
    find(text).into_iter().map(|(kind, _)| kind).collect()
}

/// A number of that shape with a right check character.
fn identity(first: &str) -> String {
    let last = "0123456789X".chars().find(|check| is_identity(&format!("{first}{check}")));
    format!("{first}{}", last.unwrap())
}

#[test]
fn numbers_are_known_by_their_checks() {
    let id = identity("36032219800101123");
    assert_eq!(kinds(&format!("张某，{id}，13800000000")), [Personal::Identity, Personal::Mobile]);
    assert_eq!(
        kinds("6222020000000000008"),
        if luhn("6222020000000000008") { vec![Personal::Bank] } else { vec![] }
    );
    assert_eq!(
        kinds("卡号 6228 4800 0000 0000 003"),
        if luhn("6228480000000000003") { vec![Personal::Bank] } else { vec![] }
    );
    assert_eq!(kinds("１３８００００００００ 和 +86 138-0000-0000"), [Personal::Mobile, Personal::Mobile]);
    let wide: String = id.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    assert_eq!(kinds(&wide), [Personal::Identity]);
}

#[test]
fn what_is_masked_or_something_else_is_left_alone() {
    for text in [
        "360322********1234",
        "138****0000",
        "360322198001011230",
        "91360322MA35ABCD12",
        "索引号 000014349/2025-00110",
        "2025-04-01 2025-04-07",
        "金额 12345678901 元，编号 20250401000012345",
        "0000-3861234",
        "号码A13800000000",
        "总投资1380.5万元",
    ] {
        let fine = kinds(text).is_empty()
            || (text.contains("360322198001011230") && is_identity("360322198001011230"));
        assert!(fine, "{text}: {:?}", kinds(text));
    }
}

#[test]
fn a_column_says_what_a_mistyped_number_is() {
    let wrong = "360322198001011231";
    assert_eq!(find_in_column(wrong, Column::Of(Personal::Identity)).len(), 1);
    assert_eq!(find_in_column("12345678901234", Column::Of(Personal::Bank)).len(), 1);
    assert!(find_in_column("0000-3861234", Column::Of(Personal::Mobile)).is_empty());
    assert!(find_in_column("360322********1231", Column::Of(Personal::Identity)).is_empty());
    assert_eq!(Personal::of_heading("身份证号码"), Some(Personal::Identity));
    assert_eq!(Personal::of_heading("惠农一卡通账号"), Some(Personal::Bank));
    for heading in ["补贴金额", "身份证有效期", "开户行行号", "一卡通发放金额", "户主", "联系村"]
    {
        assert_eq!(Personal::of_heading(heading), None, "{heading}");
    }
}

#[test]
fn numbers_of_things_are_no_telephones() {
    for (heading, number) in [
        ("发票号码", "13812345678"),
        ("项目代码", "18600012345"),
        ("许可证编号", "15012345678"),
        ("案号", "19912345678"),
        ("合同编号", "6228480402564890018"),
        ("电表户号", "13800000000"),
    ] {
        assert!(find_in_column(number, Column::of(heading)).is_empty(), "{heading}");
    }
    assert_eq!(find_in_column("13812345678", Column::of("备注")).len(), 1);
    assert_eq!(find_in_column("13812345678", Column::of("联系电话")).len(), 1);
    let id = identity("36032219800101123");
    assert_eq!(find_in_column(&id, Column::of("编号")).len(), 1, "it carries its own proof");
    for number in ["15412345678", "16012345678", "14012345678", "19412345678", "12345678901"] {
        assert!(kinds(number).is_empty(), "{number}: no network begins so");
    }
}

#[test]
fn masking_hides_the_middle_and_nothing_is_found_afterwards() {
    let id = identity("36032219800101123");
    let text = format!("{id} 13800000000，档号6228 4800 1234 5678 90");
    let (masked, hidden) = mask(&text, Column::Unknown);
    assert_eq!(hidden, [Personal::Identity, Personal::Mobile]);
    assert!(masked.starts_with("360322**********") && masked.contains("138****0000"), "{masked}");
    assert_eq!(masked.chars().count(), text.chars().count());
    assert!(find(&masked).is_empty());
    assert_eq!(super::masked(Personal::Bank, "6228 4800 1234"), "**** **** 1234");
}
