//! The command line as clap reads it. What each word means to editors stands in `words`; a field here
//! must have its entry there, a test holds that.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

use super::choices::{
    FormatChoice, KindChoice, LangChoice, ListFormatChoice, OldSiteChoice, ScopeChoice, ServerChoice,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "zhenbao", version = version(), disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<LangChoice>,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// The commands that work.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Desk(Desk),
    Init(Init),
    New(New),
    Import(Import),
    Build(Build),
    Check(Check),
    Serve(Serve),
    Diff(Diff),
    Verify(Verify),
    Find(Find),
    Mask(Mask),
    Rollback(Rollback),
    Theme(Theme),
    Headers(Headers),
    Explain(Explain),
    Completions(Completions),
    Help(Help),
}

/// Which site is read, and how.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch as typed, made typed options next")]
#[derive(Debug, Args)]
pub(super) struct Site {
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short = 'u', long)]
    pub(super) base_url: Option<String>,
    #[arg(short = 'D', long)]
    pub(super) drafts: bool,
    #[arg(short = 'F', long)]
    pub(super) future: bool,
    #[arg(short = 'E', long)]
    pub(super) expired: bool,
    #[arg(long)]
    pub(super) strict: bool,
    #[arg(long)]
    pub(super) clock: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: FormatChoice,
}

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) site: Site,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, default_value = "1")]
    pub(super) keep: usize,
    #[arg(long)]
    pub(super) no_sync: bool,
    #[arg(long)]
    pub(super) allow_removal: bool,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    #[command(flatten)]
    pub(super) site: Site,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(default_value = "public")]
    pub(super) published: PathBuf,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: FormatChoice,
}

#[derive(Debug, Args)]
pub(super) struct Find {
    #[arg(required = true)]
    pub(super) words: Vec<String>,
    #[arg(long = "in", value_enum)]
    pub(super) scope: Option<ScopeChoice>,
    #[arg(long = "format", value_enum, default_value = "list")]
    pub(super) list_format: ListFormatChoice,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) clock: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Mask {
    pub(super) list: PathBuf,
    #[arg(short, long = "output")]
    pub(super) output_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Rollback {
    #[arg(default_value = "1", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) steps: u16,
    #[arg(long, conflicts_with_all = ["steps", "allow_return"])]
    pub(super) list: bool,
    #[arg(long)]
    pub(super) allow_return: bool,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) site: Site,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long)]
    pub(super) accept: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a switch as typed, made typed options next")]
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) site: Site,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
    #[arg(short, long)]
    pub(super) watch: bool,
    #[arg(short, long, default_value = "1111")]
    pub(super) port: u16,
    #[arg(short, long, default_value = "127.0.0.1")]
    pub(super) interface: IpAddr,
    #[arg(short = 'O', long)]
    pub(super) open: bool,
    #[arg(short, long, alias = "navigateToChanged")]
    pub(super) navigate_to_changed: bool,
    #[arg(long, conflicts_with = "drafts")]
    pub(super) no_drafts: bool,
    #[arg(long)]
    pub(super) poll: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct Theme {
    #[command(subcommand)]
    pub(super) verb: ThemeVerb,
}

/// The commands of `theme`.
#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub(super) enum ThemeVerb {
    Check(ThemeCheck),
}

#[derive(Debug, Args)]
pub(super) struct ThemeCheck {
    pub(super) theme: Option<String>,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: FormatChoice,
}

#[derive(Debug, Args)]
pub(super) struct Headers {
    #[arg(value_enum)]
    pub(super) server: ServerChoice,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short = 'u', long)]
    pub(super) base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    pub(super) code: String,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Desk {
    #[arg(default_value = ".")]
    pub(super) site_dir: PathBuf,
    #[arg(short, long, aliases = ["output-dir", "destination"], short_alias = 'd')]
    pub(super) output: Option<PathBuf>,
    #[arg(short, long, default_value = "1111")]
    pub(super) port: u16,
    #[arg(long)]
    pub(super) no_open: bool,
    #[arg(long)]
    pub(super) clock: Option<String>,
    #[arg(long)]
    pub(super) poll: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(default_value = ".")]
    pub(super) dir: PathBuf,
    #[arg(long)]
    pub(super) town: Option<String>,
    #[arg(long)]
    pub(super) county: Option<String>,
    #[arg(short = 'u', long)]
    pub(super) base_url: Option<String>,
    #[arg(long)]
    pub(super) office: Option<String>,
    #[arg(long)]
    pub(super) editor: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct New {
    pub(super) title: String,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short, long, value_enum, default_value = "news")]
    pub(super) kind: KindChoice,
    #[arg(short, long)]
    pub(super) category: Option<String>,
    #[arg(long)]
    pub(super) date: Option<String>,
    #[arg(short = 'O', long)]
    pub(super) open: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a switch as typed, made typed options next")]
#[derive(Debug, Args)]
pub(super) struct Import {
    #[arg(required = true)]
    pub(super) imported: Vec<PathBuf>,
    #[arg(short, long, alias = "source", short_alias = 's', default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(short, long)]
    pub(super) category: Option<String>,
    #[arg(short, long = "kind", value_enum)]
    pub(super) kind_of_article: Option<KindChoice>,
    #[arg(long, value_enum)]
    pub(super) from: Option<OldSiteChoice>,
    #[arg(long, requires = "from")]
    pub(super) publish: bool,
    #[arg(long, conflicts_with = "from")]
    pub(super) split: bool,
    #[arg(long = "accept")]
    pub(super) accept_changes: bool,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Help {
    pub(super) command: Vec<String>,
}

/// The version; a release says of which commit it is.
fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    option_env!("ZHENBAO_COMMIT").map_or_else(|| version.to_owned(), |commit| format!("{version} ({commit})"))
}
