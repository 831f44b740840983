//! How a command's failure is told.

use super::log;
use anstyle::{AnsiColor, Style};
use serde_json::json;
use std::io::{self, Write};
use std::process::ExitCode;

const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Whether the reader of our output went away, which is no failure of ours.
#[must_use]
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// Prints the error with its causes, each once, and gives the exit status of a failure.
#[must_use]
pub fn report(error: &anyhow::Error) -> ExitCode {
    if log::is_json() {
        log::event("error", &json!({ "message": chain(error) }));
        return ExitCode::from(2);
    }
    let mut out = anstream::stderr().lock();
    // Where even standard error is gone, the exit status is all that can be said.
    drop(writeln!(out, "{ERROR}error:{ERROR:#} {}", chain(error)));
    ExitCode::from(2)
}

/// The messages from the outermost to the root, without those that the one before already quotes.
fn chain(error: &anyhow::Error) -> String {
    let mut messages: Vec<String> = Vec::new();
    for cause in error.chain() {
        let message = cause.to_string();
        if !messages.last().is_some_and(|last| last.contains(&message)) {
            messages.push(message);
        }
    }
    messages.join("\n  because: ")
}

#[cfg(test)]
mod tests {
    use super::{chain, is_broken_pipe};
    use anyhow::{Context, anyhow};
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_cause_that_is_quoted_is_not_repeated() {
        let error = anyhow!("disk full")
            .context("cannot write a: disk full")
            .context("building");
        assert_eq!(
            chain(&error),
            "building\n  because: cannot write a: disk full"
        );
    }

    #[test]
    fn a_broken_pipe_is_found_under_context() {
        let pipe = Err::<(), _>(Error::from(ErrorKind::BrokenPipe))
            .context("writing")
            .unwrap_err();
        assert!(
            is_broken_pipe(&pipe),
            "the cause is looked for in the whole chain"
        );
        let json = serde_json::Error::io(ErrorKind::BrokenPipe.into());
        assert!(
            is_broken_pipe(&json.into()),
            "serde_json wraps I/O errors in its own"
        );
        assert!(
            !is_broken_pipe(&anyhow!("pipe")),
            "other errors are failures"
        );
    }
}
