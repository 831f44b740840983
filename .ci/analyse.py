"""Holds `zhengtu analyse` against networkx and igraph: on the example corpus and on graphs drawn by lot from seeds.

usage: analyse.py ZHENGTU CORPUS

Tolerances, on each node or edge: PageRank 1e-7, betweenness, closeness and disparity 1e-9, strength 1e-9; degrees and core
numbers exactly. A partition's modularity is computed anew (1e-9), and must be at least igraph's by the same method, less
0.05, since either method is a heuristic. Paths are as many, as long and as cheap as networkx's.
"""

import csv
import io
import itertools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkx as nx

ZHENGTU, CORPUS = sys.argv[1:]


def run(*args):
    done = subprocess.run([ZHENGTU, *map(str, args)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"zhengtu {' '.join(map(str, args))}: {done.stderr}")
    return done


def rows(*args):
    # The answer's line ends are those of RFC 4180.
    return list(csv.DictReader(io.StringIO(run("analyse", *args, "--format", "csv").stdout, newline="")))


def graphs(folder):
    """Name, the arguments that choose the graph, and where its edges' ends are named."""
    store = folder / "store"
    run("build", CORPUS, "--store", store)
    yield "example corpus", ["--store", store], "from", "to", "entity"
    drawn = {
        "sparse": nx.gnm_random_graph(120, 150, seed=1),
        "dense": nx.gnm_random_graph(60, 700, seed=2),
        "scale-free": nx.barabasi_albert_graph(200, 3, seed=3),
        "communities": nx.planted_partition_graph(5, 20, 0.4, 0.02, seed=4),
        "star": nx.star_graph(9),
        "one edge": nx.path_graph(2),
    }
    for name, graph in drawn.items():
        path = folder / f"{name}.csv"
        with path.open("w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["source", "target", "weight"])
            for number, (one, other) in enumerate(graph.edges):
                out.writerow([one, other, (number * 7 % 13 + 1) / 4])
        yield name, ["--from", path], "source", "target", "entity"


def close(what, ours, theirs, tolerance):
    missing = set(ours) ^ set(theirs)
    assert not missing, f"{what}: only one of the two has {sorted(missing)[:3]}"
    worst = max(ours, key=lambda key: abs(ours[key] - theirs[key]))
    off = abs(ours[worst] - theirs[worst])
    assert off <= tolerance, f"{what} of {worst}: {ours[worst]} where they have {theirs[worst]}"


def disparity(graph, one, other):
    def at(end):
        weight = graph[one][other]["weight"] / graph.degree(end, weight="weight")
        return max(0.0, 1 - weight) ** (graph.degree(end) - 1)

    return min(at(one), at(other))


def hold(name, chosen, source, target, entity):
    edges = rows("network", "--edges", *chosen)
    graph = nx.Graph()
    for edge in edges:
        graph.add_edge(edge[source], edge[target], weight=float(edge["weight"]))
    central = rows("central", *chosen)

    def ours(measure):
        return {row[entity]: float(row[measure]) for row in central}

    close(f"{name}: degree", ours("degree"), dict(graph.degree), 0)
    close(f"{name}: strength", ours("strength"), dict(graph.degree(weight="weight")), 1e-9)
    close(f"{name}: core", ours("core"), nx.core_number(graph), 0)
    ranks = nx.pagerank(graph, tol=1e-12, max_iter=1000)
    close(f"{name}: PageRank", ours("pagerank"), ranks, 1e-7)
    close(f"{name}: closeness", ours("closeness"), nx.closeness_centrality(graph), 1e-9)
    close(f"{name}: betweenness", ours("betweenness"), nx.betweenness_centrality(graph), 1e-9)
    odds = {(edge[source], edge[target]): float(edge["disparity"]) for edge in edges}
    close(f"{name}: disparity", odds, {ends: disparity(graph, *ends) for ends in odds}, 1e-9)

    other = igraph.Graph.TupleList(
        ((one, two, data["weight"]) for one, two, data in graph.edges(data=True)), edge_attrs=["weight"]
    )
    theirs = dict(zip(other.vs["name"], other.pagerank(weights="weight"), strict=True))
    close(f"{name}: igraph's PageRank", ours("pagerank"), theirs, 1e-7)
    theirs = dict(zip(other.vs["name"], other.coreness(), strict=True))
    close(f"{name}: igraph's core", ours("core"), theirs, 0)

    done = run("analyse", "communities", *chosen, "--format", "csv")
    found = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    parts = {}
    for row in found:
        parts.setdefault(row["community"], set()).add(row[entity])
    modularity = nx.community.modularity(graph, parts.values())
    said = float(re.search(r"modularity (-?[0-9.]+)", done.stderr)[1])
    assert abs(said - modularity) < 1e-4, f"{name}: says modularity {said}, it is {modularity}"
    best = other.community_multilevel(weights="weight").modularity
    assert modularity >= best - 0.05, f"{name}: modularity {modularity}, igraph finds {best}"
    for part in parts.values():
        assert nx.is_connected(graph.subgraph(part)), f"{name}: a community in pieces"
    print(f"{name}: {len(central)} nodes, {len(edges)} edges, modularity {modularity:.4f}, igraph's {best:.4f}")
    return graph


def hold_paths(graph, store):
    """Between those who are farthest up the list and everybody near the end of it."""
    ends = sorted(max(nx.connected_components(graph), key=len))
    for one, other in itertools.islice(zip(ends, reversed(ends), strict=True), 5):
        found = {}
        for row in rows("path", one, other, "--store", store, "--paths", 4, "--events", 1):
            # A step has a row for each stretch of text that it rests on.
            found.setdefault(row["path"], {})[row["step"]] = 1 / float(row["weight"])
        ours = [(len(steps), sum(steps.values())) for steps in found.values()]
        simple = list(itertools.islice(nx.shortest_simple_paths(graph, one, other), 200))
        costs = sorted((len(path) - 1, sum(1 / graph[a][b]["weight"] for a, b in itertools.pairwise(path))) for path in simple)
        for mine, (steps, cost) in zip(ours, costs, strict=False):
            assert mine[0] == steps and abs(mine[1] - cost) < 1e-9, f"{one} to {other}: {ours}, {costs[:4]}"
    print(f"paths: as networkx has them, between {min(5, len(ends))} pairs")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for graph in graphs(folder):
            found = hold(*graph)
            if graph[0] == "example corpus":
                hold_paths(found, folder / "store")


main()
