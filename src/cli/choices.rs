//! Values of which one is chosen on the command line.

use clap::ValueEnum;

/// `--lang`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangChoice {
    Zh,
    En,
}

/// `--format`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatChoice {
    Human,
    Short,
    Json,
    Sarif,
}

/// `--in`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ScopeChoice {
    #[value(alias = "草稿")]
    Drafts,
    #[value(alias = "附件")]
    Attachments,
    #[value(alias = "网站")]
    Public,
}

/// `--format` of a list.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListFormatChoice {
    List,
    Json,
    Csv,
}

/// `--kind`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindChoice {
    #[value(alias = "新闻")]
    News,
    #[value(alias = "会议")]
    Session,
    #[value(alias = "提纲")]
    Outline,
    #[value(alias = "目标")]
    Targets,
    #[value(alias = "公告")]
    Notice,
    #[value(alias = "文件")]
    Document,
    #[value(alias = "公示")]
    Gongshi,
    #[value(alias = "进展")]
    Progress,
}

/// `--from`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum OldSiteChoice {
    Hugo,
    Hexo,
    Jekyll,
    #[value(name = "wordpress")]
    WordPress,
    HtmlFolder,
}

/// The server of `headers`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ServerChoice {
    Nginx,
    Apache,
    Caddy,
    Iis,
    Netlify,
}
