//! A folder of its own for each test, and the program run in it.

use assert_cmd::cargo::cargo_bin_cmd;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

/// An article that every part of the program can do something with.
pub const ARTICLE: &str =
    "6月12日上午，泰和县委书记罗开泰到江西赣泉电路科技有限公司调研，副县长李明远陪同。\n";

pub struct Case(TempDir);

/// How a run ended.
pub struct Outcome {
    code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Case {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A folder with one good article, `good.txt`.
    pub fn with_article() -> Self {
        let case = Self::new();
        case.write("good.txt", ARTICLE);
        case
    }

    /// A folder with one good article and a store of it, `store`.
    pub fn with_store() -> Self {
        let case = Self::with_article();
        case.run(["build", "good.txt", "--store", "store"]).ends(0);
        case
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn run(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
        self.run_on("", args)
    }

    /// Runs where no file may grow beyond one block, and writing more fails.
    #[cfg(unix)]
    pub fn run_in_little_room(&self, args: &str) -> Outcome {
        // The signal would end the program before it sees that writing fails; an ignored one stays so.
        let program = assert_cmd::cargo::cargo_bin!("zhengtu");
        let script = format!(
            "trap '' XFSZ; ulimit -f 1; exec '{}' {args}",
            program.display()
        );
        let output = std::process::Command::new("sh")
            .current_dir(self.0.path())
            .env_remove("ZHENGTU_STORE")
            .env_remove("RUST_BACKTRACE")
            .args(["-c", &script])
            .output()
            .unwrap();
        Outcome::of(output)
    }

    /// Runs with this on standard input.
    pub fn run_on(
        &self,
        input: impl Into<Vec<u8>>,
        args: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Outcome {
        let output = cargo_bin_cmd!("zhengtu")
            .current_dir(self.0.path())
            .env_remove("ZHENGTU_STORE")
            .env_remove("RUST_BACKTRACE")
            .args(args)
            .write_stdin(input)
            .output()
            .unwrap();
        Outcome::of(output)
    }
}

impl Outcome {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        let (out, err) = (&self.out, &self.err);
        assert_eq!(
            self.code,
            Some(code),
            "wrong exit status\n--- stdout\n{out}--- stderr\n{err}"
        );
        self
    }

    /// Standard error has all of these.
    #[track_caller]
    pub fn complains(self, words: &[&str]) -> Self {
        for word in words {
            assert!(
                self.err.contains(word),
                "standard error has no `{word}`:\n{}",
                self.err
            );
        }
        self
    }

    /// The last line of standard error.
    #[track_caller]
    pub fn closes(self, line: &str) -> Self {
        assert_eq!(self.err.lines().last(), Some(line), "in:\n{}", self.err);
        self
    }
}
