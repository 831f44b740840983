//! `zhengtu serve`: the store over HTTP.

use super::Status;
use super::storing::{StoreArgs, note, told};
use crate::reconcile::{Everybody, Reconciler};
use crate::serve::{self, Opener, Options, Origins, Snapshot};
use crate::store::{Needs, Store};
use anyhow::{Context, Result, bail};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Serve the store over HTTP, so that other tools can match their tables against it
///
/// At /reconcile stands a reconciliation service (W3C Reconciliation Service API 0.2, with suggest, preview and extend)
/// over officials, bodies, divisions and posts: give its address to OpenRefine as a standard service. It only reads,
/// and listens on this machine only unless --bind says otherwise. When the store changes, the answers follow. Stop it
/// with Ctrl-C.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 stopped as asked; 2 failed.")]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 8642)]
    port: u16,

    /// The address to listen on. Any but 127.0.0.1 and ::1 lets others read the store
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    bind: IpAddr,

    /// The address that clients reach it by, such as https://example.org/zhengtu behind a proxy
    #[arg(long, value_name = "URL", value_parser = public_url)]
    url: Option<String>,

    /// Let pages of this origin ask from a browser, such as https://example.org; `*` lets all. Pages of this machine
    /// always may
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,

    /// Serve persons without a public or company role too
    #[arg(long)]
    everybody: bool,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let everybody = if self.everybody {
            Everybody::Shown
        } else {
            Everybody::Hidden
        };
        let store = self.store.open()?;
        let snapshot = snapshot(&store, everybody)?;
        let address = SocketAddr::new(self.bind, self.port);
        let listener = serve::listen(address).with_context(|| {
            format!("cannot listen on {address}; another program may have the port: choose one with --port")
        })?;
        let bound = listener.local_addr()?;
        if !bound.ip().is_loopback() {
            note("whoever reaches this machine over the network can read the store");
        }
        let own = format!("http://{bound}");
        let url = self.url.as_deref().unwrap_or(&own);
        note(&format!(
            "serving {} entities of {} articles on {own}; reconciliation service: {url}/reconcile; stop with Ctrl-C",
            snapshot.reconciler.len(),
            snapshot.articles
        ));
        let options = Options {
            origins: origins(&self.allow_origin)?,
            public_url: self.url,
        };
        serve::run(
            listener,
            snapshot,
            opener(self.store, everybody),
            note,
            options,
        )?;
        note("stopped");
        Ok(Status::Done)
    }
}

fn opener(place: StoreArgs, everybody: Everybody) -> Opener {
    let dir = place.dir().to_owned();
    Opener {
        read: Box::new(move || {
            let store = place.open().map_err(|error| format!("{error:#}"))?;
            snapshot(&store, everybody).map_err(|error| format!("{error:#}"))
        }),
        committed: Box::new(move || Store::committed(&dir)),
    }
}

fn snapshot(store: &Store, everybody: Everybody) -> Result<Snapshot> {
    // Asked before it is read: a commit in between is then seen as newer.
    let committed = Store::committed(store.dir());
    let view = told(store.dataset(Needs::View)?);
    Ok(Snapshot {
        reconciler: Reconciler::read(&view, store.base(), everybody)?,
        articles: store.len(),
        base: store.base().as_str().to_owned(),
        committed,
    })
}

fn origins(listed: &[String]) -> Result<Origins> {
    if listed.iter().any(|origin| origin == "*") {
        return Ok(Origins::Any);
    }
    for origin in listed {
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        if host.is_empty() || host.contains('/') {
            bail!("`{origin}` is no origin; one looks like https://example.org, without a path");
        }
    }
    Ok(if listed.is_empty() {
        Origins::Own
    } else {
        Origins::Listed(listed.to_vec())
    })
}

fn public_url(text: &str) -> Result<String, String> {
    if text.starts_with("http://") || text.starts_with("https://") {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        Err("it begins with http:// or https://".to_owned())
    }
}
