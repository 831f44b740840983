#!/usr/bin/env python3
"""Holds that the ontology, its schemes and a graph of ours do not contradict each other, by OWL 2 RL.

Usage: owl.py ZHENGTU STORE

Reasons over ontology/zhengtu.ttl, ontology/schemes.ttl, what the vocabularies that they build on say of the terms
that we use, and the view and records of STORE together; then over a contradiction, which must be found.
Needs owlrl (see .ci/run).
"""

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import owlrl
from rdflib import Dataset, Graph, Namespace, URIRef
from rdflib.namespace import RDF

ROOT = Path(__file__).resolve().parent.parent
ZT = Namespace("https://w3id.org/zhengtu/ontology#")
ERROR_TEXT = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

# Domains, ranges and disjointness in FOAF, NIF, ORG, PROV-O, SEM and SKOS that bear on terms of ours.
OTHERS = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
foaf:Person rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Organization , foaf:Project .
foaf:Organization rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Document .
foaf:Document owl:disjointWith foaf:Project .
foaf:knows rdfs:domain foaf:Person ; rdfs:range foaf:Person .
nif:referenceContext rdfs:domain nif:String ; rdfs:range nif:Context .
nif:Context rdfs:subClassOf nif:String .
nif:RFC5147String rdfs:subClassOf nif:String .
org:Organization owl:equivalentClass foaf:Organization .
org:classification rdfs:domain org:Organization ; rdfs:range skos:Concept .
org:member rdfs:domain org:Membership ; rdfs:range foaf:Agent .
org:postIn rdfs:domain org:Post ; rdfs:range org:Organization .
prov:Activity owl:disjointWith prov:Entity .
prov:Person rdfs:subClassOf prov:Agent .
prov:Organization rdfs:subClassOf prov:Agent .
prov:SoftwareAgent rdfs:subClassOf prov:Agent .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
sem:hasPlace rdfs:domain sem:Event ; rdfs:range sem:Place .
sem:hasSubEvent rdfs:domain sem:Event ; rdfs:range sem:Event .
sem:eventType rdfs:domain sem:Event ; rdfs:range sem:EventType .
sem:roleType rdfs:domain sem:Role ; rdfs:range sem:RoleType .
skos:exactMatch rdfs:domain skos:Concept ; rdfs:range skos:Concept .
skos:Concept owl:disjointWith skos:ConceptScheme .
"""

# owlrl warns of EDTF literals, whose datatype it does not know.
logging.disable(logging.WARNING)


def terms():
    graph = Graph().parse(data=OTHERS, format="turtle")
    for file in ["zhengtu.ttl", "schemes.ttl"]:
        graph.parse(ROOT / "ontology" / file)
    return graph


def exported(zhengtu, store):
    """Every graph of the store as one."""
    graph, dataset = Graph(), Dataset()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "all.nq")
        command = [zhengtu, "export", "--store", store, "-o", file]
        subprocess.run(command, check=True, capture_output=True)
        dataset.parse(file, format="nquads")
    for context in dataset.graphs():
        for triple in context:
            graph.add(triple)
    return graph


def contradictions(graph):
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted({str(text) for text in graph.objects(None, ERROR_TEXT)})


def main():
    zhengtu, store = sys.argv[1:]
    data = exported(zhengtu, store)
    closure = terms() + data
    found = contradictions(closure)
    if found:
        sys.exit("\n".join(["the ontology and the graph contradict each other:", *found[:20]]))
    wrong = terms()
    event = next(data.subjects(RDF.type, ZT.Visit))
    for kind in [ZT.Visit, ZT.Person]:
        wrong.add((event, RDF.type, kind))
    if not contradictions(wrong):
        sys.exit("a visit that is a person should be a contradiction, and is none")
    print(f"no contradiction: {len(data)} triples, {len(closure)} with the ontology and what follows")


if __name__ == "__main__":
    main()
