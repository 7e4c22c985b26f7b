# SPDX-License-Identifier: MIT
"""The test vectors, each a JSON file and the editions made of it, unsigned and signed; and the key that signs here."""
import json

from . import TOP

VECTORS = TOP / "tests/edition/vectors"
SEED, KEY_ID = bytes(range(1, 33)), b"harbour1"
KEY = KEY_ID, SEED


def sources():
    return sorted(VECTORS.glob("*.json"))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))
