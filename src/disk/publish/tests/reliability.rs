//! The tables of `docs/reliability.md`, in both languages, made from the figures that the trials keep in `tests/figures/`
//! when `ZHENBAO_RECORD=1` is set. A document that says something else is written anew, and its test fails.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::source::generated::expect_fresh;

/// A trial: its file of figures, and what it is in Chinese and English; `{name}` stands for a figure.
const TRIALS: [(&str, &str, &str); 11] = [
    (
        "kills",
        "随机时刻 `kill -9` {count} 次，读者同时读取 {reads} 次：旧网站 {old} 次，新网站 {new} 次，其他 0 次",
        "`kill -9` at {count} random moments, {reads} reads meanwhile: {old} times the old site, {new} times the new one, nothing else",
    ),
    (
        "kills-at-steps",
        "在程序自己的每一步磁盘操作处终止，6 种发布共 {count} 次：旧网站 {old} 次，新网站 {new} 次，其他 0 次",
        "killed at every one of the program's own steps, 6 kinds of publication, {count} times: {old} old, {new} new, nothing else",
    ),
    (
        "kills-at-calls",
        "strace 在每个改动磁盘的系统调用处终止，4 种发布共 {count} 次：旧网站 {old} 次，新网站 {new} 次，其他 0 次",
        "killed by strace at every system call that changes the disk, 4 kinds, {count} times: {old} old, {new} new, nothing else",
    ),
    (
        "refused-calls",
        "strace 让系统调用失败（ENOSPC、EIO、EACCES）{count} 次：旧网站 {old} 次，新网站 {new} 次，其他 0 次",
        "calls refused by strace (ENOSPC, EIO, EACCES) {count} times: {old} old, {new} new, nothing else",
    ),
    (
        "signals",
        "SIGINT、SIGTERM、SIGHUP 共 {count} 次：旧网站 {old} 次，新网站 {new} 次，没有残留",
        "SIGINT, SIGTERM and SIGHUP {count} times: {old} old, {new} new, no litter",
    ),
    (
        "readers",
        "连续发布 {count} 次，读者读取网页 {reads} 次、整站 {trees} 次：缺失、截断、混合 0 次",
        "{count} publications under readers, {reads} reads of pages and {trees} of whole sites: none missing, cut or mixed",
    ),
    (
        "stopped-hashing",
        "计算一个 1 TB 附件的校验值时收到信号：最迟 {milliseconds} 毫秒后结束",
        "asked to stop while an attachment of 1 TB is hashed: ended after {milliseconds} ms at the latest",
    ),
    (
        "stopped-parsing",
        "读取几十兆字节的难文时收到信号：最迟 {milliseconds} 毫秒后结束",
        "asked to stop while hard texts of many megabytes are parsed: ended after {milliseconds} ms at the latest",
    ),
    (
        "stopped-rendering",
        "用自己的模板生成网页时收到信号：最迟 {milliseconds} 毫秒后结束",
        "asked to stop while templates are filled: ended after {milliseconds} ms at the latest",
    ),
    (
        "changed-files",
        "把真实文件随机改坏（种子固定）：稿件 {article}、稿件开头 {front_matter}、正文 {markdown}、site.toml {settings}、表格 {table}、请求 {request}、模板 {template} 个，程序没有出错",
        "real files changed by dice with a fixed seed, {article} articles, {front_matter} front matters, {markdown} bodies, {settings} of site.toml, {table} tables, {request} requests, {template} templates: no fault of the program",
    ),
    (
        "growth",
        "输入加倍，内存申请的次数最多是原来的 {most} 倍（{cases} 种难文，每种两个大小）",
        "of twice the input, allocations grow by a factor of {most} at most ({cases} kinds of hard text, two sizes of each)",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures")
}

/// Keeps the figures of a trial, if they are asked for.
pub(super) fn record(trial: &str, figures: &[(&str, usize)]) {
    if std::env::var_os("ZHENBAO_RECORD").is_some() {
        let lines: String = figures.iter().map(|(name, figure)| format!("{name} = {figure}\n")).collect();
        fs::write(folder().join(trial), lines).unwrap();
    }
}

/// The figures that a trial kept last.
fn figures(trial: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder().join(trial)).unwrap_or_default();
    let pair = |line: &str| line.split_once(" = ").map(|(name, figure)| (name.to_owned(), figure.to_owned()));
    text.lines().filter_map(pair).collect()
}

fn filled(form: &str, figures: &BTreeMap<String, String>) -> String {
    figures.iter().fold(form.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), figure))
}

#[test]
fn the_document_says_what_the_trials_measured() {
    let (mut zh, mut en) = (String::new(), String::new());
    for (trial, chinese, english) in TRIALS {
        let figures = figures(trial);
        assert!(!figures.is_empty(), "no figures of {trial}: run the tests with ZHENBAO_RECORD=1");
        for (lines, form) in [(&mut zh, chinese), (&mut en, english)] {
            let line = filled(form, &figures);
            assert!(!line.contains('{'), "{trial} lacks a figure: {line}");
            let _ = writeln!(lines, "- {line}");
        }
    }
    expect_fresh("docs/reliability.md", &[("trials in Chinese", zh), ("trials in English", en)]);
}
