//! What stands before every resource: whom a browser may ask for, how large a request may be, how long it may take.

use super::Options;
use super::trouble::Trouble;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::time::Duration;
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;

/// The largest body of a request, in bytes: a batch of the largest size with long names and properties.
const LARGEST_BODY: usize = 4 << 20;
/// How long an answer may take.
const LONGEST: Duration = Duration::from_secs(60);

/// Whose pages may ask from a browser, beside pages of this machine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origins {
    /// Nobody else's.
    #[default]
    Own,
    /// Those of these origins, `https://example.org`.
    Listed(Vec<String>),
    /// Everybody's.
    Any,
}

/// Puts the guards before the resources.
pub(super) fn before(resources: Router, options: &Options, on_loopback: bool) -> Router {
    let timeout = TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST);
    let guarded = resources
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn(not_too_large))
        .layer(timeout)
        .layer(cors(&options.origins));
    if on_loopback && options.public_url.is_none() {
        guarded.layer(from_fn(for_this_machine))
    } else {
        guarded
    }
}

/// The specification asks for CORS at every endpoint. A page that somebody happens to have open is nobody's client, so
/// only pages of this machine are let in unasked.
fn cors(origins: &Origins) -> CorsLayer {
    let layer = CorsLayer::new().allow_methods(Any).allow_headers(Any);
    match origins {
        Origins::Any => layer.allow_origin(Any).allow_private_network(true),
        Origins::Own => layer.allow_origin(allowed(Vec::new())),
        Origins::Listed(listed) => layer
            .allow_origin(allowed(listed.clone()))
            .allow_private_network(true),
    }
}

fn allowed(listed: Vec<String>) -> tower_http::cors::AllowOrigin {
    tower_http::cors::AllowOrigin::predicate(move |origin: &HeaderValue, _| {
        origin.to_str().is_ok_and(|origin| {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            is_this_machine(host) || listed.iter().any(|known| known == origin)
        })
    })
}

/// Refuses a body by the length that it announces, without reading it; one that announces none is cut off.
async fn not_too_large(request: Request, next: Next) -> Response {
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let length = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > LARGEST_BODY) {
        return too_large().into_response();
    }
    next.run(request).await
}

/// A body is larger than the server reads.
pub(super) fn too_large() -> Trouble {
    let message = format!("the form is larger than {LARGEST_BODY} bytes; send smaller batches");
    Trouble::new(StatusCode::PAYLOAD_TOO_LARGE, message)
}

/// Refuses requests under a name that is not this machine's: a page elsewhere can give its own name this machine's
/// address (DNS rebinding), and would then be of one origin with us.
async fn for_this_machine(request: Request, next: Next) -> Response {
    if host(request.headers()).is_some_and(is_this_machine) {
        return next.run(request).await;
    }
    let message = "this server answers to localhost, 127.0.0.1 and [::1]; \
                   to serve it under another name, start it with --url";
    Trouble::new(StatusCode::MISDIRECTED_REQUEST, message).into_response()
}

/// What the client calls the server, with the port.
pub(super) fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

/// Whether `localhost:8642`, `127.0.0.1` or `[::1]:80` are meant, or their like.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || bare
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_known() {
        for host in [
            "localhost",
            "LOCALHOST:8642",
            "127.0.0.1:80",
            "[::1]:80",
            "[::1]",
        ] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "10.0.0.1:80",
            "",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
