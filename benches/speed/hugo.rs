//! A site for Hugo that prints the same pages and lists as zhenbao's: home, categories with pagination,
//! articles, tags, editors, feeds. Its templates are small, in Hugo's favour.

/// Settings and layouts by path.
pub const FILES: [(&str, &str); 6] = [
    ("hugo.toml", SETTINGS),
    ("layouts/_default/baseof.html", BASE),
    ("layouts/_default/single.html", ARTICLE),
    ("layouts/_default/list.html", LIST),
    ("layouts/_default/terms.html", TERMS),
    ("layouts/index.html", HOME),
];

const SETTINGS: &str = "baseURL = \"https://www.example.gov.cn/\"\nlanguageCode = \"zh-CN\"\ntitle = \"试验镇\"\nhasCJKLanguage = true\nuglyURLs = true\n[pagination]\npagerSize = 20\n[taxonomies]\ntag = \"tags\"\neditor = \"editor\"\n";

const BASE: &str = r#"<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="SiteName" content="{{ site.Title }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"#;

const ARTICLE: &str = r#"{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2006-01-02" }} {{ .Params.source }} {{ delimit (slice .Params.editor) "、" }}</p>
{{ .TableOfContents }}<div itemprop="articleBody">{{ .Content }}</div>
{{ range .Params.tags }}<a href="{{ "tags/" | relURL }}">{{ . }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
"#;

const LIST: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range (.Paginate .RegularPagesRecursive).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><time>{{ .Date.Format "2006-01-02" }}</time></li>{{ end }}
</ul>{{ range .Paginator.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ end }}
"#;

const TERMS: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>{{ .Count }}</li>{{ end }}</ul>{{ end }}
"#;

const HOME: &str = r#"{{ define "main" }}<h1>{{ site.Title }}</h1>{{ range site.Sections }}<section><h2>{{ .Title }}</h2><ul>
{{ range first 6 .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></section>{{ end }}{{ end }}
"#;
