//! The server as clients meet it: over a socket, from the start to the end of the process.

use crate::case::Case;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    process: Child,
    told: BufReader<std::process::ChildStderr>,
    address: String,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Server {
    fn start(case: &Case, more: &[&str]) -> Self {
        let mut process = Command::new(assert_cmd::cargo::cargo_bin!("zhengtu"))
            .current_dir(case.path(""))
            .args(["serve", "--store", "store", "--port", "0"])
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(process.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(
                told.read_line(&mut line).unwrap() > 0,
                "the server ended before it served"
            );
            if let Some((_, url)) = line.split_once("http://") {
                break url.split_once(';').unwrap().0.to_owned();
            }
        };
        Self {
            process,
            told,
            address,
        }
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn get_as(&self, path: &str, headers: &str) -> Answer {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        ))
    }

    fn get(&self, path: &str) -> Answer {
        self.get_as(path, &format!("Host: {}\r\n", self.address))
    }

    fn post(&self, name: &str, value: &Value) -> Answer {
        let body = format!("{name}={}", encoded(&value.to_string()));
        self.send(&format!(
            "POST /reconcile HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        ))
    }

    /// Asks it to stop, and gives what it said after it had begun to serve.
    #[cfg(unix)]
    fn stop(mut self) -> (Option<i32>, String) {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        let code = self.process.wait().unwrap().code();
        let mut told = String::new();
        self.told.read_to_string(&mut told).unwrap();
        (code, told)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn the_manifest_names_what_there_is_under_the_address_that_was_asked() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    let manifest = server.get("/reconcile").json();
    assert_eq!(manifest["versions"], json!(["0.1", "0.2"]));
    assert_eq!(manifest["identifierSpace"], "https://w3id.org/zhengtu/id/");
    let own = format!("http://{}/reconcile", server.address);
    assert_eq!(manifest["suggest"]["entity"]["service_url"], json!(own));
    assert!(
        manifest["view"]["url"]
            .as_str()
            .unwrap()
            .ends_with("{{id}}")
    );
    assert!(server.get("/").body.contains("reconciliation service"));
}

#[test]
fn a_batch_is_answered_by_key_and_values_extend_it() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    let batch = json!({
        "b": {"query": "羅開泰", "type": "Official", "properties": [{"pid": "title", "v": "县委书记"}]},
        "a": {"query": "无人知晓"},
    });
    let answer = server.post("queries", &batch).json();
    assert_eq!(
        answer.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert_eq!(answer["a"]["result"], json!([]));
    let best = &answer["b"]["result"][0];
    assert_eq!(
        (&best["name"], &best["match"]),
        (&json!("罗开泰"), &json!(true))
    );
    let by_address = server.get(&format!(
        "/reconcile?queries={}",
        encoded(&batch.to_string())
    ));
    assert_eq!(by_address.json(), answer, "GET and POST answer alike");

    let id = best["id"].as_str().unwrap();
    let extend = json!({"ids": [id, "person/nobody"], "properties": [
        {"id": "visited", "settings": {"limit": "1"}}, {"id": "articles"}, {"id": "last-event"}]});
    let extended = server.post("extend", &extend).json();
    let row = &extended["rows"][id];
    assert_eq!(row["visited"][0]["name"], "江西赣泉电路科技有限公司");
    assert_eq!(row["articles"], json!([{"int": 1}]));
    assert_eq!(extended["rows"]["person/nobody"]["visited"], json!([]));
    assert_eq!(extended["meta"][0]["id"], "visited");

    for path in ["preview", "view"] {
        let page = server.get(&format!("/reconcile/{path}?id={}", encoded(id)));
        assert!(page.body.contains("泰和县委书记"), "{}", page.body);
        assert!(
            page.head
                .contains("content-security-policy: default-src 'none'"),
            "{}",
            page.head
        );
    }
    let flyout = server
        .get(&format!("/reconcile/flyout?id={}", encoded(id)))
        .json();
    assert_eq!(flyout["id"], json!(id));
    let suggested = server
        .get(&format!(
            "/reconcile/suggest/entity?prefix={}",
            encoded("罗")
        ))
        .json();
    assert_eq!(suggested["result"][0]["id"], json!(id));
    let types = server.get("/reconcile/suggest/type?prefix=comp").json();
    assert_eq!(types["result"][0]["id"], "Company");
    let proposed = server
        .get("/reconcile/properties?type=Company&limit=2")
        .json();
    assert_eq!(proposed["properties"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_answered_is_refused_with_a_reason() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    for (path, status, words) in [
        ("/nothing", 404, "/reconcile"),
        ("/reconcile?queries=%5B", 400, "no JSON object"),
        (
            "/reconcile?queries=%7B%22q%22%3A%7B%7D%7D",
            400,
            "query `q`",
        ),
        ("/reconcile?extend=%7B%7D", 400, "`ids` and `properties`"),
        (
            "/reconcile/preview?id=person%2Fnobody",
            404,
            "no entity `person/nobody`",
        ),
        ("/reconcile/preview", 400, "give the `id`"),
        ("/reconcile/properties?type=Firm", 400, "one of Company"),
        (
            "/reconcile/suggest/entity?prefix=a&cursor=-1",
            400,
            "cursor",
        ),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        let message = answer.json()["message"].as_str().unwrap().to_owned();
        assert!(message.contains(words), "{path}: {message}");
    }
    let unknown = json!({"ids": [], "properties": [{"id": "age"}]});
    assert!(
        server
            .post("extend", &unknown)
            .body
            .contains("no property `age`")
    );
    let long = "x".repeat(5 << 20);
    let answer = server.send(&format!(
        "POST /reconcile HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\nqueries=",
        server.address,
        long.len()
    ));
    assert_eq!(answer.status, 413, "{}", answer.body);
    let answer = server.send(&format!(
        "DELETE /reconcile HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        server.address
    ));
    assert_eq!(answer.status, 405, "{}", answer.body);
}

#[test]
fn browsers_ask_for_pages_of_this_machine_only() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    let allowed = "access-control-allow-origin";
    for (origin, is_let_in) in [
        ("http://127.0.0.1:3333", true),
        ("http://localhost:8080", true),
        ("https://example.org", false),
        ("https://localhost.example.org", false),
        ("null", false),
    ] {
        let headers = format!("Host: {}\r\nOrigin: {origin}\r\n", server.address);
        let head = server.get_as("/reconcile", &headers).head;
        assert_eq!(head.contains(allowed), is_let_in, "{origin}: {head}");
    }
    let rebound = server.get_as("/reconcile", "Host: rebound.example.org\r\n");
    assert_eq!(rebound.status, 421, "{}", rebound.body);

    let open = Server::start(
        &case,
        &[
            "--allow-origin",
            "https://example.org",
            "--url",
            "https://zt.example.org/g/",
        ],
    );
    let headers = "Host: zt.example.org\r\nOrigin: https://example.org\r\n";
    let answer = open.get_as("/reconcile", headers);
    assert!(
        answer
            .head
            .contains(&format!("{allowed}: https://example.org")),
        "{}",
        answer.head
    );
    assert!(
        answer
            .body
            .contains("https://zt.example.org/g/reconcile/view?id="),
        "{}",
        answer.body
    );
}

#[cfg(unix)]
#[test]
fn answers_follow_the_store_and_a_stop_is_orderly() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    let known = |server: &Server| {
        let batch = json!({"q": {"query": "郁文渊", "type": "Official"}});
        server.post("queries", &batch).json()["q"]["result"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(known(&server), 0);
    case.write(
        "more.txt",
        "7月2日，吉安市市长郁文渊到江西赣泉电路科技有限公司走访。\n",
    );
    case.run(["build", "more.txt", "--store", "store"]).ends(0);
    let since = Instant::now();
    while known(&server) == 0 {
        assert!(
            since.elapsed() < Duration::from_secs(60),
            "the server never saw the commit"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    let (code, told) = server.stop();
    assert_eq!(
        (code, told.lines().last()),
        (Some(0), Some("note: stopped")),
        "{told}"
    );
}

#[test]
fn a_port_that_is_taken_and_an_origin_that_is_none_are_told() {
    let case = Case::with_store();
    let server = Server::start(&case, &[]);
    let port = server.address.rsplit_once(':').unwrap().1;
    case.run(["serve", "--store", "store", "--port", port])
        .ends(2)
        .complains(&["cannot listen", "--port"]);
    case.run([
        "serve",
        "--store",
        "store",
        "--port",
        "0",
        "--allow-origin",
        "example.org",
    ])
    .ends(2)
    .complains(&["is no origin"]);
    case.run(["serve", "--store", "nowhere"])
        .ends(2)
        .complains(&["nowhere"]);
}
