"""Holds `zhengtu evaluate` to the scorer: `same_scores.py SCORER ZHENGTU GOLD[=TEXTS]...`

TEXTS is where the texts are that do not lie beside the answers. Every figure must be equal: of all documents together,
of each document alone, so that a difference cannot hide in a sum, and of answers that were worn down, so that there are
wrong, missed and shortened names of every kind. The scorer reads UTF-8 only, so other texts are left out on both sides.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

scorer, zhengtu = sys.argv[1:3]
MEASURES = "people posts organizations places visits visits+date visits+date+role events participants".split()


def readable(text):
    if text.suffix == ".html":
        return True
    try:
        text.read_text(encoding="utf-8")
        return True
    except UnicodeDecodeError:
        return False


def collect(gold, texts, folder):
    """Copies what both can read; tells how many documents that are."""
    count = 0
    for answer in sorted(gold.glob("*.json")):
        beside = [texts / (answer.stem + end) for end in (".txt", ".html")]
        text = next((path for path in beside if path.exists()), None)
        if text and readable(text):
            shutil.copy(answer, folder)
            shutil.copy(text, folder)
            count += 1
    return count


def worn(text, count):
    """Shortens every third string."""
    return text[1:-1] if isinstance(text, str) and count % 3 == 0 and len(text) > 4 else text


def wear_down(folder):
    """Drops every fifth answer, and shortens names and dates of others."""
    count = 0
    for path in sorted(folder.glob("*.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        for kind in ("people", "posts", "organizations", "places", "visits", "events"):
            kept = []
            for item in answer.get(kind, []):
                count += 1
                if count % 5 == 0:
                    continue
                if isinstance(item, list):
                    item = [worn(cell, count + at) for at, cell in enumerate(item)]
                elif isinstance(item, dict):
                    item["participants"] = [[worn(cell, count) for cell in pair] for pair in item["participants"]]
                    item["date"] = worn(item["date"], count)
                else:
                    item = worn(item, count)
                kept.append(item)
            answer[kind] = kept
        path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"failed ({done.returncode}): {' '.join(command)}\n{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def theirs(folder, only, out):
    command = [sys.executable, scorer, "--zhengtu", zhengtu, "--gold", str(folder), "--json", str(out)]
    run(command + (["--only", only] if only else []))
    return json.loads(out.read_text(encoding="utf-8"))


def ours(folder, only):
    command = [zhengtu, "evaluate", str(folder), "--format", "json"]
    told = json.loads(run(command + (["--only", only] if only else [])))
    figures = {measure: told["measures"][measure] for measure in MEASURES}
    if "organization_types" in told:
        figures["org_type_accuracy"] = told["organization_types"]["share"]
    return figures


different = []


def compare(name, folder, scratch, only=None):
    expected, told = theirs(folder, only, scratch / "score.json"), ours(folder, only)
    for figure in sorted(set(expected) | set(told)):
        if expected.get(figure) != told.get(figure):
            different.append(f"{name}: {figure}: the scorer has {expected.get(figure)}, evaluate {told.get(figure)}")


for argument in sys.argv[3:]:
    gold, _, texts = argument.partition("=")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        folder = scratch / "gold"
        folder.mkdir()
        count = collect(pathlib.Path(gold), pathlib.Path(texts or gold), folder)
        if not count:
            sys.exit(f"{gold}: no document has a text that both can read")
        compare(gold, folder, scratch)
        stems = sorted(path.stem for path in folder.glob("*.txt"))
        # The scorer cannot be asked about a page alone, nor about an id that begins another.
        alone = [stem for stem in stems if sum(other.startswith(stem) for other in stems) == 1]
        for stem in alone:
            compare(f"{gold}, {stem}", folder, scratch, stem)
        wear_down(folder)
        compare(f"{gold}, worn down", folder, scratch)
        print(f"{gold}: {count} documents, together and {len(alone)} alone")
if different:
    sys.exit("figures differ:\n" + "\n".join(different))
print("all figures are equal")
