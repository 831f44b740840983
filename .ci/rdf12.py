#!/usr/bin/env python3
"""Holds the RDF 1.2 dialect of `zhengtu export` against pyoxigraph.

    rdf12.py ZHENGTU STORE

Each format parses; the four say the same reifiers; each reifies one statement, with evidence whose quote is there and a
confidence; shortcuts that are reified are stated in the view; and without its reifiers a file is the RDF 1.1 export.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

ZT = "https://w3id.org/zhengtu/ontology#"
REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
QUOTE = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf"
FORMATS = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS}


def export(zhengtu, store, path, *more):
    subprocess.run([zhengtu, "export", "--store", store, "-o", path, *more], check=True, stderr=subprocess.DEVNULL)
    return {(q.subject, q.predicate, q.object, q.graph_name) for q in ox.parse(path=path, format=FORMATS[path.suffix[1:]])}


def check(quads, plain, name):
    reified = {}
    for subject, predicate, statement, _ in quads:
        if predicate.value == REIFIES:
            assert isinstance(statement, ox.Triple), f"{name}: {subject} reifies {statement}"
            reified.setdefault(subject, set()).add(statement)
    by = lambda term: {(s, o) for s, p, o, _ in quads if p.value == term}
    evidence, sure, quoted = by(ZT + "evidence"), by(ZT + "confidence"), {s for s, _ in by(QUOTE)}
    stated = {(s, p, o) for s, p, o, _ in plain}
    for reifier, statements in reified.items():
        words = {o for s, o in evidence if s == reifier}
        assert words and words <= quoted, f"{name}: {reifier} has no words"
        assert any(s == reifier for s, _ in sure), f"{name}: {reifier} has no confidence"
        for statement in statements:
            if statement.predicate.value.startswith(ZT):
                triple = (statement.subject, statement.predicate, statement.object)
                assert triple in stated, f"{name}: {statement} is reified and not stated"
    assert plain <= quads, f"{name}: RDF 1.2 lost {len(plain - quads)} statements"
    return reified


def main(zhengtu, store):
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for ending in FORMATS:
            quads = export(zhengtu, store, Path(folder) / f"new.{ending}", "--dialect", "rdf-1.2")
            plain = export(zhengtu, store, Path(folder) / f"old.{ending}")
            found.append(check(quads, plain, ending))
    assert found[0] and all(other == found[0] for other in found), "the formats differ"
    statements = sum(len(statements) for statements in found[0].values())
    print(f"RDF 1.2: {statements} statements by {len(found[0])} reifiers, the same in {len(found)} formats")


main(*sys.argv[1:])
