//! The CommonMark CJK-friendly Amendments, definition by definition.

use super::common_html as html;

/// Pairs of Markdown and the HTML of one paragraph's content.
fn hold(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(html(markdown), format!("<p>{expected}</p>\n"), "of {markdown:?}");
    }
}

#[test]
fn a_run_beside_a_cjk_character_opens_and_closes_whatever_punctuation_stands_on_its_other_side() {
    hold(&[
        ("镇里**(一)**办", "镇里<strong>(一)</strong>办"),
        ("镇里**[甲](b.md)**办", "镇里<strong><a href=\"b.md\">甲</a></strong>办"),
        ("**甲!**乙", "<strong>甲!</strong>乙"),
        ("**甲.**乙", "<strong>甲.</strong>乙"),
        ("**甲。**b", "<strong>甲。</strong>b"),
        ("a**（甲）**b", "a<strong>（甲）</strong>b"),
        ("a**“甲”**b", "a**“甲”**b"),
        ("甲**“a”**乙", "甲<strong>“a”</strong>乙"),
        ("**甲……**乙", "<strong>甲……</strong>乙"),
        ("*甲·*乙", "<em>甲·</em>乙"),
        ("**㎡**的", "<strong>㎡</strong>的"),
        ("约**￥500**元", "约<strong>￥500</strong>元"),
        ("约**¥500**元", "约<strong>¥500</strong>元"),
        ("**〈甲〉**b", "<strong>〈甲〉</strong>b"),
        ("**甲︒**b", "<strong>甲︒</strong>b"),
    ]);
}

#[test]
fn white_space_within_still_forbids() {
    hold(&[
        ("甲** 乙 **丙", "甲** 乙 **丙"),
        ("甲**　乙　**丙", "甲**　乙　**丙"),
        ("甲**\u{A0}乙**丙", "甲**\u{A0}乙**丙"),
        ("**甲，** 乙", "<strong>甲，</strong> 乙"),
    ]);
}

#[test]
fn without_cjk_on_either_side_commonmark_holds() {
    hold(&[
        ("a**(b)**c", "a**(b)**c"),
        ("a**«b»**c", "a**«b»**c"),
        ("a**$5**", "a**$5**"),
        ("a**b.**c", "a**b.**c"),
        ("(**b**)", "(<strong>b</strong>)"),
    ]);
}

#[test]
fn underscores_stay_within_words_in_chinese_too() {
    hold(&[
        ("_甲_", "<em>甲</em>"),
        ("甲_乙_丙", "甲_乙_丙"),
        ("甲__乙__丙", "甲__乙__丙"),
        ("甲，_乙，_丙", "甲，_乙，_丙"),
        ("甲，_乙_，丙", "甲，<em>乙</em>，丙"),
        ("（__乙__）", "（<strong>乙</strong>）"),
        ("__甲__：乙", "<strong>甲</strong>：乙"),
        ("甲：__乙__", "甲：<strong>乙</strong>"),
        ("“_甲_”", "“<em>甲</em>”"),
        ("file_name_v2，_甲_", "file_name_v2，<em>甲</em>"),
        // A run of one mark beside one of the other.
        ("**_甲。_**乙", "<strong><em>甲。</em></strong>乙"),
        ("_**甲。**_乙", "_<strong>甲。</strong>_乙"),
        ("甲**_“乙”_**丙", "甲<strong><em>“乙”</em></strong>丙"),
    ]);
}

#[test]
fn blanks_to_fill_in_stay_as_they_are() {
    for text in [
        "姓名：____，电话：____。",
        "（____）村（____）组",
        "甲方：____________（盖章）　乙方：____________（盖章）",
        "____年____月____日",
        "____foo____",
        "单位（_____）~（_____）",
    ] {
        hold(&[(text, text)]);
    }
    hold(&[
        ("**姓名：____**，**电话：____**", "<strong>姓名：____</strong>，<strong>电话：____</strong>"),
        ("甲`____`，`____`", "甲<code>____</code>，<code>____</code>"),
        ("[____](____.md)，____", "<a href=\"____.md\">____</a>，____"),
        ("___甲___、__乙__", "<em><strong>甲</strong></em>、<strong>乙</strong>"),
    ]);
    assert_eq!(html("甲\n\n____\n\n乙"), "<p>甲</p>\n<hr>\n<p>乙</p>\n");
}

#[test]
fn two_tildes_between_digits_are_a_range() {
    for text in ["8:00~~10:00、14:00~~17:00", "3~~5天，10~~15人", "1~~2、3~~4、5~~6，7~~8"] {
        hold(&[(text, text)]);
    }
    hold(&[
        ("~~20~~15元，~~30~~25元", "<del>20</del>15元，<del>30</del>25元"),
        ("15~~20~~元", "15<del>20</del>元"),
        ("`3~~5`、3~~5", "<code>3~~5</code>、3~~5"),
    ]);
    assert_eq!(html("3~~5天\n\n~~20~~15元"), "<p>3~~5天</p>\n<p><del>20</del>15元</p>\n");
}

#[test]
fn a_variation_selector_belongs_to_the_character_it_varies() {
    hold(&[
        // U+FE00 and U+FE01 place full stops and commas in the corner or in the middle.
        ("甲。\u{FE00}_b_", "甲。\u{FE00}<em>b</em>"),
        ("甲，\u{FE01}__b__", "甲，\u{FE01}<strong>b</strong>"),
        ("甲。\u{FE01}_「乙」_", "甲。\u{FE01}<em>「乙」</em>"),
        ("**甲。\u{FE01}**b", "<strong>甲。\u{FE01}</strong>b"),
        ("~~甲。\u{FE00}~~b", "<del>甲。\u{FE00}</del>b"),
        ("甲\u{FE00}**(b)**", "甲\u{FE00}<strong>(b)</strong>"),
        ("禰\u{FE00}**(b)**甲", "禰\u{FE00}<strong>(b)</strong>甲"),
        // Curly quotes with U+FE01 are full-width.
        ("“\u{FE01}甲”\u{FE01}__b__", "“\u{FE01}甲”\u{FE01}<strong>b</strong>"),
        ("**“\u{FE01}a”\u{FE01}**b", "<strong>“\u{FE01}a”\u{FE01}</strong>b"),
        // With U+FE00 they are not, and neither is an exclamation mark.
        ("**a”\u{FE00}**b", "**a”\u{FE00}**b"),
        ("**a!\u{FE00}**b", "**a!\u{FE00}**b"),
        // Ideographic variation selectors count as CJK, that of emoji does not.
        ("葛\u{E0100}**(b)**c甲", "葛\u{E0100}**(b)**c甲"),
        ("葛\u{E0100}**(b**c", "葛\u{E0100}<strong>(b</strong>c"),
        ("❤\u{FE0F}**(b)**", "❤\u{FE0F}**(b)**"),
    ]);
}

#[test]
fn korean_is_cjk_though_it_is_written_with_spaces() {
    hold(&[
        ("**회의(안)**를", "<strong>회의(안)</strong>를"),
        ("**`code`**를", "<strong><code>code</code></strong>를"),
        ("**[가](a.md)**만", "<strong><a href=\"a.md\">가</a></strong>만"),
        ("ᄀ**(a)**", "ᄀ<strong>(a)</strong>"),
        ("ﾡ**(a)**", "ﾡ<strong>(a)</strong>"),
        ("회의\n안건", "회의\n안건"),
    ]);
}

#[test]
fn emoji_are_no_cjk_but_signs_that_only_look_like_them_are() {
    hold(&[
        ("a**🙂**b", "a**🙂**b"),
        ("a**🙂**甲", "a**🙂**甲"),
        ("甲**🙂**乙", "甲<strong>🙂</strong>乙"),
        ("a**🈚**b", "a**🈚**b"),
        ("a**〽**b", "a<strong>〽</strong>b"),
        ("a**㊗**b", "a<strong>㊗</strong>b"),
        ("a**🈂**b", "a<strong>🈂</strong>b"),
    ]);
}

#[test]
fn characters_beyond_the_first_plane_count_by_what_they_are() {
    hold(&[
        ("𠮷**(a)**b甲", "𠮷**(a)**b甲"),
        ("𠮷**(a**b", "𠮷<strong>(a</strong>b"),
        ("**𡈽。**a", "<strong>𡈽。</strong>a"),
        ("a**𝛛b**c", "a**𝛛b**c"),
        ("a**b𝜕**c", "a**b𝜕**c"),
        ("a**b𝐀**c", "a<strong>b𝐀</strong>c"),
    ]);
}

#[test]
fn strikethrough_follows_the_same_rules() {
    hold(&[
        ("甲~~(a)~~乙", "甲<del>(a)</del>乙"),
        ("a~~(b)~~c", "a~~(b)~~c"),
        ("a~~(b~~c", "a~~(b~~c"),
        ("甲~~(b~~c", "甲<del>(b</del>c"),
        ("a~~b)~~𠮷", "a<del>b)</del>𠮷"),
        ("「~~甲」~~a", "「<del>甲」</del>a"),
        ("~~甲~~：~~乙~~", "<del>甲</del>：<del>乙</del>"),
        ("~~“\u{FE01}a”\u{FE01}~~b", "<del>“\u{FE01}a”\u{FE01}</del>b"),
        // Beside other runs the tildes are their neighbours.
        ("甲~~**b。**~~丙", "甲<del><strong>b。</strong></del>丙"),
        ("a~~**b**~~c", "a~~<strong>b</strong>~~c"),
        ("**~~甲。~~**乙", "<strong><del>甲。</del></strong>乙"),
        ("**~~甲。~~**b", "**<del>甲。</del>**b"),
        ("*~~甲~~*", "<em><del>甲</del></em>"),
        ("_~~甲~~_", "<em><del>甲</del></em>"),
    ]);
}
