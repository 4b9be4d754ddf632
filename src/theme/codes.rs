//! Findings about themes, their templates and the pages made with them.

use crate::diagnostic::family;

family! {
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
    /// A theme.toml that is missing or cannot be used.
    MANIFEST = "ZB705" Error {
        title: "theme.toml 有误", "theme.toml is wrong";
        meaning: "每个主题的文件夹里要有 theme.toml，写明名称、版本、所需的镇报版本、中英文说明和选项。写法见主题手册 docs/themes.md。",
                 "The folder of every theme has a theme.toml with its name, version, the version of zhenbao it needs, a description in both languages, and its options. The theme guide docs/themes.md says how.";
        wrong: "name = \"Jinshan\"";
        right: "name = \"jinshan\"";
    }
    /// A theme that was written for a newer program.
    NEWER_PROGRAM = "ZB706" Error {
        title: "主题需要更新的镇报", "the theme needs a newer zhenbao";
        meaning: "theme.toml 的 min_version 写着主题所需的镇报版本，正在使用的版本比它旧。",
                 "min_version of theme.toml names the version of zhenbao that the theme needs, and this one is older.";
        wrong: "min_version = \"9.0.0\"";
        right: "min_version = \"0.1.0\"";
    }
    /// A theme whose parent is missing, or is the theme itself.
    PARENT_THEME = "ZB707" Error {
        title: "上级主题不可用", "the parent theme cannot be used";
        meaning: "theme.toml 的 extends 写上级主题的名称：themes/ 里的文件夹或者内置主题。主题不能直接或间接地以自己为上级。",
                 "extends of theme.toml names the parent: a folder in themes/ or a built-in theme. A theme cannot be its own parent, not by way of others either.";
        wrong: "extends = \"jinsan\"";
        right: "extends = \"jinshan\"";
    }
    /// An option of site.toml that the theme does not have.
    UNKNOWN_OPTION = "ZB708" Error {
        title: "主题没有这个选项", "the theme has no such option";
        meaning: "site.toml 的 [theme_options] 里只能写主题的 theme.toml 声明过的选项。",
                 "[theme_options] of site.toml can only set options that the theme's theme.toml declares.";
        wrong: "[theme_options]\nmourming = [\"12-13\"]";
        right: "[theme_options]\nmourning = [\"12-13\"]";
    }
    /// An option with a value of another type.
    OPTION_VALUE = "ZB709" Error {
        title: "主题选项的值不对", "the value of a theme's option is wrong";
        meaning: "选项的类型写在主题的 theme.toml 里：text 文字、flag 是否、number 数字、colour 颜色、list 文字列表。颜色写成 #c00 或 #cc0000。",
                 "The theme's theme.toml declares the type of each option: text, flag, number, colour or list. Colours are written as #c00 or #cc0000.";
        wrong: "[theme_options]\nred = \"darkred\"";
        right: "[theme_options]\nred = \"#8b0000\"";
    }
    /// Two colours that are too near to each other.
    CONTRAST = "ZB710" Error {
        title: "颜色对比度不够", "the colours have too little contrast";
        meaning: "文字与底色的对比度至少 7:1，按钮边框等控件至少 3:1（WCAG 2.2 第 1.4.6、1.4.11 条），否则视力不好的读者看不清。文字与底色相差越大，对比度越高。",
                 "Text needs a contrast of at least 7:1 with its background, and controls such as borders of buttons 3:1 (WCAG 2.2, success criteria 1.4.6 and 1.4.11); otherwise readers with weak eyes cannot make it out.";
        wrong: "[theme_options]\nred = \"#e05050\"";
        right: "[theme_options]\nred = \"#9e1a1c\"";
    }
    /// Code or style inside a page that the servers' rules forbid.
    INLINE_CODE = "ZB711" Error {
        title: "网页里夹带样式或代码", "the page carries styles or code inside";
        meaning: "网页的安全规则（Content-Security-Policy）不允许 style 属性、<style>、onclick 等属性，以及内容随页面变化的 <script>：浏览器不会执行它们。样式和代码写到 assets/ 里的文件中。",
                 "The page's Content-Security-Policy forbids style attributes, <style>, attributes such as onclick, and <script> whose text differs from page to page: browsers ignore them. Put styles and code into files in assets/.";
        wrong: "<p style=\"color:red\">";
        right: "<p class=\"warning\">";
    }
    /// A page that asks other servers for something.
    EXTERNAL_REQUEST = "ZB712" Error {
        title: "网页向别的网站请求内容", "the page requests something from another site";
        meaning: "样式、脚本、图片和字体都要放在本站。向别的网站请求会泄露读者的访问，那个网站一停，页面就残缺；离线打开时也没有。",
                 "Stylesheets, scripts, pictures and fonts stand on the site itself. Requests to others tell them who reads, and break the page when they are gone.";
        wrong: "<script src=\"https://cdn.example.com/a.js\"></script>";
        right: "<script src=\"{{ asset(name=\"a.js\") }}\" defer></script>";
    }
    /// A page that screen readers and search engines cannot make sense of.
    PAGE_FORM = "ZB713" Error {
        title: "网页的结构不对", "the page is not well formed";
        meaning: "每个网页要有一个且只有一个 <h1>，<html> 要有 lang，<title> 里只有文字。读屏软件和搜索引擎靠它们辨认网页。",
                 "Every page has exactly one <h1>, a lang on <html>, and nothing but words in <title>: screen readers and search engines know it by them.";
        wrong: "<title>{{ page.title | breaks }}</title>";
        right: "<title>{{ page.title }}</title>";
    }
    /// The program fails while it makes a page.
    PAGE_PANICKED = "ZB714" Error {
        title: "程序本身出错", "the program itself failed";
        meaning: "生成某一页时，程序遇到了没有料到的情况。这是镇报的缺陷，不是编辑的错：没有发布，原来的网站没有改动。请把提示里的一整行报告给开发者。",
                 "While a page was made the program met what it did not expect. That is a fault of zhenbao and not the editor's: nothing was published and the old site stands. Please report the whole line.";
        wrong: "{{ \"202中-04-01\" | date }}";
        right: "{{ \"2025-04-01\" | date }}";
    }
    /// A template whose work has no end.
    TEMPLATE_WORK = "ZB717" Error {
        title: "模板的工作量太大", "the template takes too much work";
        meaning: "网站自己的模板生成一页有步数的限制：循环里套循环、每一圈都加倍的文字、自己调用自己的组件没有尽头，会占满电脑的时间和内存。自带的主题不受限制。没有发布，原来的网站没有改动。",
                 "Templates of a site's own have so many steps for a page: loops in loops, texts that double with every turn and components that call themselves would take all time and memory. The themes inside the program have no such limit. Nothing was published and the old site stands.";
        wrong: "{% for a in range(end=9000) %}{% for b in range(end=9000) %}·{% endfor %}{% endfor %}";
        right: "{% for article in list.articles %}·{% endfor %}";
    }
    /// A template that is too large to read.
    TEMPLATE_SIZE = "ZB718" Error {
        title: "模板太大", "the template is too large";
        meaning: "一个模板最多 512 KB，一个主题连同上级最多 1000 个模板，一个 {% if %} 最多 100 个 {% elif %}，上级最多 32 层。",
                 "A template has at most 512 kB, a theme with its parents at most 1000 templates, an {% if %} at most 100 {% elif %}, and at most 32 templates extend each other.";
        wrong: "{% if a == 1 %}{% elif a == 2 %}{% elif a == 3 %}…";
        right: "{{ names[a] }}";
    }
}
