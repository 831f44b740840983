//! A store over HTTP: for now the W3C Reconciliation Service API (0.2), by which other tools match their tables against
//! the graph.
//!
//! One file a resource under one router, and the guards before all of them: whom a
//! browser may ask for, how large a question may be and how long it may take. Read-only, and on loopback unless told
//! otherwise. Answers stand on the store as it was last committed; a commit is noticed and read while the old answers
//! go on.

mod current;
mod guard;
mod index;
mod reconciliation;
mod trouble;

pub use current::{Opener, Snapshot};
pub use guard::Origins;

use axum::Router;
use axum::routing::get;
use current::Current;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use trouble::Trouble;

/// How the server is reached, and by whom.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Origins of pages that may ask, beside those of this machine.
    pub origins: Origins,
    /// The address that others reach it by, where that is not the one that they name in their request, such as
    /// `https://example.org/zhengtu`; without a slash at the end.
    pub public_url: Option<String>,
}

/// What every resource knows.
#[derive(Clone)]
struct Shared {
    current: Arc<Current>,
    options: Arc<Options>,
}

/// Serves a store until the process is asked to stop (Ctrl-C, or SIGTERM), then finishes the answers that it has begun.
///
/// `told` hears once why a newer commit could not be read.
///
/// # Errors
///
/// The system gives no threads, or refuses the socket.
pub fn run(
    listener: TcpListener,
    snapshot: Snapshot,
    open: Opener,
    told: fn(&str),
    options: Options,
) -> io::Result<()> {
    let on_loopback = listener.local_addr()?.ip().is_loopback();
    let shared = Shared {
        current: Arc::new(Current::new(snapshot, open, told)),
        options: Arc::new(options),
    };
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(&shared, on_loopback))
            .with_graceful_shutdown(asked_to_stop())
            .await
    })
}

fn router(shared: &Shared, on_loopback: bool) -> Router {
    let resources = Router::new()
        .route("/", get(index::page))
        .merge(reconciliation::router())
        .fallback(async || Trouble::nothing_here())
        .method_not_allowed_fallback(async || Trouble::no_such_method())
        .with_state(shared.clone());
    guard::before(resources, &shared.options, on_loopback)
}

async fn asked_to_stop() {
    let interrupt = async {
        // Without a handler the process ends at once, which is what was asked for too.
        drop(tokio::signal::ctrl_c().await);
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// Takes the socket to listen on.
///
/// # Errors
///
/// The port is taken, or the address is not this machine's.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(address)
}
