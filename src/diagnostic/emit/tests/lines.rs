//! The forms for programs.

use super::*;

#[test]
fn short_is_one_line_each() {
    let expected = "\
error[ZB203]: 输出
content/renda/2025/session.md: error[ZB203]: 整个文件
content/renda/2025/session.md:7:1: error[ZB203]: 编码
content/renda/2025/session.md:3:7: error[ZB203]: 日期无法识别：2025-13-01; 写成 2025-03-01 这样的日期
";
    assert_eq!(emit(&places(), ReportFormat::Short, Lang::Zh), expected);
}

#[test]
fn json_is_one_object_a_line() {
    let out = emit(&places(), ReportFormat::Json, Lang::En);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[0],
        r#"{"code":"ZB203","severity":"error","file":null,"line":null,"column":null,"message":"output","help":null}"#
    );
    assert_eq!(
        lines[3],
        r#"{"code":"ZB203","severity":"error","file":"content/renda/2025/session.md","line":3,"column":7,"message":"not a date: 2025-13-01","help":"write a date such as 2025-03-01"}"#
    );
}

#[test]
fn sarif_is_one_document() {
    let source = source("日期: 1\n");
    let span = find(&source, "1");
    let diagnostic = Diagnostic::new(&DATE, span.clone(), text!("不对", "wrong"))
        .patch(span, "2")
        .related(find(&source, "日期"), text!("键", "key"));
    let out = emit(&[diagnostic], ReportFormat::Sarif, Lang::En);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "ZB203");
    let result = &run["results"][0];
    assert_eq!(result["level"], "error");
    let region = serde_json::json!({ "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6 });
    assert_eq!(result["locations"][0]["physicalLocation"]["region"], region);
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "key");
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "2");
    let empty: serde_json::Value = serde_json::from_str(&emit(&[], ReportFormat::Sarif, Lang::Zh)).unwrap();
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn a_remark_is_an_entry_of_the_document() {
    let told = text!("读不到", "unreadable");
    let error = |format, lang| remark(&told, Severity::Error, format, lang);
    assert_eq!(error(ReportFormat::Short, Lang::Zh), "错误：读不到\n");
    assert_eq!(error(ReportFormat::Human(Screen::PLAIN), Lang::En), "error: unreadable\n");
    assert_eq!(remark(&told, Severity::Warning, ReportFormat::Short, Lang::Zh), "注意：读不到\n");
    assert_eq!(
        error(ReportFormat::Json, Lang::En),
        "{\"code\":null,\"severity\":\"error\",\"file\":null,\"line\":null,\"column\":null,\"message\":\"unreadable\",\"help\":null}\n"
    );
    let document: serde_json::Value = serde_json::from_str(&error(ReportFormat::Sarif, Lang::Zh)).unwrap();
    let run = &document["runs"][0];
    assert_eq!(run["results"], serde_json::json!([]));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "读不到");
}
