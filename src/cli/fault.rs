//! What is wrong with a command line, as a sentence in both languages instead of clap's own words.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diagnostic::{Text, visible};
use crate::text;

/// The sentence for one of clap's errors, with the argument as typed and the nearest valid one.
pub(super) fn sentence(error: &Error) -> Text {
    let context = |kind| error.get(kind).map(joined).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => too_much(&argument, suggestion(&context(ContextKind::SuggestedArg))),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            let near = suggestion(&context(ContextKind::SuggestedSubcommand));
            text!("没有“{name}”这个命令", "there is no command '{name}'") + near
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            text!("“{argument}”后面缺少内容", "'{argument}' lacks its value")
        }
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            text!(
                "“{argument}”不能是“{value}”，可以是：{valid}",
                "'{argument}' cannot be '{value}'; it can be: {valid}"
            ) + suggestion(&context(ContextKind::SuggestedValue))
        }
        ErrorKind::ValueValidation => {
            text!("“{argument}”的内容“{value}”无法识别", "'{argument}' cannot be '{value}'")
        }
        ErrorKind::MissingRequiredArgument => {
            text!("缺少必填的参数：{argument}", "a required argument is missing: {argument}")
        }
        ErrorKind::MissingSubcommand => text!("缺少命令", "a command is missing"),
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg);
            if prior.is_empty() || prior == argument {
                text!("“{argument}”只能写一次", "'{argument}' can be given only once")
            } else {
                text!("“{argument}”不能与“{prior}”同用", "'{argument}' cannot be used with '{prior}'")
            }
        }
        ErrorKind::TooManyValues => {
            text!(
                "“{argument}”不带内容，“{value}”是多余的",
                "'{argument}' takes no value, but '{value}' was given"
            )
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            text!("“{argument}”后面的内容数量不对", "'{argument}' has the wrong number of values")
        }
        ErrorKind::InvalidUtf8 => {
            text!("参数中有不是 UTF-8 的字符", "an argument is not valid UTF-8")
        }
        _ => text!("命令行写法有误", "the command line is not understood"),
    }
}

/// An argument that no command takes. A word without a hyphen is mostly the rest of a title.
fn too_much(argument: &str, near: Text) -> Text {
    let sentence = if argument.starts_with('-') || argument.is_empty() {
        text!("没有“{argument}”这个选项", "there is no option '{argument}'")
    } else {
        text!(
            "多出来“{argument}”；中间有空格的标题或路径，整个放进英文引号",
            "'{argument}' is too much; put a title or path with spaces into quotes"
        )
    };
    sentence + near
}

fn joined(value: &ContextValue) -> String {
    let text = match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    visible(&text).into_owned()
}

fn suggestion(near: &str) -> Text {
    match near {
        "" => text!("", ""),
        near => text!("，是不是“{near}”？", "; did you mean '{near}'?"),
    }
}
