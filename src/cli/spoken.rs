//! The pages of `--help` in the language of the person at the keyboard.

use clap::{Arg, ArgAction, Command};

use super::words::{command_words, one, option_words, value_words};
use crate::diagnostic::Lang;

/// clap's command with all its words in one language.
pub(super) fn localised(command: Command, lang: Lang) -> Command {
    below(spoken(command, None, lang), "", lang)
}

/// The commands inside a command; `path` is how that one is called on the command line.
fn below(mut command: Command, path: &str, lang: Lang) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path} {name}").trim_start().to_owned();
        command = command.mut_subcommand(&name, |verb| below(spoken(verb, Some(&path), lang), &path, lang));
    }
    command
}

/// One command, its own subcommands left as they are.
fn spoken(command: Command, verb: Option<&str>, lang: Lang) -> Command {
    let usage = usage(&command, verb, lang);
    let about = command_words(verb.unwrap_or("zhenbao")).map_or("", |words| one(words, lang));
    let [heading, verbs] = [one(("用法", "Usage"), lang), one(("命令", "Commands"), lang)];
    command
        .about(about)
        .override_usage(usage)
        .help_template(format!("{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}\n"))
        .subcommand_help_heading(verbs)
        .mut_args(|arg| spoken_option(arg, lang))
}

/// What every command takes, listed behind its own options.
const COMMON: [&str; 4] = ["lang", "quiet", "help", "version"];
/// Behind any number of own options.
const LAST: usize = 1000;

fn spoken_option(arg: Arg, lang: Lang) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let help = option_words(&id).map_or("", |words| one(words, lang));
    let heading = if arg.is_positional() { ("参数", "Arguments") } else { ("选项", "Options") };
    let arg = arg.help(help).help_heading(one(heading, lang));
    let arg = match COMMON.iter().position(|common| *common == id) {
        Some(place) => arg.display_order(LAST + place),
        None => arg,
    };
    if !takes_value(&arg) {
        return arg;
    }
    arg.value_name(one(value_words(&id), lang)).hide_default_value(true).hide_possible_values(true)
}

fn usage(command: &Command, verb: Option<&str>, lang: Lang) -> String {
    let Some(verb) = verb else {
        return format!("zhenbao {}", one(("<命令> [选项]", "<COMMAND> [OPTIONS]"), lang));
    };
    if command.has_subcommands() {
        return format!("zhenbao {verb} {}", one(("<命令> [选项]", "<COMMAND> [OPTIONS]"), lang));
    }
    let mut usage = format!("zhenbao {verb} {}", one(("[选项]", "[OPTIONS]"), lang));
    for arg in command.get_positionals() {
        let value = one(value_words(arg.get_id().as_str()), lang);
        let [open, close] = if arg.is_required_set() { ["<", ">"] } else { ["[", "]"] };
        usage.extend([" ", open, value, close]);
    }
    usage
}

fn takes_value(arg: &Arg) -> bool {
    arg.is_positional() || matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}
