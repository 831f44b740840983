#!/usr/bin/env python3
"""Makes division-links.tsv from open data. Run by hand, after make_divisions.py; standard library only.

    make_division_links.py NATURAL_EARTH GEONAMES

NATURAL_EARTH  usr/lib/R/site-library/rnaturalearthdata/data of Debian's r-cran-rnaturalearthdata 1.0.0-1: Natural Earth 5.1.2
               (public domain, https://www.naturalearthdata.com) as packed by Andy South and others (CC0 1.0). Provinces have their
               Wikidata item, its Chinese label, and their GeoNames identifier.
GEONAMES       usr/share/koko of Debian's koko-data 25.04.0-1: admin1Codes.txt and admin2Codes.txt of https://www.geonames.org
               (CC BY 4.0). The features are administrative divisions (ADM1, ADM2), not the towns that they are named after,
               and the second-level codes are the first four digits of GB/T 2260.

A link is kept only where the source leaves no doubt, and everything else is printed and left out, since a wrong link is worse than none:
- a province's item must have the official name of exactly one province as its label; the two special administrative regions,
  whose labels are short, are found by their ISO 3166-1 codes; Natural Earth and GeoNames must agree on a province's identifier;
- a prefecture must hold its code today, lie in the province that GeoNames puts it in, and not be called a county or district there;
- no identifier may stand twice.
The output is written beside this script, sorted, and is the same bytes for the same inputs.
"""

import gzip
import lzma
import re
import struct
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).parent
# Natural Earth has the special administrative regions among countries, by these codes.
REGIONS = {"HK": "810000", "MO": "820000"}
COUNTY = re.compile(r"\b(County|District|Xian|Qu)$")


class Serialized:
    """Reads what R's serialize() wrote in its XDR format, as far as data frames need."""

    SYMBOL, PAIRS, CHARS, INTEGERS, DOUBLES, STRINGS, LIST, REFERENCE = 1, 2, 9, 13, 14, 16, 19, 255
    LOGICALS, NOTHING = 10, (242, 253, 254)

    def __init__(self, data):
        assert data[:2] == b"X\n", "not in R's XDR format"
        self.data, self.at, self.symbols = data, 2, []
        version = self.integer()
        self.at += 8
        if version == 3:
            self.take(self.integer())

    def take(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def integer(self):
        return struct.unpack(">i", self.take(4))[0]

    def item(self):
        return self.body(self.integer())

    def body(self, flags):
        kind = flags & 0xFF
        if kind in self.NOTHING:
            return None
        if kind == self.REFERENCE:
            return self.symbols[(flags >> 8 or self.integer()) - 1]
        if kind == self.SYMBOL:
            self.symbols.append(self.item())
            return self.symbols[-1]
        if kind == self.CHARS:
            length = self.integer()
            return None if length < 0 else self.take(length).decode("utf-8")
        if kind == self.PAIRS:
            return self.pairs(flags)
        values = self.values(kind)
        # The attributes follow: the names of columns are one.
        names = self.item().get("names") if flags & 0x200 else None
        return dict(zip(names, values)) if names and kind == self.LIST else values

    def pairs(self, flags):
        found = {}
        while flags & 0xFF == self.PAIRS:
            if flags & 0x200:
                self.item()
            name = self.item() if flags & 0x400 else len(found)
            found[name] = self.item()
            flags = self.integer()
        return found

    def values(self, kind):
        count = self.integer()
        if kind in (self.INTEGERS, self.LOGICALS):
            return list(struct.unpack(f">{count}i", self.take(4 * count)))
        if kind == self.DOUBLES:
            return list(struct.unpack(f">{count}d", self.take(8 * count)))
        assert kind in (self.STRINGS, self.LIST), f"no reading of R's type {kind}"
        return [self.item() for _ in range(count)]


def natural_earth(folder, table):
    """The rows of one table of the package's lazy-load database."""
    index = Serialized(gzip.decompress((folder / "Rdata.rdx").read_bytes())).item()
    start, length = index["variables"][table]
    chunk = (folder / "Rdata.rdb").read_bytes()[start : start + length]
    # Four bytes of length, then `Z` before raw LZMA, or zlib at once.
    if chunk[4:5] == b"Z":
        data = lzma.decompress(chunk[5:], lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 9}])
    else:
        data = zlib.decompress(chunk[4:])
    columns = Serialized(data).item()
    columns.pop("geometry")
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


def geonames(path):
    """Code, name and identifier of the divisions of China."""
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.startswith("CN.")]
    return [(code.removeprefix("CN."), name, identifier) for code, name, _, identifier in rows]


def refuse(why, what):
    print(f"refused, {why}: {what}", file=sys.stderr)


def link_provinces(folder, first_level, provinces, links):
    """Returns the codes of provinces by GeoNames's own codes of them."""
    by_name = {name: code for code, name in provinces.items()}
    known = {code: identifier for code, _, identifier in first_level}
    of_first = {}
    for row in natural_earth(folder, "states50"):
        if row["adm0_a3"] != "CHN":
            continue
        code, first = by_name.get(row["name_zh"]), (row["gn_a1_code"] or "").removeprefix("CN.")
        if code is None:
            refuse("the label is no province's name", (row["name"], row["name_zh"], row["wikidataid"]))
            continue
        links[code][0] = row["wikidataid"]
        if known.get(first) != str(row["gn_id"]):
            refuse("the sources differ", (code, row["gn_id"], known.get(first)))
            continue
        links[code][1] = known[first]
        of_first[first] = code
    for row in natural_earth(folder, "countries50"):
        if row["iso_a2"] in REGIONS:
            links[REGIONS[row["iso_a2"]]][0] = row["wikidataid"]
    return of_first


def link_prefectures(second_level, of_first, prefectures, links):
    for code, name, identifier in second_level:
        first, second = code.split(".")
        division = second + "00"
        if division not in prefectures:
            refuse("no prefecture of today has the code", (code, name, identifier))
        elif of_first.get(first, "")[:2] != division[:2]:
            refuse("it lies in another province", (code, name, identifier))
        elif COUNTY.search(name):
            refuse("it is called a county", (division, prefectures[division], name, identifier))
        elif links[division][1]:
            refuse("the code stands twice", (code, name, identifier))
        else:
            links[division][1] = identifier


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, names = Path(sys.argv[1]), Path(sys.argv[2])
    lines = (HERE / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    today = {code: name for code, name, _, until, _ in rows if not until and code.endswith("00")}
    provinces = {code: name for code, name in today.items() if code.endswith("0000")}
    prefectures = {code: name for code, name in today.items() if code not in provinces}
    links = {code: ["", ""] for code in today}
    of_first = link_provinces(folder, geonames(names / "admin1Codes.txt"), provinces, links)
    link_prefectures(geonames(names / "admin2Codes.txt"), of_first, prefectures, links)
    for column in range(2):
        found = [link[column] for link in links.values() if link[column]]
        assert len(found) == len(set(found)), "an identifier stands twice"
    for code in sorted(today):
        if not any(links[code]):
            refuse("nothing is left", (code, today[code]))
    head = [
        "# What provinces and prefectures of today are in other data: the same administrative divisions, not the towns they are named after.",
        "# code (GB/T 2260), Wikidata item, GeoNames identifier; empty where the sources give none or leave a doubt.",
        "# Wikidata items: Natural Earth 5.1.2 (public domain) by way of rnaturalearthdata 1.0.0 (CC0 1.0).",
        "# GeoNames identifiers: GeoNames (https://www.geonames.org), CC BY 4.0, by way of koko 25.04.0; changed: matched by code, and cut down to China.",
        "# Made by make_division_links.py. Sorted by code.",
    ]
    body = ["\t".join((code, *links[code])) for code in sorted(links) if any(links[code])]
    (HERE / "division-links.tsv").write_text("\n".join(head + body) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
