use super::files::fail_at;
use super::*;
use crate::fact::{ArticleFacts, ArticleInfo, SCHEMA_VERSION};
use crate::graph::vocab::dcterms;
use crate::kind::Genre;
use crate::source::Article;
use oxigraph::model::Quad;
use std::io::ErrorKind;

fn base() -> Base {
    Base::new("https://example.org/id/").unwrap()
}

/// No article of these tests is at home anywhere.
fn no_names() -> DivisionNames {
    Box::new(|_| None)
}

fn article(document: &str, title: &str) -> ArticleFacts {
    let text = format!("{title}。");
    let sha256 = files::sha256(text.as_bytes());
    ArticleFacts {
        article: ArticleInfo {
            document: document.to_owned(),
            schema: SCHEMA_VERSION,
            url: None,
            title: Some(title.to_owned()),
            publisher: None,
            published: None,
            retrieved: None,
            sha256,
            genre: Genre::News,
            genre_grounds: None,
            home: None,
            text,
        },
        facts: Vec::new(),
    }
}

fn add(store: &mut Store, articles: &[ArticleFacts]) -> Result<Vec<Outcome>, StoreError> {
    let mut transaction = store.begin()?;
    let outcomes = articles
        .iter()
        .map(|facts| transaction.upsert(facts, "print"))
        .collect();
    transaction.commit()?;
    outcomes
}

/// What a reader sees: every quad, sorted.
fn seen(dir: &Path) -> Vec<String> {
    let store = Store::open(dir, Mode::Read, no_names()).unwrap();
    let opened = store.dataset(Needs::Both).unwrap();
    assert_eq!(
        opened.notice, None,
        "the derived files should serve as they are"
    );
    let mut lines: Vec<String> = opened
        .dataset
        .quads()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.sort();
    lines
}

/// The titles of the records that a reader sees, sorted.
fn titles(dir: &Path) -> Vec<String> {
    let store = Store::open(dir, Mode::Read, no_names()).unwrap();
    let quads = store
        .dataset(Needs::Records)
        .unwrap()
        .dataset
        .quads()
        .unwrap();
    let is_title = |quad: &Quad| quad.predicate == dcterms::TITLE;
    let mut titles: Vec<String> = quads
        .into_iter()
        .filter(is_title)
        .map(|quad| quad.object.to_string())
        .collect();
    titles.sort();
    titles
}

fn has(titles: &[String], title: &str) -> bool {
    titles.iter().any(|found| found.contains(title))
}

fn new_store(dir: &Path) -> Store {
    Store::create(dir, Engine::Snapshot, &base(), no_names()).unwrap()
}

#[test]
fn what_is_stored_is_read_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    let (a, b) = (article("a01", "调研"), article("a02", "会见"));
    assert_eq!(
        add(&mut store, &[b.clone(), a.clone()]).unwrap(),
        [Outcome::Stored, Outcome::Stored]
    );
    assert_eq!(store.len(), 2);
    drop(store);
    let store = Store::open(dir.path(), Mode::Read, no_names()).unwrap();
    assert_eq!(
        store.articles().unwrap(),
        [a.clone(), b],
        "articles come sorted by document"
    );
    assert_eq!(store.facts("a01").unwrap(), Some(a));
    assert_eq!(store.facts("a09").unwrap(), None);
    assert_eq!(store.base(), &base());
    assert_eq!(titles(dir.path()).len(), 2);
    let [view, records, both] = [Needs::View, Needs::Records, Needs::Both]
        .map(|needs| store.dataset(needs).unwrap().dataset.quads().unwrap());
    assert!(!view.is_empty() && view.iter().all(|quad| quad.graph_name.is_default_graph()));
    assert!(
        !records
            .iter()
            .any(|quad| quad.graph_name.is_default_graph())
    );
    assert_eq!(both.len(), view.len() + records.len());
}

#[test]
fn a_second_run_changes_nothing_and_a_changed_article_replaces_its_record() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    let first = article("a01", "调研");
    add(&mut store, std::slice::from_ref(&first)).unwrap();
    let before = fs::read(dir.path().join(manifest::FILE)).unwrap();
    assert_eq!(add(&mut store, &[first]).unwrap(), [Outcome::Unchanged]);
    let after = fs::read(dir.path().join(manifest::FILE)).unwrap();
    assert!(
        before == after,
        "nothing was new, and the manifest was written all the same"
    );
    assert_eq!(
        add(&mut store, &[article("a01", "考察")]).unwrap(),
        [Outcome::Replaced]
    );
    let now = titles(dir.path());
    assert!(
        now.len() == 1 && has(&now, "考察"),
        "the old record stayed: {now:?}"
    );
    let files: Vec<_> = fs::read_dir(dir.path().join("segments")).unwrap().collect();
    assert_eq!(
        files.len(),
        1,
        "a segment without a live line should be deleted"
    );
}

#[test]
fn a_removed_article_is_gone_and_thin_segments_are_folded() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    let all: Vec<_> = (1..=5)
        .map(|n| article(&format!("a{n:02}"), "调研"))
        .collect();
    add(&mut store, &all).unwrap();
    let mut transaction = store.begin().unwrap();
    for gone in ["a01", "a02", "a03"] {
        assert!(transaction.remove(gone));
    }
    assert!(!transaction.remove("a01"), "it was removed before");
    assert_eq!(transaction.documents().collect::<Vec<_>>(), ["a04", "a05"]);
    transaction.commit().unwrap();
    assert_eq!(store.articles().unwrap(), all[3..]);
    assert_eq!(store.manifest.segments.len(), 1);
    assert_eq!(
        store.manifest.segments[0].lines, 2,
        "two of five lines live: folded"
    );
    assert_eq!(store.facts("a05").unwrap().as_ref(), Some(&all[4]));
    drop(store);
    assert_eq!(titles(dir.path()).len(), 2);
}

#[test]
fn the_order_of_the_input_does_not_show_in_the_quads() {
    let articles: Vec<_> = (0..6)
        .map(|n| article(&format!("a{n}"), &format!("第{n}次")))
        .collect();
    let (left, right) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    add(&mut new_store(left.path()), &articles).unwrap();
    let mut store = new_store(right.path());
    for facts in articles.iter().rev() {
        add(&mut store, std::slice::from_ref(facts)).unwrap();
    }
    let file = |dir: &Path, name: &str| {
        let mut names = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        fs::read(
            names
                .find(|path| path.to_string_lossy().contains(name))
                .unwrap(),
        )
        .unwrap()
    };
    for name in ["view-", "records-"] {
        assert!(
            file(left.path(), name) == file(right.path(), name),
            "{name} differs"
        );
    }
}

#[test]
fn a_fingerprint_tells_articles_apart() {
    let source = Article {
        id: "a01".into(),
        url: None,
        title: None,
        publisher: None,
        published: None,
        retrieved: None,
        text: "正文".into(),
        file: PathBuf::new(),
        line: None,
    };
    let print = fingerprint(&source, "1");
    assert_eq!(
        print,
        fingerprint(
            &Article {
                line: Some(3),
                ..source.clone()
            },
            "1"
        )
    );
    for other in [
        Article {
            title: Some(String::new()),
            ..source.clone()
        },
        Article {
            url: Some("u".into()),
            ..source.clone()
        },
        Article {
            text: "正文。".into(),
            ..source.clone()
        },
    ] {
        assert_ne!(print, fingerprint(&other, "1"), "{other:?}");
    }
    assert_ne!(
        print,
        fingerprint(&source, "2"),
        "a new extractor reads every article again"
    );
}

#[test]
fn a_new_fingerprint_alone_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    add(&mut store, &[article("a01", "调研")]).unwrap();
    let mut transaction = store.begin().unwrap();
    assert_eq!(transaction.fingerprint("a01"), Some("print"));
    let outcome = transaction
        .upsert(&article("a01", "调研"), "newer")
        .unwrap();
    assert_eq!(outcome, Outcome::Unchanged);
    transaction.commit().unwrap();
    assert_eq!(store.begin().unwrap().fingerprint("a01"), Some("newer"));
}

fn error(result: Result<Store, StoreError>) -> String {
    match result {
        Ok(_) => panic!("the store opened"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_directory_that_is_no_store_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let open = |path: &Path| error(Store::open(path, Mode::Read, no_names()));
    assert!(open(dir.path()).contains("holds no store; make one with"));
    assert!(open(&dir.path().join("none")).contains("holds no store"));
    fs::write(dir.path().join("notes.txt"), "x").unwrap();
    let create = |path: &Path| error(Store::create(path, Engine::Snapshot, &base(), no_names()));
    assert!(create(dir.path()).contains("is not empty and holds no store"));
    let file = create(&dir.path().join("notes.txt"));
    assert!(
        file.contains("cannot make") && file.contains("notes.txt"),
        "{file}"
    );
    let sub = dir.path().join("s");
    drop(new_store(&sub));
    assert!(create(&sub).contains("already holds a store"));
}

#[test]
fn a_store_of_another_version_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    drop(new_store(dir.path()));
    let path = dir.path().join(manifest::FILE);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"schema\": 1", "\"schema\": 2")).unwrap();
    let message = error(Store::open(dir.path(), Mode::Read, no_names()));
    assert!(message.contains("facts of version 2"), "{message}");
    fs::write(
        dir.path().join(manifest::FILE),
        r#"{"format": 7, "shards": []}"#,
    )
    .unwrap();
    let message = error(Store::open(dir.path(), Mode::Read, no_names()));
    assert!(
        message.contains("store format 7") && message.contains("format 4"),
        "{message}"
    );
    assert!(
        message.contains("build it anew"),
        "it does not say what to do: {message}"
    );
    fs::write(dir.path().join(manifest::FILE), "{").unwrap();
    let message = error(Store::open(dir.path(), Mode::Read, no_names()));
    assert!(
        message.contains("manifest.json is damaged") && message.contains("line 1"),
        "{message}"
    );
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn a_missing_engine_says_how_to_get_it() {
    let dir = tempfile::tempdir().unwrap();
    let message = error(Store::create(
        dir.path(),
        Engine::Rocksdb,
        &base(),
        no_names(),
    ));
    assert!(
        message.contains("cargo install zhengtu --features rocksdb"),
        "{message}"
    );
    drop(new_store(dir.path()));
    let path = dir.path().join(manifest::FILE);
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("snapshot", "rocksdb");
    fs::write(&path, text).unwrap();
    let message = error(Store::open(dir.path(), Mode::Read, no_names()));
    assert!(message.contains("--features rocksdb"), "{message}");
}

#[test]
fn one_writer_at_a_time_and_readers_see_the_last_commit() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    add(&mut store, &[article("a01", "调研")]).unwrap();
    let message = error(Store::open(dir.path(), Mode::Write, no_names()));
    assert!(
        message.contains("store in use by another process"),
        "{message}"
    );
    let mut transaction = store.begin().unwrap();
    transaction.upsert(&article("a02", "会见"), "").unwrap();
    assert_eq!(
        titles(dir.path()).len(),
        1,
        "a reader saw what was not committed"
    );
    drop(transaction);
    drop(store);
    assert_eq!(titles(dir.path()).len(), 1, "a dropped transaction counted");
    let mut reader = Store::open(dir.path(), Mode::Read, no_names()).unwrap();
    assert!(matches!(
        reader.begin().err(),
        Some(StoreError::ReadOnly(_))
    ));
    Store::open(dir.path(), Mode::Write, no_names()).unwrap();
}

#[test]
fn a_damaged_segment_is_named_and_derived_files_are_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    add(&mut store, &[article("a01", "调研")]).unwrap();
    let derived = store.manifest.derived.clone().unwrap();
    let view = dir.path().join(derived.view.unwrap().file);
    let whole = fs::read(&view).unwrap();
    fs::write(&view, &whole[..whole.len() / 2]).unwrap();
    let opened = store.dataset(Needs::View).unwrap();
    assert!(
        !opened.dataset.quads().unwrap().is_empty(),
        "the facts can stand in for the view"
    );
    let notice = opened.notice.unwrap();
    assert!(
        notice.contains("view-") && notice.contains("zhengtu view --rebuild"),
        "{notice}"
    );
    assert_eq!(
        add(&mut store, &[article("a01", "调研")]).unwrap(),
        [Outcome::Unchanged]
    );
    assert_eq!(
        store.dataset(Needs::View).unwrap().notice,
        None,
        "the build did not mend it"
    );

    let segment = dir.path().join(&store.manifest.segments[0].facts.file);
    let whole = fs::read(&segment).unwrap();
    for damage in [&whole[..whole.len() - 9], b"not gzip"] {
        fs::write(&segment, damage).unwrap();
        let message = store.articles().unwrap_err().to_string();
        assert!(message.contains("000001.jsonl.gz is damaged"), "{message}");
        assert!(message.contains("restore it from a copy"), "{message}");
    }
    assert_eq!(
        store.dataset(Needs::View).unwrap().notice,
        None,
        "the view does not need it"
    );
    drop(store);
    fs::remove_file(&segment).unwrap();
    let message = error(Store::open(dir.path(), Mode::Read, no_names()));
    assert!(
        message.contains("000001.jsonl.gz") && message.contains("missing"),
        "{message}"
    );
}

#[test]
fn a_lost_index_is_made_from_the_segments() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    add(
        &mut store,
        &[article("a01", "调研"), article("a02", "会见")],
    )
    .unwrap();
    add(&mut store, &[article("a01", "考察")]).unwrap();
    fs::remove_file(dir.path().join(&store.manifest.index.clone().unwrap().file)).unwrap();
    assert_eq!(store.facts("a01").unwrap(), Some(article("a01", "考察")));
    assert_eq!(
        add(&mut store, &[article("a01", "考察")]).unwrap(),
        [Outcome::Unchanged]
    );
    assert_eq!(store.len(), 2);
}

#[test]
fn quads_of_another_version_are_computed_anew() {
    let dir = tempfile::tempdir().unwrap();
    add(&mut new_store(dir.path()), &[article("a01", "调研")]).unwrap();
    let whole = seen(dir.path());
    let path = dir.path().join(manifest::FILE);
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace(Derivation::VERSION, "0.0.1 older");
    fs::write(&path, text).unwrap();
    let store = Store::open(dir.path(), Mode::Read, no_names()).unwrap();
    let opened = store.dataset(Needs::Both).unwrap();
    assert_eq!(opened.dataset.quads().unwrap().len(), whole.len());
    assert!(opened.notice.unwrap().contains("another version"));
    let mut store = Store::open(dir.path(), Mode::Write, no_names()).unwrap();
    add(&mut store, &[article("a01", "调研")]).unwrap();
    assert_eq!(
        seen(dir.path()),
        whole,
        "the build did not make the quads anew"
    );
}

/// Lets the disk fail at every step of a commit in turn: the store is then the old one or the new one.
#[test]
fn a_failure_at_any_step_leaves_the_store_whole() {
    let old = [article("a01", "调研"), article("a02", "会见")];
    let new = [article("a01", "考察"), article("a03", "签约")];
    let dir = tempfile::tempdir().unwrap();
    let mut store = new_store(dir.path());
    add(&mut store, &old).unwrap();
    let before = seen(dir.path());
    add(&mut store, &new).unwrap();
    let after = seen(dir.path());
    for (kind, says) in [
        (ErrorKind::StorageFull, "free some space"),
        (ErrorKind::ReadOnlyFilesystem, "the disk is read-only"),
    ] {
        for steps in 0.. {
            let dir = tempfile::tempdir().unwrap();
            let mut store = new_store(dir.path());
            add(&mut store, &old).unwrap();
            fail_at(Some((steps, kind)));
            let result = add(&mut store, &new);
            fail_at(None);
            drop(store);
            let now = seen(dir.path());
            let Err(error) = result else {
                assert!(
                    steps > 15,
                    "only {steps} steps were tried; are some not injected?"
                );
                assert_eq!(now, after);
                break;
            };
            assert!(error.to_string().contains(says), "step {steps}: {error}");
            assert!(
                now == after || now == before,
                "step {steps} left a mixture: {now:?}"
            );
            let mut store = Store::open(dir.path(), Mode::Write, no_names()).unwrap();
            add(&mut store, &new).unwrap();
            assert_eq!(
                seen(dir.path()),
                after,
                "step {steps}: the next commit failed"
            );
            if kind == ErrorKind::ReadOnlyFilesystem {
                // A disk is read-only from the first step on, or not at all.
                break;
            }
        }
    }
}
