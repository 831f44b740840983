//! The view: what it is, and that it can be computed anew.

use crate::case::Case;
use std::fs;
use std::path::PathBuf;

fn exported(case: &Case) -> String {
    let args = [
        "export", "--store", "store", "--format", "nquads", "-o", "-",
    ];
    case.run(args).ends(0).out
}

/// The file that the view is kept in.
fn kept(case: &Case) -> PathBuf {
    let files = fs::read_dir(case.path("store")).unwrap().flatten();
    let mut files = files.map(|file| file.path());
    let is_view = |path: &PathBuf| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("view-")
    };
    files.find(is_view).unwrap()
}

#[test]
fn it_tells_what_it_is() {
    let told = Case::with_store()
        .run(["view", "--store", "store"])
        .ends(0)
        .out;
    for line in ["articles    1\n", "current     yes\n", "made by     0."] {
        assert!(told.contains(line), "no {line:?} in\n{told}");
    }
    assert!(told.contains("Person") && told.contains("Visit"), "{told}");
}

#[test]
fn it_is_computed_anew_to_the_same_bytes() {
    let case = Case::with_store();
    let (quads, bytes) = (exported(&case), fs::read(kept(&case)).unwrap());
    let rebuild = || case.run(["view", "--rebuild", "--store", "store"]).ends(0);
    let same = || {
        assert!(exported(&case) == quads, "the graph differs");
        assert!(fs::read(kept(&case)).unwrap() == bytes, "the file differs");
        let told = case.run(["view", "--store", "store"]).ends(0).out;
        assert!(told.contains("current     yes"), "{told}");
    };
    rebuild().complains(&["1 articles"]);
    same();

    fs::write(kept(&case), "damaged").unwrap();
    let told = case.run(["view", "--store", "store"]).ends(0).out;
    assert!(
        told.contains("current     no: ") && told.contains("checksum"),
        "{told}"
    );
    rebuild();
    same();

    fs::remove_file(kept(&case)).unwrap();
    rebuild();
    same();
}
