//! ZB7: themes and templates.

use super::family;

family! {
    /// The theme of site.toml is not there.
    MISSING_THEME = "ZB701" Error {
        title: "主题不存在", "the theme does not exist";
        meaning: "site.toml 的 theme 必须是 themes/ 里的文件夹名，或者内置主题 jinshan。",
                 "The theme of site.toml must be a folder in themes/ or the built-in theme jinshan.";
        wrong: "theme = \"jinsan\"";
        right: "theme = \"jinshan\"";
    }
    /// A template that does not load.
    TEMPLATE_SYNTAX = "ZB702" Error {
        title: "模板写法有误", "the template does not load";
        meaning: "模板中的标签、过滤器、函数或引用的模板有误。",
                 "A tag, filter, function or included template is wrong.";
        wrong: "{% if article.date %}";
        right: "{% if article.date %}…{% endif %}";
    }
    /// A template that fails on a page.
    TEMPLATE_FAILED = "ZB703" Error {
        title: "模板无法生成网页", "the template fails on a page";
        meaning: "模板用到了没有的变量，或者值的类型不合。可用的字段见主题手册。",
                 "The template uses a variable that does not exist, or of another type. The theme guide lists the fields.";
        wrong: "{{ article.titel }}";
        right: "{{ article.title }}";
    }
    /// A template that every theme needs.
    MISSING_TEMPLATE = "ZB704" Error {
        title: "主题缺少模板", "the theme lacks a template";
        meaning: "每种网页都需要一个模板。",
                 "Every kind of page needs a template.";
        wrong: "templates/home.html";
        right: "templates/home.html, templates/article.html, …";
    }
}
