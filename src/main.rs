//! Throw-away driver until the command line lands.
use std::io::{BufRead, Write};
fn main() {
    let pipeline = zhengtu::pipeline::Pipeline::new();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let get = |key: &str| row.get(key).and_then(|v| v.as_str()).map(String::from);
        let article = zhengtu::source::Article { id: get("id").unwrap(), url: get("url"), title: get("title"), publisher: get("sitename"), published: get("date"), retrieved: None, text: get("text").unwrap(), file: "-".into(), line: None };
        let facts = pipeline.extract(&article);
        writeln!(out, "{}", serde_json::to_string(&facts).unwrap()).unwrap();
    }
}
