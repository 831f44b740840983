#!/usr/bin/env python3
"""Makes words-before-divisions.tsv from jieba's dictionary. Run by hand; standard library only.

    make_division_traps.py DICT_TXT

DICT_TXT  src/data/dict.txt of the crate jieba-rs (MIT): word, frequency, tag.

Kept are words of two characters, frequent in running text, that end in the first character of a county's bare
name (弘扬, since 扬中 is one: 弘扬|中), and name no division themselves (四川, though 川中 is no county).
"""

import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
FREQUENT = 250
LEVEL = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|盟|县|区|旗|州)$")


def main(dictionary):
    rows = [line for line in (HERE / "divisions.tsv").read_text("utf8").splitlines() if not line.startswith("#")]
    named, begin = set(), set()
    for row in csv.reader(rows, delimiter="\t"):
        bare = LEVEL.sub("", row[1])
        named.update((row[1], bare))
        if not row[0].endswith("00") and len(bare) == 2:
            begin.add(bare[0])
    words = set()
    for line in Path(dictionary).read_text("utf8").splitlines():
        word, frequency = line.split()[:2]
        if len(word) == 2 and int(frequency) >= FREQUENT and word[1] in begin and word not in named:
            words.add(word)
    out = (HERE / "words-before-divisions.tsv").open("w", encoding="utf8")
    out.write("# Words that end in the first character of a county's bare name: 弘扬|中国 holds no 扬中.\n")
    out.write("# Source: jieba's dictionary (MIT), frequency %d and more; made by make_division_traps.py. Sorted by code point.\n" % FREQUENT)
    out.write("# word\n")
    out.writelines(word + "\n" for word in sorted(words))


main(sys.argv[1])
