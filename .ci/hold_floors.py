"""Compares a score with the floors: `hold_floors.py FLOORS SCORE.json`. Names every measure that is too low."""

import json
import pathlib
import sys

floors, score = (pathlib.Path(path) for path in sys.argv[1:3])
measures = json.loads(score.read_text(encoding="utf-8"))
low = []
for line in floors.read_text(encoding="utf-8").splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    measure, column, least = line.split()
    value = measures[measure][column]
    print(f"{measure:15} {column:9} {value:.3f}  at least {least}")
    if value < float(least):
        low.append(f"{measure} {column} {value:.3f} < {least}")
if low:
    sys.exit("below the floor: " + "; ".join(low))
