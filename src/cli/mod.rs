//! The command line: arguments in, exit code out (the only user of clap). Words become typed options
//! here, once; must not know what the commands do with them.

mod choices;
mod arguments;
mod double_click;
mod fault;
mod find;
mod guard;
mod importing;
mod language;
mod serving;
mod words;
mod spoken;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory as _, FromArgMatches as _};

use arguments::{
    Arguments, Build, Check, Diff, Headers, Init, New, Rollback, Site, Theme, ThemeCheck, ThemeVerb, Verb,
    Verify,
};
use choices::{FormatChoice, LangChoice, ServerChoice};

use crate::command::build::Publishing;
use crate::command::check::{Acceptance, Repairs};
use crate::command::console::{Console, Report, Volume};
use crate::command::new::Editor;
use crate::command::rollback::Way;
use crate::command::{self, USAGE};
use crate::config::BaseUrl;
use crate::diagnostic::{Lang, Text, visible};
use crate::disk::publish::{Back, Durability, Losses, Returning};
use crate::edition::{Recipe, Warnings};
use crate::site::Visibility;
use crate::source::Moment;
use crate::text;
use crate::theme::headers::Server;

/// Runs one command of the program; the first argument is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.len() <= 1 && double_click::is_one() {
        arguments.truncate(1);
        arguments.push("desk".into());
    }
    let lang = language::chosen(&arguments, |name| std::env::var(name).ok());
    let parsed = command_in(lang)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(Arguments { common, verb, .. }) => {
            let lang = match common.lang {
                Some(LangChoice::Zh) => Lang::Zh,
                Some(LangChoice::En) => Lang::En,
                None => lang,
            };
            let volume = if common.quiet { Volume::Quiet } else { Volume::Normal };
            let console = Console::new(lang, volume, report(&verb));
            guard::guarded(&console, || {
                start(verb, &console).unwrap_or_else(|fault| misused(&fault, &console))
            })
        }
        Err(error) => not_parsed(&error, &Console::new(lang, Volume::Normal, Report::Human)),
    }
}

/// The whole command line with its words in one language.
fn command_in(lang: Lang) -> Command {
    spoken::localised(Arguments::command(), lang)
}

fn not_parsed(error: &clap::Error, console: &Console) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => console.result(&error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console.usage(&error.render().to_string());
            ExitCode::from(USAGE)
        }
        _ => misused(&fault::sentence(error), console),
    }
}

fn misused(fault: &Text, console: &Console) -> ExitCode {
    console.error(fault);
    console.usage(words::one(("用法见 zhenbao --help\n", "see zhenbao --help\n"), console.lang()));
    ExitCode::from(USAGE)
}

/// Starts a command, or says which option makes no sense.
fn start(verb: Verb, console: &Console) -> Result<ExitCode, Text> {
    Ok(match verb {
        Verb::Desk(desk) => crate::desk::run(&serving::desk_options(desk)?, console),
        Verb::Init(init) => command::init::run(init_options(init), console),
        Verb::New(new) => command::new::run(&new_options(new)?, console),
        Verb::Import(import) => command::import::run(&importing::options(import), console),
        Verb::Build(build) => command::build::run(&build_options(build)?, console),
        Verb::Check(check) => command::check::run(&check_options(check)?, console),
        Verb::Serve(serve) => command::serve::run(serving::serve_options(serve)?, console),
        Verb::Diff(diff) => command::build::run(&diff_options(diff)?, console),
        Verb::Verify(verify) => command::verify::run(&verify_options(verify), console),
        Verb::Mask(mask) => {
            let options = command::mask::Options { file: mask.list, output: mask.output_file };
            command::mask::run(&options, console)
        }
        Verb::Find(find) => command::find::run(&find::options(find)?, console),
        Verb::Rollback(rollback) => command::rollback::run(&rollback_options(rollback), console),
        Verb::Theme(theme) => match theme.verb {
            ThemeVerb::Check(check) => command::theme::check(&theme_options(check), console),
        },
        Verb::Headers(headers) => command::headers::run(&headers_options(headers)?, console),
        Verb::Explain(explain) => command::explain::run(&explain.code, console),
        Verb::Completions(completions) => {
            let mut script = Vec::new();
            let mut command = command_in(console.lang());
            clap_complete::generate(completions.shell, &mut command, "zhenbao", &mut script);
            console.result(&String::from_utf8_lossy(&script))
        }
        Verb::Help(help) => console.result(&help_of(&help.command, console.lang())?),
    })
}

fn help_of(names: &[String], lang: Lang) -> Result<String, Text> {
    let mut command = command_in(lang);
    command.build();
    let mut found = &mut command;
    for name in names {
        found = found.find_subcommand_mut(name).ok_or_else(|| {
            let shown = visible(name);
            text!("没有“{shown}”这个命令", "there is no command '{shown}'")
        })?;
    }
    Ok(found.render_help().to_string())
}

fn init_options(init: Init) -> command::init::Options {
    let Init { dir: folder, town, county, base_url, office, editor } = init;
    command::init::Options { folder, town, county, base_url, office, editor }
}

fn build_options(build: Build) -> Result<command::build::Options, Text> {
    let output = build.output.unwrap_or_else(|| below(&build.site.root, "public"));
    Ok(command::build::Options {
        site: recipe(build.site, &output)?,
        output,
        publishing: if build.dry_run { Publishing::DryRun } else { Publishing::Write },
        generations: build.keep,
        durability: if build.no_sync { Durability::Fast } else { Durability::Synced },
        losses: if build.allow_removal { Losses::Meant } else { Losses::Ask },
    })
}

/// `diff` is a build that writes nothing.
fn diff_options(diff: Diff) -> Result<command::build::Options, Text> {
    let Diff { site, output } = diff;
    build_options(Build {
        site,
        output,
        dry_run: true,
        keep: command::build::KEPT,
        no_sync: false,
        allow_removal: true,
    })
}

fn verify_options(verify: Verify) -> command::verify::Options {
    command::verify::Options { folder: verify.published }
}

fn rollback_options(rollback: Rollback) -> command::rollback::Options {
    let output = rollback.output.unwrap_or_else(|| below(&rollback.root, "public"));
    let returning = if rollback.allow_return { Returning::Meant } else { Returning::Ask };
    let way =
        if rollback.list { Way::List } else { Way::To(Back { steps: rollback.steps.into(), returning }) };
    command::rollback::Options { root: rollback.root, output, way }
}

fn theme_options(check: ThemeCheck) -> command::theme::Options {
    command::theme::Options { root: check.root, name: check.theme }
}

fn headers_options(headers: Headers) -> Result<command::headers::Options, Text> {
    let server = match headers.server {
        ServerChoice::Nginx => Server::Nginx,
        ServerChoice::Apache => Server::Apache,
        ServerChoice::Caddy => Server::Caddy,
        ServerChoice::Iis => Server::Iis,
        ServerChoice::Netlify => Server::Netlify,
    };
    let base_url = base_url(headers.base_url.as_deref())?;
    Ok(command::headers::Options { root: headers.root, base_url, server })
}

fn check_options(check: Check) -> Result<command::check::Options, Text> {
    let published = below(&check.site.root, "public");
    Ok(command::check::Options {
        repairs: if check.fix { Repairs::Write } else { Repairs::Show },
        acceptance: if check.accept { Acceptance::Accept } else { Acceptance::Tell },
        site: recipe(check.site, &published)?,
    })
}

fn new_options(new: New) -> Result<command::new::Options, Text> {
    if new.title.trim().is_empty() {
        return Err(text!("标题不能为空", "the title must not be blank"));
    }
    Ok(command::new::Options {
        root: new.root,
        title: new.title,
        kind: importing::kind(new.kind),
        category: new.category,
        date: new.date.map(|date| moment("--date", &date)).transpose()?.map(|moment| moment.date()),
        editor: if new.open { Editor::Open } else { Editor::Leave },
    })
}

fn recipe(site: Site, published: &Path) -> Result<Recipe, Text> {
    Ok(Recipe {
        published: published.to_owned(),
        base_url: base_url(site.base_url.as_deref())?,
        clock: site.clock.map(|clock| moment("--clock", &clock)).transpose()?,
        visibility: Visibility { drafts: site.drafts, future: site.future, expired: site.expired },
        warnings: if site.strict { Warnings::Deny } else { Warnings::Warn },
        root: site.root,
    })
}

fn moment(option: &str, written: &str) -> Result<Moment, Text> {
    let shown = visible(written);
    Moment::parse(written).map_err(|_| {
        text!(
            "“{option}”的日期“{shown}”无法识别，请写成 2025-04-01",
            "'{option}' has no date in '{shown}'; write it as 2025-04-01"
        )
    })
}

/// The address of `--base-url`.
fn base_url(written: Option<&str>) -> Result<Option<BaseUrl>, Text> {
    let parse = |base_url| {
        BaseUrl::parse(base_url).map_err(|Text { zh, en }| {
            text!("--base-url {base_url} 不可用：{zh}", "--base-url {base_url} cannot be used: {en}")
        })
    };
    written.map(parse).transpose()
}

/// How a command writes its findings.
fn report(verb: &Verb) -> Report {
    let format = match verb {
        Verb::Build(build) => build.site.format,
        Verb::Check(check) => check.site.format,
        Verb::Serve(serve) => serve.site.format,
        Verb::Diff(diff) => diff.site.format,
        Verb::Verify(verify) => verify.format,
        Verb::Theme(Theme { verb: ThemeVerb::Check(check) }) => check.format,
        _ => FormatChoice::Human,
    };
    match format {
        FormatChoice::Human => Report::Human,
        FormatChoice::Short => Report::Short,
        FormatChoice::Json => Report::Json,
        FormatChoice::Sarif => Report::Sarif,
    }
}

/// A name in a folder; in the current one without a `./` before it.
fn below(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

#[cfg(test)]
mod tests;
