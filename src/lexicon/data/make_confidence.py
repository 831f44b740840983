"""Makes confidence.tsv from measurements that follow each other on standard input; in the root of the repository:

    { zhengtu evaluate tests/gold --by rule --format csv
      zhengtu evaluate examples/gold --text examples/corpus --by rule --format csv
    } | python3 src/lexicon/data/make_confidence.py

To be run again when rules change. Standard library only.
"""

import collections
import csv
import pathlib
import sys

HEAD = """# How often the claims of each rule are right: kind of claim, rule (* for all), claims, right. Sorted.
# Source: measured by `zhengtu evaluate --by rule` on tests/gold, which was written apart from the rules, and examples/gold;
# made by make_confidence.py, which has the commands. This project's own measurement, under its licence.
"""

shares = collections.defaultdict(lambda: [0, 0])
sums = collections.defaultdict(lambda: [0, 0])
for row in csv.DictReader(sys.stdin):
    if row["claim"] == "claim":
        continue  # The next measurement's head.
    for share in shares[row["claim"], row["rule"]], sums[row["claim"]]:
        share[0] += int(row["claims"])
        share[1] += int(row["right"])
shares.update({(kind, "*"): share for kind, share in sums.items()})
if not shares:
    sys.exit("nothing was measured")
lines = ["\t".join([*key, *map(str, share)]) for key, share in sorted(shares.items())]
pathlib.Path(__file__).with_name("confidence.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
