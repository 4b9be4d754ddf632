//! Why something was not done, as the page gets it.

use serde_json::{Value, json};

use crate::diagnostic::{Lang, Text};
use crate::disk::create::CreateFault;
use crate::disk::words_of;
use crate::text;

/// Why something was not done, under the status of HTTP that says so.
#[derive(Debug)]
pub struct DeskFault {
    /// The status.
    pub status: u16,
    words: Text,
    /// What else the page needs to go on.
    more: Box<Value>,
}

impl DeskFault {
    /// What was asked for cannot be done, for this reason.
    pub fn new(words: Text) -> Self {
        Self { status: 422, words, more: Box::new(Value::Null) }
    }

    /// The request is none that a page of the desk makes.
    pub fn malformed() -> Self {
        let words = text!("看不懂的请求，请重新打开页面", "not a request of this page; open it again");
        Self { status: 400, ..Self::new(words) }
    }

    /// There is no such text any more.
    pub fn gone() -> Self {
        let words = text!(
            "这篇稿件的文件已经不在了（被改名、移走或删除）",
            "the file of this text is not there any more: renamed, moved or deleted"
        );
        Self { status: 410, ..Self::new(words) }
    }

    /// The file says something else by now; `more` holds what.
    pub fn changed_meanwhile(more: Value) -> Self {
        let words = text!(
            "这篇稿件在别处改过了（另一个窗口、另一个人，或别的程序）",
            "this text was changed elsewhere: in another window, by somebody else, or by another program"
        );
        Self { status: 412, words, more: Box::new(more) }
    }

    /// The system does not do it.
    pub fn of_system(error: &std::io::Error) -> Self {
        let Text { zh, en } = words_of(error);
        Self { status: 507, ..Self::new(text!("写不进磁盘：{zh}", "the disk does not take it: {en}")) }
    }

    /// A file was not written.
    pub fn of_file(fault: &CreateFault) -> Self {
        match fault {
            CreateFault::System(_, error) => Self::of_system(error),
            other => Self::new(crate::command::fault::not_created(other)),
        }
    }

    /// `{error, …}`.
    pub fn told(&self, lang: Lang) -> Value {
        let mut told = json!({ "error": self.words.in_lang(lang) });
        if let Some(more) = self.more.as_object() {
            for (name, value) in more {
                told[name] = value.clone();
            }
        }
        told
    }
}
