"""Holds `zhengtu serve` against a client that others wrote and against the shapes of the W3C Reconciliation Service API 0.2.

usage: reconcile.py ZHENGTU STORE

The shapes restate what the specification's JSON schemas ask of answers (manifest, result batch, suggest and data extension
responses). The client is PyPI's `reconciler`, with a table of names as users have them.
"""

import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request

import jsonschema
import pandas
from reconciler import reconcile

ZHENGTU, STORE = sys.argv[1:]

TEXT = {"type": "string"}
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
TYPE = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "broader": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
    },
}
PLACE = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": TEXT, "service_path": TEXT, "flyout_service_path": {"pattern": r"\$\{id\}"}},
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "defaultTypes", "view", "preview", "suggest", "extend"],
    "properties": {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": {"type": "string", "format": "uri"},
        "schemaSpace": {"type": "string", "format": "uri"},
        "defaultTypes": {"type": "array", "items": TYPE, "minItems": 1, "uniqueItems": True},
        "view": {"required": ["url"], "properties": {"url": TEMPLATE}},
        "preview": {
            "required": ["url", "width", "height"],
            "properties": {"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}},
        },
        "suggest": {"required": ["entity", "property", "type"], "additionalProperties": PLACE},
        "extend": {
            "properties": {
                "propose_properties": PLACE,
                "property_settings": {
                    "items": {
                        "required": ["type", "label", "name"],
                        "properties": {"type": {"enum": ["number", "text", "checkbox", "select"]}},
                    }
                },
            }
        },
        "batchSize": {"type": "integer", "minimum": 1},
    },
}
CANDIDATE = {
    "type": "object",
    "required": ["id", "name", "score", "match", "type", "features"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "description": TEXT,
        "score": {"type": "number"},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": TYPE},
        "features": {
            "type": "array",
            "items": {"required": ["id", "value"], "properties": {"id": TEXT, "value": {"type": ["number", "boolean"]}}},
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {"result": {"type": "array", "items": CANDIDATE}},
    },
}
SUGGESTED = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {"id": TEXT, "name": TEXT, "description": TEXT, "notable": {"type": "array"}},
            },
        }
    },
}
TIME = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"


def only(name, value):
    return {"type": "object", "required": [name], "properties": {name: value}, "additionalProperties": False}


CELL = {
    "oneOf": [
        only("str", TEXT),
        only("int", {"type": "integer"}),
        only("float", {"type": "number"}),
        only("date", {"type": "string", "pattern": TIME}),
        {
            "type": "object",
            "required": ["id", "name"],
            "properties": {"id": TEXT, "name": TEXT},
            "additionalProperties": False,
        },
    ]
}
EXTENDED = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": {"required": ["id", "name"]}},
        "rows": {"additionalProperties": {"additionalProperties": {"type": "array", "items": CELL}}},
    },
}


def ask(url, form=None):
    body = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=60) as answer:
        return answer.headers.get_content_type(), answer.read().decode()


def shaped(what, answer, shape):
    kind, text = answer
    assert kind == "application/json", f"{what} is {kind}"
    read = json.loads(text)
    jsonschema.validate(read, shape, jsonschema.Draft202012Validator)
    return read


def protocol(endpoint):
    manifest = shaped("manifest", ask(endpoint), MANIFEST)
    kinds = [known["id"] for known in manifest["defaultTypes"]]
    suggest = manifest["suggest"]
    extended = 0
    for kind in kinds:
        proposed = manifest["extend"]["propose_properties"]
        url = f"{proposed['service_url']}{proposed['service_path']}?type={kind}"
        properties = [known["id"] for known in json.loads(ask(url)[1])["properties"]]
        assert properties, f"{kind} has no properties"
        place = suggest["entity"]
        found = []
        for prefix in "江吉赤内克泰":
            url = f"{place['service_url']}{place['service_path']}?prefix={urllib.parse.quote(prefix)}"
            found += shaped("suggested entities", ask(url), SUGGESTED)["result"]
        ids = [one["id"] for one in found if kind in [known["id"] for known in one["notable"]]]
        queries = {str(at): {"query": one["name"], "limit": 5} for at, one in enumerate(found)}
        results = shaped("results", ask(endpoint, {"queries": json.dumps(queries)}), RESULTS)
        for at, one in enumerate(found):
            got = results[str(at)]["result"]
            assert any(candidate["name"] == one["name"] for candidate in got), f"{one['name']} does not find itself"
            assert got == sorted(got, key=lambda candidate: -candidate["score"]), "sorted by score"
        asked = {"ids": ids, "properties": [{"id": known} for known in properties]}
        rows = shaped("extension", ask(endpoint, {"extend": json.dumps(asked)}), EXTENDED)["rows"]
        assert sorted(rows) == sorted(set(ids))
        extended += sum(len(cells) for row in rows.values() for cells in row.values())
        for one in ids[:3]:
            for template in (manifest["view"]["url"], manifest["preview"]["url"]):
                kind_of_page, page = ask(template.replace("{{id}}", urllib.parse.quote(one, safe="")))
                assert kind_of_page == "text/html" and "<h1>" in page
            flyout = place["flyout_service_url"] + place["flyout_service_path"]
            card = json.loads(ask(flyout.replace("${id}", urllib.parse.quote(one, safe="")))[1])
            assert card["id"] == one and card["html"]
    assert extended > 50, f"only {extended} values"
    for what, prefix in (("property", "任"), ("type", "person")):
        place = suggest[what]
        url = f"{place['service_url']}{place['service_path']}?prefix={urllib.parse.quote(prefix)}"
        shaped(f"suggested {what}", ask(url), SUGGESTED)
    print(f"protocol: {len(kinds)} types, {extended} values of properties, every answer of the shape that is asked for")


def client(endpoint):
    table = pandas.DataFrame(
        {
            "name": ["郁文淵", "程望舒", "那順巴圖"],
            "post": ["市委书记", "市长", "旗委书记"],
        }
    )
    found = reconcile(
        table["name"], type_id="Official", property_mapping={"title": table["post"]}, reconciliation_endpoint=endpoint
    )
    assert list(found["name"]) == ["郁文渊", "程望舒", "那顺巴图"], found
    assert all(found["match"]), found
    print(f"reconciler: {len(found)} officials of a table matched by name and title")


server = subprocess.Popen([ZHENGTU, "serve", "--store", STORE, "--port", "0"], stderr=subprocess.PIPE, text=True)
try:
    for line in server.stderr:
        served = re.search(r"service: (\S+);", line)
        if served:
            break
    else:
        sys.exit("zhengtu serve ended before it served")
    protocol(served[1])
    client(served[1])
finally:
    server.terminate()
    server.wait()
