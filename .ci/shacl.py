#!/usr/bin/env python3
"""Holds `zhengtu validate` against pySHACL: same shapes, same graphs, same results.

Usage: shacl.py ZHENGTU STORE

The graphs are those of STORE, a store of examples/corpus, as they are and with each fault of tests/shapes/faults.tsv.
A result is its focus node, path, value, component and shape. Needs pyshacl (see .ci/run).
"""

import logging
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pyshacl
from rdflib import Dataset, Graph, Namespace
from rdflib.namespace import RDF

ROOT = Path(__file__).resolve().parent.parent
SH = Namespace("http://www.w3.org/ns/shacl#")
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "zt": "https://w3id.org/zhengtu/ontology#",
}
NAME = re.compile(r"\b(" + "|".join(PREFIXES) + r"):([A-Za-z0-9]+)")

# rdflib warns of each literal that is not of its datatype, which is what some faults are.
logging.disable(logging.WARNING)


def expand(text):
    return NAME.sub(lambda name: f"<{PREFIXES[name[1]]}{name[2]}>", text)


def graph_of(line):
    """The name of the graph that a quad is in; the view has none."""
    parts = re.fullmatch(r'\S+ \S+ (?:"(?:[^"\\]|\\.)*"\S*|\S+)(?: (\S+))? \.', line)
    return parts[1]


def path_text(report, node):
    inverse = report.value(node, SH.inversePath) if node is not None else None
    return None if node is None else f"^{inverse}" if inverse else str(node)


def results(report):
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        of = lambda name: report.value(result, SH[name])
        value = of("value")
        found.add((
            str(of("focusNode")),
            path_text(report, of("resultPath")),
            value.n3() if value is not None else None,
            str(of("sourceConstraintComponent")).removeprefix(str(SH)),
            str(of("sourceShape")),
            str(of("resultSeverity")),
        ))
    return found


def by_pyshacl(lines):
    """Each graph by itself, as `zhengtu validate` takes them."""
    shapes = Graph().parse(ROOT / "ontology/shapes.ttl")
    graphs = Dataset().parse(data="\n".join(lines), format="nquads").graphs()
    found = set()
    for context in graphs:
        graph = Graph()
        for triple in context:
            graph.add(triple)
        if len(graph):
            _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
            found |= results(report)
    return found


def by_zhengtu(zhengtu, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".nq", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        command = [zhengtu, "validate", file.name, "--format", "ntriples"]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    report = Graph().parse(data=run.stdout, format="nt")
    found = results(report)
    if run.returncode != (1 if found else 0):
        sys.exit(f"exit status {run.returncode} with {len(found)} results\n{run.stderr}")
    return found


def sow(lines, fault, find, replace):
    """The lines of the graph that a fault is sown into, with it."""
    pattern = re.compile(expand(find))
    at = next((index for index, line in enumerate(lines) if pattern.search(line)), None)
    if at is None:
        sys.exit(f"{fault}: no line of the graph matches `find` in tests/shapes/faults.tsv")
    name = graph_of(lines[at])
    kept = [line for index, line in enumerate(lines) if index != at and graph_of(line) == name]
    new = pattern.sub(expand(replace).replace("\\n", "\n"), lines[at])
    return kept + [line for line in new.split("\n") if line]


def main():
    zhengtu, store = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "all.nq")
        subprocess.run([zhengtu, "export", "--store", store, "-o", file], check=True, capture_output=True)
        lines = sorted(file.read_text(encoding="utf-8").splitlines())
    table = (ROOT / "tests/shapes/faults.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    cases = [("no fault", lines)]
    cases += [(fault, sow(lines, fault, find, replace)) for fault, find, replace, _ in rows]
    differing, agreed = 0, 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        theirs_of = list(pool.map(by_pyshacl, (graph for _, graph in cases)))
    for (name, graph), theirs in zip(cases, theirs_of):
        ours = by_zhengtu(zhengtu, graph)
        agreed += len(theirs & ours)
        for who, only in [("pySHACL", theirs - ours), ("zhengtu", ours - theirs)]:
            for result in sorted(only, key=str):
                differing += 1
                print(f"{name}: only {who}: {result}")
        if name != "no fault" and not theirs:
            differing += 1
            print(f"{name}: pySHACL finds nothing")
        if name == "no fault" and theirs:
            differing += 1
            print(f"the graph breaks the shapes: {sorted(theirs, key=str)[:3]}")
    if differing:
        sys.exit(f"{differing} differences over {len(cases)} graphs")
    print(f"pySHACL and zhengtu validate agree: {len(cases)} graphs, {agreed} results")


if __name__ == "__main__":
    main()
