//! `zhenbao rollback`: back to an earlier publication, in one step, or a list of them.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use super::console::Console;
use super::{FAILED, account, shown};
use crate::diagnostic::Text;
use crate::disk::load;
use crate::disk::publish::{
    Back, Durability, Kept, Losses, PublishError, PublishSettings, Return, Stop, publications, rollback,
};
use crate::source::{Stamp, Zone};
use crate::text;

/// What `rollback` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The published folder.
    pub output: PathBuf,
    /// Where to go.
    pub way: Way,
}

/// What is wanted of the kept publications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A list of them.
    List,
    /// One of them on line.
    To(Back),
}

/// Lists the kept publications, or lets the published site and one of them change places.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let zone = zone(options);
    let done = settings_of(options).and_then(|settings| match options.way {
        Way::List => publications(&settings).map(|kept| listed(&kept, &zone)),
        Way::To(back) => rollback(&settings, back).map(|back| gone_back(&back, options, &zone)),
    });
    match done {
        Ok(account) => console.account(&account),
        Err(error) => {
            console.findings(&[error.to_diagnostic()]);
            ExitCode::from(FAILED)
        }
    }
}

/// The zone of the site, if its settings can be read.
pub fn zone(options: &Options) -> Zone {
    let own = load::Settings::open(&options.root)
        .ok()
        .and_then(|settings| settings.config)
        .map(|config| config.zone);
    own.or_else(|| Zone::named("Asia/Shanghai")).expect("the zone is in the program's own table")
}

fn time(moment: SystemTime, zone: &Zone) -> String {
    Stamp::at(moment, zone).minute()
}

fn listed(kept: &[Kept], zone: &Zone) -> Text {
    if kept.is_empty() {
        return text!("还没有可以退回的发布", "there is no publication to go back to yet");
    }
    let mut all = text!(
        "可以退回的发布（zhenbao rollback 后面写编号）：",
        "publications to go back to (zhenbao rollback NUMBER):"
    );
    for (index, Kept { published, texts, changes }) in kept.iter().enumerate() {
        let (number, time, counts) = (index + 1, time(*published, zone), account::counts(changes));
        let line = text!(
            "  {number}  {time}  {texts} 篇；与现在相比，",
            "  {number}  {time}  {texts} articles; compared with now, "
        );
        all = account::under(all, &(line + counts));
    }
    all
}

fn gone_back(back: &Return, options: &Options, zone: &Zone) -> Text {
    let (folder, time) = (shown(&options.output), time(back.published, zone));
    let headline = text!(
        "{folder} 已退回 {time} 的发布；再运行一次 zhenbao rollback 可以换回来",
        "{folder} is back at the publication of {time}; another zhenbao rollback undoes it"
    );
    let sources = text!(
        "源稿没有变：改好 content 里的文件以前不要再运行 build，否则错误会重新发布",
        "the sources did not change: mend the files in content before the next build, or it publishes the mistake again"
    );
    account::under(account::under(headline, &account::difference(&back.changes)), &sources)
}

fn settings_of(options: &Options) -> Result<PublishSettings, PublishError> {
    Ok(settings(options, Stop::on_signals().map_err(|_| PublishError::Interrupted)?))
}

/// How an earlier publication is brought back.
pub fn settings(options: &Options, stop: Stop) -> PublishSettings {
    let root = options.root.canonicalize().unwrap_or_else(|_| options.root.clone());
    PublishSettings {
        output: options.output.clone(),
        sources: load::source_folders(&root),
        root,
        generator: super::GENERATOR.to_owned(),
        built: String::new(),
        generations: super::build::KEPT,
        durability: Durability::Synced,
        stop,
        losses: Losses::Meant,
    }
}
