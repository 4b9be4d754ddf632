//! Findings about site.toml.

use crate::diagnostic::family;

family! {
    /// site.toml is not TOML.
    SYNTAX = "ZB102" Error {
        title: "site.toml 写法有误", "site.toml is not valid TOML";
        meaning: "TOML 里每行写成 键 = 值，文字要放在英文双引号里。",
                 "In TOML each line reads key = value, and texts stand in straight double quotes.";
        wrong: "title = 金山镇政务新闻";
        right: "title = \"金山镇政务新闻\"";
    }
    /// An unknown key.
    UNKNOWN_KEY = "ZB103" Error {
        title: "site.toml 中有不认识的键", "unknown key in site.toml";
        meaning: "写错的键不会生效，所以按错误处理。",
                 "A misspelt key would have no effect, so it is an error.";
        wrong: "titel = \"金山镇政务新闻\"";
        right: "title = \"金山镇政务新闻\"";
    }
    /// A value of the wrong type.
    WRONG_TYPE = "ZB104" Error {
        title: "site.toml 中值的类型不对", "wrong type of value in site.toml";
        meaning: "每个键只接受一种值：文字、整数、是/否或列表。",
                 "Each key takes one type of value: a text, a whole number, true or false, or a list.";
        wrong: "paginate_by = \"20\"";
        right: "paginate_by = 20";
    }
    /// A required key is missing.
    MISSING_KEY = "ZB105" Error {
        title: "site.toml 缺少必填的键", "a required key is missing from site.toml";
        meaning: "title 和 base_url 必须填写。",
                 "title and base_url are required.";
        wrong: "description = \"…\"";
        right: "title = \"金山镇政务新闻\"\nbase_url = \"https://www.example.gov.cn/jinshan/\"";
    }
    /// A value that makes no sense.
    BAD_VALUE = "ZB106" Error {
        title: "site.toml 中的值不可用", "unusable value in site.toml";
        meaning: "类型对，但值本身不可用，例如网址不以 https:// 开头，或者时区不存在。",
                 "The type is right, but the value cannot be used: an address that does not start with https://, a time zone that does not exist.";
        wrong: "base_url = \"www.example.gov.cn\"";
        right: "base_url = \"https://www.example.gov.cn/\"";
    }
}
