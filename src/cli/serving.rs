//! What `serve` and `desk` were asked to do, as typed options.

use std::time::Duration;

use super::arguments::{Desk, Serve};
use super::{below, moment, recipe};
use crate::command;
use crate::diagnostic::Text;
use crate::serve::{Follow, Manner};
use crate::text;

pub(super) fn desk_options(desk: Desk) -> Result<crate::desk::Options, Text> {
    Ok(crate::desk::Options {
        root: desk.site_dir,
        output: desk.output,
        port: desk.port,
        browser: if desk.no_open { command::serve::Browser::Leave } else { command::serve::Browser::Open },
        clock: desk.clock.map(|clock| moment("--clock", &clock)).transpose()?,
        manner: manner(desk.poll)?,
    })
}

/// How changes are noticed.
fn manner(poll: Option<u64>) -> Result<Manner, Text> {
    if poll == Some(0) {
        return Err(text!("“--poll”的毫秒数必须大于 0", "'--poll' needs more than 0 milliseconds"));
    }
    Ok(poll.map_or(Manner::Events, |interval| Manner::Poll(Duration::from_millis(interval))))
}

pub(super) fn serve_options(serve: Serve) -> Result<command::serve::Options, Text> {
    let manner = manner(serve.poll)?;
    if let Some(option) = only_with_watch(&serve).filter(|_| !serve.watch) {
        return Err(text!(
            "“{option}”只用于预览，请加上 --watch；不加 --watch，看到的是已经发布的网站",
            "'{option}' is for previews only: add --watch; without it, serve shows what is published already"
        ));
    }
    let output = serve.output.unwrap_or_else(|| below(&serve.site.root, "public"));
    let mut site = recipe(serve.site, &output)?;
    // Whoever writes wants to see what is written; the pages say that they are drafts.
    site.visibility.drafts = serve.watch && !serve.no_drafts;
    Ok(command::serve::Options {
        site,
        output,
        source: if serve.watch { command::serve::Served::Site } else { command::serve::Served::Published },
        interface: serve.interface,
        port: serve.port,
        browser: if serve.open { command::serve::Browser::Open } else { command::serve::Browser::Leave },
        follow: if serve.navigate_to_changed { Follow::Changed } else { Follow::Stay },
        manner,
    })
}

/// The first of the options that mean nothing for a site which is published already. None of them turns
/// the preview on by itself: whoever checks a delivery must not be shown something else.
fn only_with_watch(serve: &Serve) -> Option<&'static str> {
    let Serve { site, navigate_to_changed, no_drafts, poll, .. } = serve;
    let given = [
        ("--drafts", site.drafts),
        ("--future", site.future),
        ("--expired", site.expired),
        ("--strict", site.strict),
        ("--clock", site.clock.is_some()),
        ("--navigate-to-changed", *navigate_to_changed),
        ("--no-drafts", *no_drafts),
        ("--poll", poll.is_some()),
    ];
    given.into_iter().find(|(_, given)| *given).map(|(option, _)| option)
}
