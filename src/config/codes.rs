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
    /// A code of the site that is none.
    SITE_CODE = "ZB107" Error {
        title: "网站标识码不是十位", "the code of the site has not ten digits";
        meaning: "政府网站标识码由国家统一编号，是十位数字（部门网站以 bm 开头）。还没有标识码就删去这一行：网页上会有“演示站点”的提示。",
                 "The code of a government website is given by the state: ten digits (those of departments begin with bm). Without one delete the line; the pages then say that they are a demonstration.";
        wrong: "site_id_code = \"网站标识码\"";
        right: "# site_id_code = \"\"";
    }
    /// A table or key twice.
    WRITTEN_TWICE = "ZB108" Error {
        title: "site.toml 中同一部分写了两次", "a part of site.toml is written twice";
        meaning: "方括号里的每个名称（如 [credit]）只能出现一次，同一部分里的每个键也是。把后面几行并到前面那一部分，删去多余的方括号行。",
                 "Each name in brackets, such as [credit], stands once, and so does each key of a part. Move the lines to where the part stands first, and delete the second bracket line.";
        wrong: "[credit]\neditor = \"甲\"\n\n[credit]\nsource = \"乙\"";
        right: "[credit]\neditor = \"甲\"\nsource = \"乙\"";
    }
    /// Words that `zhenbao init` writes to be replaced.
    SAMPLE_SETTINGS = "ZB109" Error rule "placeholders" {
        title: "site.toml 里还有样例文字", "site.toml still has sample words";
        meaning: "zhenbao init 写的“示例镇”“示例县”“ICP 备案号”要改成本地的，否则读者会看到它们。",
                 "zhenbao init writes 示例镇, 示例县 and ICP 备案号 to be replaced; readers would see them.";
        wrong: "title = \"示例镇政务新闻\"";
        right: "title = \"金山镇政务新闻\"";
    }
    /// A line of accepted.txt that is none.
    BAD_ACCEPTED = "ZB110" Error {
        title: "accepted.txt 里有读不懂的行", "a line of accepted.txt is not understood";
        meaning: "accepted.txt 记着旧稿里不再提示的警告，由 zhenbao check --accept 写成，每行是代码、处数、文件。读不懂的行不起作用。",
                 "accepted.txt holds the warnings of old articles that are told no more; zhenbao check --accept writes it, a code, a number and a file in each line. A line that is not understood has no effect.";
        wrong: "content/yaowen/a.md ZB311";
        right: "ZB311 2 content/yaowen/a.md";
    }
}
