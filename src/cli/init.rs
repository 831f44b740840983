//! `zhengtu init`: writes a configuration in which every key is explained.

use super::Status;
use super::config::FILE;
use super::storing::note;
use anyhow::{Context, Result, bail};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Every key, explained, and commented out at its default.
const TEMPLATE: &str = include_str!("init/zhengtu.toml");

/// Write a configuration, `zhengtu.toml`, in which every key is explained
///
/// As written it changes nothing: every key is commented out. docs/config.md has a worked example.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to write it
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,

    /// Write it over one that is there
    #[arg(long)]
    force: bool,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let file = self.dir.join(FILE);
        fs::create_dir_all(&self.dir)
            .with_context(|| format!("cannot make the directory {}", self.dir.display()))?;
        let mut options = OpenOptions::new();
        options.write(true);
        if self.force {
            options.create(true).truncate(true);
        } else {
            options.create_new(true);
        }
        let opened = options.open(&file);
        if let Err(error) = &opened
            && error.kind() == ErrorKind::AlreadyExists
        {
            bail!(
                "{} is there already; add --force to write over it",
                file.display()
            );
        }
        let cannot = || format!("cannot write {}", file.display());
        let mut out = opened.with_context(cannot)?;
        out.write_all(TEMPLATE.as_bytes()).with_context(cannot)?;
        note(&format!(
            "wrote {}; take the # from what you need",
            file.display()
        ));
        Ok(Status::Done)
    }
}
