//! A store's graph as RDF, as networks, as tables, as a map.

use crate::case::Case;
use std::fs;

#[test]
fn every_format_is_written_and_the_name_tells_which() {
    let case = Case::with_store();
    for (name, has) in [
        ("a.ttl", "@prefix"),
        ("a.trig", "@prefix"),
        ("a.nq", " ."),
        ("a.nt", " ."),
        ("a.rdf", "<rdf:RDF"),
        ("a.jsonld", "@"),
    ] {
        case.run(["export", "--store", "store", "-o", name])
            .ends(0)
            .complains(&["wrote", name]);
        let text = fs::read_to_string(case.path(name)).unwrap();
        assert!(text.contains(has), "{name}: {text}");
    }
    case.run(["export", "--store", "store", "-o", "a.docx"])
        .ends(2)
        .complains(&["a.docx", ".ttl"]);
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let case = Case::with_store();
    case.write("a.nq", "mine");
    let args = ["export", "--store", "store", "-o", "a.nq"];
    case.run(args)
        .ends(2)
        .complains(&["a.nq is there already", "--force"]);
    assert_eq!(fs::read_to_string(case.path("a.nq")).unwrap(), "mine");
    case.run(args.into_iter().chain(["--force"])).ends(0);
    assert_ne!(fs::read_to_string(case.path("a.nq")).unwrap(), "mine");
}

#[test]
fn records_need_a_format_with_graphs() {
    let case = Case::with_store();
    case.run([
        "export", "--store", "store", "-o", "a.ttl", "--part", "records",
    ])
    .ends(2)
    .complains(&["trig"]);
}

#[test]
fn rdf_1_2_adds_reifiers_to_the_formats_that_have_it() {
    let case = Case::with_store();
    let run = |name: &str, dialect: &str| {
        case.run([
            "export",
            "--store",
            "store",
            "-o",
            name,
            "--dialect",
            dialect,
        ])
    };
    run("plain.nq", "rdf-1.1").ends(0);
    run("a.nq", "rdf-1.2").ends(0).complains(&["wrote", "a.nq"]);
    let plain = fs::read_to_string(case.path("plain.nq")).unwrap();
    let rich = fs::read_to_string(case.path("a.nq")).unwrap();
    let rich: Vec<&str> = rich.lines().collect();
    assert!(plain.lines().all(|line| rich.contains(&line)));
    assert!(rich.iter().any(|line| line.contains("#reifies> <<( ")));
    assert!(!plain.contains("#reifies>"));

    run("a.rdf", "rdf-1.2")
        .ends(2)
        .complains(&["RDF 1.2", "turtle", "--dialect"]);
    run("b.nq", "rdf-2")
        .ends(2)
        .complains(&["rdf-1.1, rdf-1.2"]);
}

#[test]
fn networks_and_tables_are_written_by_the_name_of_the_file() {
    let case = Case::with_store();
    for (name, has) in [
        ("a.gexf", "<gexf"),
        ("a.graphml", "<graphml"),
        ("a.dot", "digraph"),
        ("a.cyjs", "\"elements\""),
        ("a.cypher", "MERGE"),
        ("a.html", "<!doctype html>"),
        ("a.ftm", "\"schema\":\"Person\""),
    ] {
        case.run(["export", "--store", "store", "-o", name])
            .ends(0)
            .complains(&["wrote", name]);
        let text = fs::read_to_string(case.path(name)).unwrap();
        assert!(text.contains(has), "{name}: {text}");
        assert!(text.contains("罗开泰"), "{name} names nobody");
        case.run(["export", "--store", "store", "-o", name])
            .ends(2)
            .complains(&["is there already", "--force"]);
    }
    case.run(["export", "--store", "store", "-o", "a.xlsx"])
        .ends(0);
    assert!(fs::read(case.path("a.xlsx")).unwrap().starts_with(b"PK"));
    let tables = [
        "export", "--store", "store", "--format", "csv", "-o", "tables",
    ];
    case.run(tables).ends(0);
    let officials = fs::read_to_string(case.path("tables/officials.csv")).unwrap();
    assert!(officials.contains("罗开泰,official"), "{officials}");
    case.run(tables).ends(2).complains(&["--force"]);
}

#[test]
fn a_network_is_of_a_view_of_days_and_of_a_question() {
    let case = Case::with_store();
    let graph = |options: &[&str]| {
        let args = [
            "export",
            "--store",
            "store",
            "--format",
            "cytoscape",
            "-o",
            "-",
        ];
        let out = case.run(args.iter().chain(options)).ends(0).out;
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        let count = |what: &str| read["elements"][what].as_array().unwrap().len();
        (count("nodes"), count("edges"))
    };
    assert_eq!(graph(&["--view", "co-appearance"]), (2, 1));
    assert_eq!(graph(&["--view", "visits"]), (3, 2));
    assert_eq!(
        graph(&["--view", "visits", "--until", "2000-01-01"]),
        (0, 0)
    );
    let asked = [
        "--view",
        "visits",
        "--where",
        "visits-of",
        "--set",
        "official=李明远",
    ];
    assert_eq!(
        graph(&asked),
        (2, 1),
        "the rows name the visitor and the site"
    );
    for (options, message) in [
        (&["--view", "friends"][..], "co-appearance"),
        (&["--format", "gml"], "graphml"),
        (
            &["--format", "turtle", "--view", "visits"],
            "--view is for networks",
        ),
        (&["--format", "graphml", "--dynamic"], "gexf"),
        (&["--format", "gexf", "--part", "records"], "--part"),
        (&["--format", "csv"], "directory"),
    ] {
        let args = ["export", "--store", "store", "-o", "-"];
        case.run(args.iter().chain(options))
            .ends(2)
            .complains(&[message]);
    }
}

#[test]
fn events_are_mapped_at_centres_and_what_has_none_is_told() {
    let case = Case::new();
    case.write(
        "crawl.jsonl",
        "{\"id\":\"a\",\"date\":\"2024-06-12\",\"text\":\"6月12日上午，泰和县委书记罗开泰到江西赣泉电路科技有限公司调研，副县长李明远陪同。\"}\n\
         {\"id\":\"b\",\"date\":\"2024-07-03\",\"text\":\"7月3日，崇文区区长郭守一到北京远山机械有限公司调研。\"}\n",
    );
    case.run(["build", "crawl.jsonl", "--store", "store"])
        .ends(0);
    let map = |options: &[&str]| {
        let args = [
            "export", "--store", "store", "--format", "geojson", "-o", "-",
        ];
        let run = case.run(args.iter().chain(options)).ends(0);
        let read: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert!(
            read["attribution"].as_str().unwrap().contains("GeoNames"),
            "the licence of the centres asks for it"
        );
        (read["features"].as_array().unwrap().clone(), run.err)
    };
    let (features, told) = map(&[]);
    assert_eq!(features.len(), 2, "{features:?}");
    let taihe = &features[0];
    assert_eq!(
        taihe["geometry"],
        serde_json::json!({ "type": "Point", "coordinates": [114.9, 26.8] })
    );
    for (property, value) in [
        ("type", "visit"),
        ("division", "360826"),
        ("division_name", "泰和县"),
        ("centre", "360826"),
        ("leads", "罗开泰"),
        ("sites", "江西赣泉电路科技有限公司"),
    ] {
        assert_eq!(taihe["properties"][property], value, "{property}");
    }
    assert!(
        told.contains("2 events in 2 features: 1 at the centre of their division, 1 at"),
        "{told}"
    );
    assert_eq!(map(&["--until", "2024-06-30"]).0.len(), 1);
    assert_eq!(map(&["--since", "2024-06-30"]).0.len(), 1);
    let written = ["export", "--store", "store", "-o", "a.geojson.gz"];
    case.run(written).ends(0).complains(&["2 features"]);
    case.run(written)
        .ends(2)
        .complains(&["is there already", "--force"]);
    for (format, option) in [
        ("geojson", &["--view", "visits"][..]),
        ("ftm", &["--planned"]),
    ] {
        let args = ["export", "--store", "store", "-o", "-", "--format", format];
        case.run(args.iter().chain(option))
            .ends(2)
            .complains(&[option[0], format]);
    }
}

#[test]
fn measures_go_along_as_attributes() {
    let case = Case::with_store();
    let export = |name: &str, measures: &str| {
        let args = [
            "export",
            "--store",
            "store",
            "--view",
            "co-appearance",
            "-o",
            name,
            "--measures",
            measures,
        ];
        case.run(args)
    };
    export("a.cyjs", "pagerank,community").ends(0);
    let text = fs::read_to_string(case.path("a.cyjs")).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let nodes = read["elements"]["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 2);
    for node in nodes {
        assert!(
            (node["data"]["pagerank"].as_f64().unwrap() - 0.5).abs() < 1e-6,
            "{node}"
        );
        assert_eq!(node["data"]["community"], 1);
        assert!(node["data"].get("degree").is_none(), "{node}");
    }
    export("a.gexf", "all").ends(0);
    let text = fs::read_to_string(case.path("a.gexf")).unwrap();
    for (name, kind) in [
        ("degree", "long"),
        ("strength", "double"),
        ("betweenness", "double"),
    ] {
        assert!(
            text.contains(&format!("title=\"{name}\" type=\"{kind}\"")),
            "{name}: {text}"
        );
    }
    export("b.gexf", "fame")
        .ends(2)
        .complains(&["the measures are degree, strength"]);
    let table = [
        "export",
        "--store",
        "store",
        "-o",
        "a.xlsx",
        "--measures",
        "all",
    ];
    case.run(table).ends(2).complains(&["--measures"]);
}
