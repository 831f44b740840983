#!/usr/bin/env python3
"""Other people's tools read what `zhengtu export` writes, and find in it what is in it.

usage: exports.py ZHENGTU STORE
"""

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import frictionless
import geojson
import igraph
import networkx
import openpyxl
import pandas
import pyarrow.parquet
import xmlschema
from followthemoney import model

VIEWS = ["entities", "officials", "visits", "co-appearance", "bipartite"]


def main():
    zhengtu, store = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)

        def export(name, *options):
            path = folder / name
            command = [zhengtu, "export", "--store", store, "-o", str(path), "--force", *options]
            subprocess.run(command, check=True, capture_output=True)
            return path

        for view in VIEWS:
            networks(export, view)
        dynamic(export)
        pictures(export)
        tables(export)
        workbook(export)
        columnar(export)
        database(export)
        schema(export)
        entities(export)
        neo4j(export)
        places(export)
    print(
        "exports: networkx, igraph, Graphviz, frictionless, openpyxl, pyarrow, DuckDB, pandas, sqlite3, geojson and "
        "followthemoney read them, and GEXF is of its schema"
    )


def same(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")


def networks(export, view):
    """Every format of a view has the same nodes, edges, names and weights."""
    whole = json.loads(export("a.cyjs", "--view", view).read_text())
    nodes = {node["data"]["id"]: node["data"] for node in whole["elements"]["nodes"]}
    edges = [edge["data"] for edge in whole["elements"]["edges"]]
    if not nodes or not edges:
        sys.exit(f"{view}: an empty network checks nothing")
    directed = whole["data"]["directed"]
    weight = round(sum(edge["weight"] for edge in edges), 6)
    gexf = networkx.read_gexf(export("a.gexf", "--view", view))
    graphml = networkx.read_graphml(export("a.graphml", "--view", view), force_multigraph=True)
    for name, graph in [("gexf", gexf), ("graphml", graphml)]:
        what = f"{view} in {name}"
        same(f"{what}, directed", graph.is_directed(), directed)
        same(f"{what}, nodes", set(graph.nodes), set(nodes))
        if graph.is_multigraph() or name == "graphml":
            same(f"{what}, edges", graph.number_of_edges(), len(edges))
            found = sum(data["weight"] for _, _, data in graph.edges(data=True))
            same(f"{what}, weight", round(found, 6), weight)
        else:
            pairs = {(edge["source"], edge["target"]) for edge in edges}
            same(f"{what}, pairs", graph.number_of_edges(), len(pairs))
        for node, data in graph.nodes(data=True):
            same(f"{what}, label", data["label"], nodes[node]["label"])
            same(f"{what}, kind", data["kind"], nodes[node]["kind"])
            same(f"{what}, first day", data.get("first_day"), nodes[node].get("first_day"))
    drawn = igraph.Graph.Read_GraphML(str(export("a.graphml", "--view", view)))
    same(f"{view} in igraph, nodes", set(drawn.vs["id"]), set(nodes))
    same(f"{view} in igraph, edges", drawn.ecount(), len(edges))
    same(f"{view} in igraph, labels", set(drawn.vs["label"]), {n["label"] for n in nodes.values()})
    same(f"{view} in igraph, weight", round(sum(drawn.es["weight"]), 6), weight)


def dynamic(export):
    """Days go through a dynamic reading of GEXF as they are."""
    whole = json.loads(export("a.cyjs", "--view", "co-appearance").read_text())
    days = {n["data"]["id"]: (n["data"].get("first_day"), n["data"].get("last_day")) for n in whole["elements"]["nodes"]}
    graph = networkx.read_gexf(export("a.gexf", "--view", "co-appearance", "--dynamic"))
    same("mode", graph.graph.get("mode"), "dynamic")
    dated = 0
    for node, data in graph.nodes(data=True):
        same("days of a node", (data.get("start"), data.get("end")), days[node])
        dated += days[node][0] is not None
    if not dated:
        sys.exit("no node has a day")


def pictures(export):
    """Graphviz draws every node, with its Chinese name."""
    if not shutil.which("dot"):
        sys.exit("Graphviz is not there")
    path = export("a.dot", "--view", "visits")
    drawn = subprocess.run(["dot", "-Tsvg", str(path)], check=True, capture_output=True).stdout.decode()
    whole = json.loads(export("a.cyjs", "--view", "visits").read_text())
    for node in whole["elements"]["nodes"]:
        if node["data"]["label"] not in drawn:
            sys.exit(f"{node['data']['label']} is not in the picture")


def tables(export):
    folder = export("tables", "--format", "csv")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    if not report.valid:
        sys.exit(f"frictionless: {report.flatten(['title', 'rowNumber', 'fieldName', 'message'])[:5]}")
    with open(folder / "officials.csv", encoding="utf-8", newline="") as file:
        officials = {row["id"]: row["name"] for row in csv.DictReader(file)}
    with open(folder / "tenures.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["person_id"] in officials:
                same("a tenure's person", row["person"], officials[row["person_id"]])


def workbook(export):
    folder = export("tables", "--format", "csv")
    book = openpyxl.load_workbook(export("a.xlsx"))
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        sheet = book[resource["title"].split()[-1]]
        header = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
        same("a header", header, [field["title"] for field in resource["schema"]["fields"]])
        with open(folder / resource["path"], encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        same(f"rows of {resource['name']}", sheet.max_row - 1, rows)
        for row in sheet.iter_rows(min_row=2):
            if any(cell.data_type == "f" for cell in row):
                sys.exit(f"a formula in {resource['name']}")


def listed(export):
    """Every table of the data package, with its header and its rows as text."""
    folder = export("tables", "--format", "csv")
    for resource in json.loads((folder / "datapackage.json").read_text())["resources"]:
        with open(folder / resource["path"], encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        yield resource["name"], resource["schema"]["fields"], rows


def columnar(export):
    """Parquet has the rows, the types and the nothings of the CSV, for three readers."""
    folder = export("columns", "--format", "parquet")
    for name, fields, rows in listed(export):
        path = str(folder / f"{name}.parquet")
        table = pyarrow.parquet.read_table(path)
        same(f"columns of {name}.parquet", table.column_names, [field["name"] for field in fields])
        kinds = {"string": "string", "integer": "int64", "date": "date32[day]"}
        same(f"types of {name}.parquet", [str(kind) for kind in table.schema.types], [kinds[field["type"]] for field in fields])
        texts = [{key: "" if value is None else str(value) for key, value in row.items()} for row in table.to_pylist()]
        # An apostrophe in front of what a spreadsheet would run is CSV's alone.
        plain = [{key: value[1:] if value[:1] == "'" else value for key, value in row.items()} for row in rows]
        same(f"rows of {name}.parquet", texts, plain)
        same(f"rows of {name} in DuckDB", duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0], len(rows))
        same(f"rows of {name} in pandas", len(pandas.read_parquet(path)), len(rows))


def database(export):
    """The database is whole, its references lead somewhere, and it has the rows of the CSV."""
    path = export("a.sqlite")
    first = path.read_bytes()
    same("a second database", export("b.sqlite").read_bytes() == first, True)
    with sqlite3.connect(path) as base:
        same("integrity", base.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        same("references", base.execute("PRAGMA foreign_key_check").fetchall(), [])
        for name, fields, rows in listed(export):
            found = base.execute(f'SELECT * FROM "{name}"')
            same(f"columns of {name}", [column[0] for column in found.description], [field["name"] for field in fields])
            same(f"rows of {name}", len(found.fetchall()), len(rows))
        keys = base.execute("SELECT count(*) FROM pragma_foreign_key_list('tenures')").fetchone()[0]
        same("references of tenures", keys, 2)
        named = base.execute(
            "SELECT count(*) FROM tenures JOIN officials ON officials.id = person_id WHERE officials.name = person"
        ).fetchone()[0]
        same("tenures of named officials", named, base.execute("SELECT count(*) FROM tenures").fetchone()[0])
        same("columns without a meaning", base.execute("SELECT count(*) FROM columns WHERE meaning = ''").fetchone()[0], 0)


def schema(export):
    """Every view, still and over time, is of GEXF's schema; a fault in it is found."""
    rules = xmlschema.XMLSchema(str(Path(__file__).parent / "gexf.xsd"))
    for view in VIEWS:
        for option in ([], ["--dynamic"]):
            path = export("a.gexf", "--view", view, *option)
            rules.validate(str(path))
    text = export("a.gexf", "--view", "visits").read_text()
    for right, wrong in (('version="1.3"', 'version="1.1"'), ('class="node"', 'class="vertex"'), ("<edge id=", "<edge name=")):
        if rules.is_valid(text.replace(right, wrong)):
            sys.exit(f"the schema does not find {wrong}")


def entities(export):
    seen = set()
    ids = set()
    lines = export("a.ftm").read_text().splitlines()
    for line in lines:
        entity = json.loads(line)
        ids.add(entity["id"])
        seen.add(entity["schema"])
        schema = model.get(entity["schema"])
        if schema is None:
            sys.exit(f"no schema {entity['schema']}")
        unknown = set(entity["properties"]) - set(schema.properties)
        if unknown:
            sys.exit(f"{entity['schema']} has no {unknown}")
        # Values that the type cleans to nothing or to something else are not what FollowTheMoney understands.
        for name, values in entity["properties"].items():
            for value in values:
                kind = schema.properties[name].type
                if kind.clean(value) is None:
                    sys.exit(f"{entity['schema']}.{name}: {value!r} is no {kind.name}")
        schema.validate(entity)
    for line in lines:
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        for name, values in entity["properties"].items():
            if schema.properties[name].type.name == "entity" and not set(values) <= ids:
                sys.exit(f"{entity['schema']}.{name} leads nowhere")
    missing = {"Person", "Position", "Occupancy", "Company", "PublicBody", "Event", "Article", "Mention"} - seen
    if missing:
        sys.exit(f"no {missing}")


def neo4j(export):
    folder = export("neo", "--format", "neo4j")
    with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
        ids = {row["id:ID"] for row in csv.DictReader(file)}
    with open(folder / "relationships.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not {row[":START_ID"], row[":END_ID"]} <= ids:
                sys.exit("an edge of the Neo4j tables ends nowhere")


def places(export):
    """Events are valid GeoJSON, in China, and as many as there are."""
    path = export("a.geojson", "--planned")
    collection = geojson.loads(path.read_text(encoding="utf-8"))
    same("GeoJSON's type", type(collection), geojson.FeatureCollection)
    if not collection.is_valid:
        sys.exit(f"geojson: {collection.errors()}")
    if "GeoNames" not in collection["attribution"]:
        sys.exit("GeoNames is not credited")
    names = set(collection.features[0]["properties"])
    placed = 0
    for feature in collection.features:
        same("the properties of a feature", set(feature["properties"]), names)
        if feature["geometry"] is None:
            same("the centre of no place", feature["properties"]["centre"], None)
            continue
        longitude, latitude = feature["geometry"]["coordinates"]
        if not (73 < longitude < 136 and 18 < latitude < 54):
            sys.exit(f"{feature['properties']['event']} is at {longitude}, {latitude}, which is not in China")
        placed += 1
    if not placed:
        sys.exit("no event has a place")
    folder = export("tables", "--format", "csv")
    with open(folder / "visits.csv", encoding="utf-8", newline="") as file:
        visits = {row["id"] for row in csv.DictReader(file) if row["status"] != "cancelled"}
    mapped = {feature["properties"]["event"] for feature in collection.features}
    same("visits that are not on the map", visits - mapped, set())


if __name__ == "__main__":
    main()
