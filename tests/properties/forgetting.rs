//! A store that forgot articles is one that never had them.

use crate::articles::FACTS;
use crate::cases;
use crate::stores::{built, exported, names};
use flate2::read::GzDecoder;
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use zhengtu::fact::ArticleFacts;
use zhengtu::store::{Mode, Store};

/// Everything that the files of a store say, decompressed.
fn content(dir: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(content(&path));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        if path.extension().is_some_and(|end| end == "gz") {
            GzDecoder::new(bytes.as_slice())
                .read_to_end(&mut all)
                .unwrap();
        } else {
            all.extend(bytes);
        }
    }
    all
}

/// Every text of the articles: ids, addresses, titles, quotes.
fn words(articles: &[&ArticleFacts]) -> BTreeSet<String> {
    fn collect(value: &serde_json::Value, out: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) if !text.is_empty() => {
                out.insert(text.clone());
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            serde_json::Value::Object(fields) => {
                fields.values().for_each(|field| collect(field, out));
            }
            serde_json::Value::String(_)
            | serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Number(_) => {}
        }
    }
    let mut out = BTreeSet::new();
    for facts in articles {
        collect(&serde_json::to_value(facts).unwrap(), &mut out);
    }
    out
}

fn holds(content: &[u8], word: &str) -> bool {
    memchr::memmem::find(content, word.as_bytes()).is_some()
}

fn forget(dir: &Path, going: &[&ArticleFacts]) {
    let mut store = Store::open(dir, Mode::Write, names()).unwrap();
    let mut transaction = store.begin().unwrap();
    for facts in going {
        assert!(transaction.remove(&facts.article.document));
    }
    transaction.commit().unwrap();
}

/// What an article said before it was last read.
fn earlier(facts: &ArticleFacts) -> ArticleFacts {
    let mut facts = facts.clone();
    facts.article.title = Some(format!("旧稿{}", facts.article.document));
    facts
}

fn some() -> impl Strategy<Value = Vec<usize>> {
    let all: Vec<usize> = (0..FACTS.len()).collect();
    let len = all.len();
    subsequence(all, 1..len)
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn a_store_that_forgot_is_one_that_never_knew(going in some(), parts in 1..4_usize) {
        let (going, staying): (Vec<_>, Vec<_>) = FACTS
            .iter()
            .enumerate()
            .partition(|(number, _)| going.contains(number));
        let only = |part: Vec<(usize, &'static ArticleFacts)>| -> Vec<_> {
            part.into_iter().map(|(_, facts)| facts).collect()
        };
        let (going, staying) = (only(going), only(staying));
        let all: Vec<&ArticleFacts> = FACTS.iter().collect();
        let drafts: Vec<ArticleFacts> = going.iter().map(|facts| earlier(facts)).collect();
        let drafts: Vec<&ArticleFacts> = drafts.iter().collect();
        let mut builds = vec![&drafts[..]];
        builds.extend(all.chunks(all.len().div_ceil(parts)));
        let had = built(builds);
        let never = built([&staying[..]]);
        forget(had.path(), &going);
        prop_assert!(exported(had.path()) == exported(never.path()), "the graphs differ");
        let (left, clean) = (content(had.path()), content(never.path()));
        for word in words(&going).union(&words(&drafts)) {
            prop_assert!(
                holds(&clean, word) || !holds(&left, word),
                "a file still has `{word}`"
            );
        }
    }
}
