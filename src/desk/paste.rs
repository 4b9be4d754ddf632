//! What somebody pastes from Word, WPS, a web page or 微信 becomes Markdown; what the text says of itself, its
//! title and its credits, is offered for the form.

use serde_json::{Value, json};

use super::fault::DeskFault;
use super::text::filled;
use crate::diagnostic::Lang;
use crate::import::recognise::{Marks, Parts, Wanted, recognise};
use crate::import::report::{Fate, Remark};
use crate::import::{html, markdown, settle};
use crate::source::{Date, Source, SourcePath};

/// The Markdown of `{html, whole}` with what became of the rest: `{markdown, fields, remarks}`. Of a whole text what
/// it says of itself is taken out of it, into `fields`.
pub fn pasted(request: &Value, today: Date, lang: Lang) -> Result<Value, DeskFault> {
    let words = request["html"].as_str().ok_or_else(DeskFault::malformed)?;
    let mut imported = html::read_fragment(words).map_err(DeskFault::new)?;
    // Pictures are pasted by themselves: what a page names lies elsewhere.
    settle(&mut imported, &|_| None);
    if request["whole"] != true {
        let told = told(&imported.remarks, lang);
        return Ok(json!({ "markdown": markdown::body(&imported.blocks, &imported.notes), "remarks": told }));
    }
    let wanted = Wanted { kind: None, parts: Parts::One, marks: Marks::Mend, today, name: String::new() };
    let Some(draft) = recognise(imported, &wanted).into_iter().next() else {
        return Ok(json!({ "markdown": "", "remarks": [] }));
    };
    let path = SourcePath::new("content/new/article.md").expect("a plain path");
    let read = filled(&Source::new(path, draft.text(lang)));
    let mut fields = read["fields"].clone();
    if let Some(fields) = fields.as_object_mut() {
        // A day that is only that of today was not in the text.
        let said = |name: &str, value: &Value| match name {
            "draft" => false,
            "date" => *value != today.to_string(),
            _ => true,
        };
        fields.retain(|name, value| said(name, value));
    }
    Ok(json!({ "markdown": read["body"], "fields": fields, "remarks": told(&draft.remarks, lang) }))
}

/// What is not as it was, each with what became of it.
fn told(remarks: &[Remark], lang: Lang) -> Value {
    let other = remarks.iter().filter(|remark| remark.fate != Fate::Carried);
    other.map(|remark| json!([remark.fate.words().in_lang(lang), remark.message.in_lang(lang)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(html: &str, whole: bool) -> Value {
        let request = json!({ "html": html, "whole": whole });
        pasted(&request, Date::new(2025, 6, 1).unwrap(), Lang::Zh).unwrap()
    }

    #[test]
    fn a_fragment_becomes_markdown() {
        let html = "<style>p{}</style><p class=MsoNormal><b>重点</b>工作&nbsp;</p><ul><li>甲<li>乙</ul><script>x()</script>";
        let pasted = from(html, false);
        let markdown = pasted["markdown"].as_str().unwrap();
        assert!(
            markdown.starts_with("**重点**工作\n\n")
                && markdown.contains("- 甲\n")
                && !markdown.contains("x()"),
            "{markdown}"
        );
    }

    #[test]
    fn a_whole_text_gives_its_title_and_credits_to_the_form() {
        let html = "<h1>全镇防汛工作会议召开</h1><p>5月20日，镇政府召开防汛工作会议，安排部署今年的防汛工作。</p><p>一、提高认识</p><p>各村要落实责任，做好值班值守，加强隐患排查。</p><p>（编辑：李锡念）</p>";
        let pasted = from(html, true);
        assert_eq!(pasted["fields"]["title"], "全镇防汛工作会议召开", "{pasted}");
        assert_eq!(pasted["fields"]["editor"], "李锡念", "{pasted}");
        let markdown = pasted["markdown"].as_str().unwrap();
        assert!(markdown.contains("## 一、提高认识") && !markdown.contains("编辑："), "{markdown}");
        assert_eq!(pasted["fields"]["date"], Value::Null, "{pasted}");
    }
}
