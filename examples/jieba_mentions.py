"""Names that jieba's tagger finds, as mentions for `zhengtu build --mentions`.

    zhengtu extract examples/corpus --quiet | python3 examples/jieba_mentions.py > mentions.jsonl

Needs jieba from PyPI. The tagger says how it tags and not how sure it is, so the score is its precision:
how many of the persons that it tags in official news are persons (docs/accuracy.md measures about half).
"""

import json
import sys

import jieba.posseg

KINDS = {"nr": "person", "nt": "organization"}
SCORE = {"person": 0.5, "organization": 0.6}

for line in sys.stdin:
    article = json.loads(line)["article"]
    at = 0
    for word, tag in jieba.posseg.cut(article["text"]):
        start, at = at, at + len(word)
        if tag in KINDS and len(word) > 1:
            kind = KINDS[tag]
            mention = {
                "document": article["document"],
                "start": start,
                "end": at,
                "kind": kind,
                "score": SCORE[kind],
                "source": "jieba.posseg",
                "text": word,
            }
            print(json.dumps(mention, ensure_ascii=False))
