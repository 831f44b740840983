//! Rust files read as text: enough to see which module each names, without compiling anything.

use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One file under `src`.
pub struct Source {
    /// Relative to the crate's root, so that failures can be clicked on.
    pub path: PathBuf,
    text: String,
    /// `text` with comments and the insides of literals blanked; newlines stay, so lines still count.
    code: String,
}

impl Source {
    /// Every Rust file under `src`, sorted by path.
    pub fn all(root: &Path) -> Vec<Self> {
        let mut paths = Vec::new();
        collect(&root.join("src"), &mut paths);
        paths.sort();
        paths.iter().map(|path| Self::read(root, path)).collect()
    }

    fn read(root: &Path, path: &Path) -> Self {
        let text =
            fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self::new(path.strip_prefix(root).unwrap().to_owned(), text)
    }

    pub fn new(path: PathBuf, text: String) -> Self {
        let code = blanked(&text);
        Self { path, text, code }
    }

    /// The module of the crate's root that the file belongs to: `text` for `src/text/lines.rs`.
    pub fn module(&self) -> &str {
        let below = self.path.strip_prefix("src").unwrap();
        let first = below
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Which of `modules` the file names, with the lines.
    pub fn used_modules(&self, modules: &[String]) -> Vec<(usize, String)> {
        let from_root = Regex::new(r"\bcrate\s*::\s*(\{|[a-z_]\w*)").unwrap();
        let mut used = Vec::new();
        for found in from_root.captures_iter(&self.code) {
            let name = found.get(1).unwrap();
            let line = self.line(name.start());
            let names = match name.as_str() {
                "{" => group_heads(&self.code[name.end()..]),
                single => vec![single.to_owned()],
            };
            used.extend(names.into_iter().map(|name| (line, name)));
        }
        used.extend(self.used_through_super());
        used.retain(|(_, name)| modules.contains(name));
        used
    }

    /// `super::super::graph` from `src/a/b.rs` is `crate::graph` in disguise.
    fn used_through_super(&self) -> Vec<(usize, String)> {
        let chain = Regex::new(r"\b((?:super\s*::\s*)+)([a-z_]\w*)").unwrap();
        let depth = self.path.components().count() - 1;
        let code = &self.code[..self.tests_begin()];
        chain
            .captures_iter(code)
            .filter(|found| found[1].matches("super").count() >= depth)
            .map(|found| {
                (
                    self.line(found.get(2).unwrap().start()),
                    found[2].to_owned(),
                )
            })
            .collect()
    }

    /// Lines whose code names the crate.
    pub fn lines_naming(&self, name: &str) -> Vec<usize> {
        let word = Regex::new(&format!(r"\b{name}\b")).unwrap();
        let mut lines: Vec<_> = word
            .find_iter(&self.code)
            .map(|found| self.line(found.start()))
            .collect();
        lines.dedup();
        lines
    }

    /// How long the file is up to its inline tests; a file of tests alone counts nothing.
    pub fn lines_without_tests(&self) -> usize {
        if self.path.ends_with("tests.rs") {
            return 0;
        }
        self.text[..self.tests_begin()].lines().count()
    }

    fn tests_begin(&self) -> usize {
        let tests = Regex::new(r"#\[cfg\(test\)\]\s*mod\s+\w+\s*\{").unwrap();
        tests
            .find(&self.code)
            .map_or(self.code.len(), |found| found.start())
    }

    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// The files that the `mod` lines of this one may mean.
    fn children(&self) -> Vec<PathBuf> {
        let declared = Regex::new(r"\bmod\s+(\w+)\s*;").unwrap();
        let is_root = self.path.ends_with("src/lib.rs") || self.path.ends_with("src/main.rs");
        let folder = if is_root {
            PathBuf::from("src")
        } else {
            self.path.with_extension("")
        };
        declared
            .captures_iter(&self.code)
            .map(|found| folder.join(format!("{}.rs", &found[1])))
            .collect()
    }
}

/// The modules in the order of `src/lib.rs`, which is the order of the design.
pub fn top_level_modules(root: &Path) -> Vec<String> {
    let lib = Source::read(root, &root.join("src/lib.rs"));
    let declared = Regex::new(r"\bmod\s+(\w+)\s*;").unwrap();
    declared
        .captures_iter(&lib.code)
        .map(|found| found[1].to_owned())
        .collect()
}

/// The files that the compiler reads, starting from the library and the program.
pub fn reachable(sources: &[Source]) -> BTreeSet<PathBuf> {
    let mut reached = BTreeSet::new();
    let mut next = vec![PathBuf::from("src/lib.rs"), PathBuf::from("src/main.rs")];
    while let Some(path) = next.pop() {
        let source = sources.iter().find(|source| source.path == path);
        if let Some(source) = source.filter(|_| reached.insert(path)) {
            next.extend(source.children());
        }
    }
    reached
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|end| end == "rs") {
            paths.push(path);
        }
    }
}

/// The first name of each path in `a::b, c::{d, e}}`, up to the brace that closes the group.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut depth = 0;
    let mut head = String::new();
    let mut reading = true;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(std::mem::take(&mut head));
                reading = true;
            }
            ':' if depth == 0 => reading = false,
            c if depth == 0 && reading && !c.is_whitespace() => head.push(c),
            _ => {}
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}

/// The code alone: comments, strings and characters become spaces of the same length in bytes.
fn blanked(text: &str) -> String {
    let skipped = Regex::new(
        r#"(?xs) //[^\n]* | /\*.*?\*/
        | \bb?r\#"(?:.*?)"\#  | \bb?r"[^"]*"
        | "(?:[^"\\]|\\.)*"
        | '(?:[^'\\\n]|\\[^\n]{1,9}?)' "#,
    )
    .unwrap();
    let mut code = String::with_capacity(text.len());
    let mut from = 0;
    for found in skipped.find_iter(text) {
        code.push_str(&text[from..found.start()]);
        code.extend(
            found
                .as_str()
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        from = found.end();
    }
    code.push_str(&text[from..]);
    code
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn used(path: &str, text: &str) -> Vec<(usize, String)> {
        let modules = ["span", "text", "graph"].map(str::to_owned);
        Source::new(path.into(), text.to_owned()).used_modules(&modules)
    }

    #[test]
    fn uses_are_seen_in_every_form() {
        for (path, text, line, module) in [
            ("src/text.rs", "\nuse crate::graph::Quad;", 2, "graph"),
            (
                "src/text.rs",
                "use crate::{span::{A, B}, graph};",
                1,
                "graph",
            ),
            (
                "src/text.rs",
                "fn f() {\n crate :: graph::g() }",
                2,
                "graph",
            ),
            ("src/text.rs", "use super::graph;", 1, "graph"),
            ("src/text/line.rs", "use super::super::graph;", 1, "graph"),
        ] {
            let found = used(path, text);
            assert!(
                found.contains(&(line, module.to_owned())),
                "{text:?} gives {found:?}"
            );
        }
    }

    #[test]
    fn comments_literals_and_lifetimes_are_no_uses() {
        for text in [
            "//! See [`crate::graph`].",
            "/* crate::graph */ fn f() {}",
            "const A: &str = \"crate::graph \\\" crate::graph\";",
            "const A: &str = r#\"crate::graph \" crate::graph\"#;",
            "const A: char = '\"'; // \" crate::graph",
            "fn f<'a>(a: &'a str) -> char { '\\u{4e00}' } // ' crate::graph",
        ] {
            assert_eq!(used("src/text.rs", text), [], "{text}");
        }
        let sibling = used("src/text/line.rs", "use super::graph;");
        assert_eq!(
            sibling,
            [],
            "super of a file in a folder is the folder's module, not the root"
        );
    }

    #[test]
    fn inline_tests_do_not_count() {
        let text = "fn f() {}\n\n#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(
            Source::new("src/a.rs".into(), text.to_owned()).lines_without_tests(),
            2
        );
    }
}
