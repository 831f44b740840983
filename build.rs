//! Hashes what decides which facts are found, so that every record can say by which rules it was stated.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The stages from text to rules, and their word lists.
const DECIDING: [&str; 14] = [
    "src/edtf.rs",
    "src/text.rs",
    "src/text",
    "src/lexicon.rs",
    "src/lexicon",
    "src/token.rs",
    "src/token",
    "src/mention.rs",
    "src/mention",
    "src/document.rs",
    "src/document",
    "src/rules.rs",
    "src/rules",
    "src/pipeline.rs",
];

/// What decides which quads follow from facts; a store computes its quads anew when it changes.
const STATING: [&str; 7] = [
    "src/edtf.rs",
    "src/kind.rs",
    "src/fact.rs",
    "src/identity.rs",
    "src/identity",
    "src/graph.rs",
    "src/graph",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!(
        "cargo::rustc-env=ZHENGTU_RULE_SET={:016x}",
        hash(&DECIDING)?
    );
    println!("cargo::rustc-env=ZHENGTU_GRAPH={:016x}", hash(&STATING)?);
    Ok(())
}

/// The hash of these files and of those in these directories.
fn hash(paths: &[&str]) -> io::Result<u64> {
    let mut files = Vec::new();
    for path in paths {
        collect(Path::new(path), &mut files)?;
    }
    // Sorted by their names with `/`, so that every platform hashes in one order.
    files.sort_by_key(|file| name(file));
    let mut hash = Fnv::new();
    for file in &files {
        hash.write(name(file).as_bytes());
        // Line ends as git may have changed them are no other rule.
        hash.write(
            &fs::read(file)?
                .into_iter()
                .filter(|byte| *byte != b'\r')
                .collect::<Vec<u8>>(),
        );
    }
    Ok(hash.0)
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// FNV-1a with 64 bits: it names a version, it guards against nobody, and it needs no dependency.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
