# SPDX-License-Identifier: MIT
"""What a stick may hold."""
import importlib.machinery
import importlib.util
import os
import pathlib
import random
import re
import shutil
import subprocess

import edition
from harness import (ALL, BUILD, ENVIRONMENT, IMPORT, KEY_ID, LATER, NEW, OLD, TOP, VECTORS, Skipped, Stopped, Wall, case, figure, fresh,
                     importing, mounted, need_strace, packed, prepared, same, sample, stick, tool, update)


@case
def signed_editions_with_one_flaw(folder):
    """Every flipped bit and every truncation, through the importer: sixty-four sticks' worth in one folder."""
    template, _ = prepared(folder)
    good = packed(NEW, n=1, size=200)
    n = len(good)
    flips = [("bit", i) for i in range(8 * n)]
    cuts = [("cut", i) for i in range(n)]
    chosen = sample(flips, 640, seed=8) + sample(cuts, 64, seed=9)
    shelf = fresh(folder, template)
    refused = {}
    with Wall() as wall:
        for at in range(0, len(chosen), 64):
            batch = {}
            for kind, i in chosen[at:at + 64]:
                data = good[:i] if kind == "cut" else good[:i // 8] + bytes([good[i // 8] ^ 1 << i % 8]) + good[i // 8 + 1:]
                batch[f"{kind}{i}"] = data
            source = stick(folder, f"flaws{at}", **batch)
            outcome = update(shelf, source)
            if outcome.reason not in ("damaged", "not-edition", "newer", "stranger", "forged", "unsigned"):
                raise AssertionError(f"{outcome.reason}: {outcome.text}")
            # Each has its own line in the journal.
            notes = {line.split("\t")[1].split(".edition")[0] for line in outcome.lines if line.startswith("note")}
            same(notes & set(batch), set(batch), "each file is told of")
            refused[outcome.reason] = refused.get(outcome.reason, 0) + 1
            same(wall.shows(shelf), OLD, "nothing is taken")
            shutil.rmtree(source)
    figure(f"{len(chosen)} flaws of a signed edition of {n} bytes ({8 * n} bits, {n} lengths): 0 accepted")


def malformed():
    loader = importlib.machinery.SourceFileLoader("edition_run", str(TOP / "tests/edition/run"))
    spec = importlib.util.spec_from_loader("edition_run", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    good = (VECTORS / "small.edition").read_bytes()
    return [*module.malformed_headers(good), *module.malformed_manifests(), *module.malformed_articles()]


@case
def malformed_editions_are_refused_by_class(folder):
    template, _ = prepared(folder)
    classes, rng = malformed(), random.Random(10)
    with Wall(keys="-") as wall:
        shelf = fresh(folder, template)
        for name, data, says in sample(classes, 70, seed=11):
            source = stick(folder, "malformed", x=data)
            outcome = update(shelf, source, trust="any", keys=None)
            if outcome.reason not in ("damaged", "newer", "not-edition") or says not in outcome.text:
                raise AssertionError(f"{name}: {outcome.reason}: {outcome.text} (expected: {says})")
            same(wall.shows(shelf), OLD, name)
        # Many of each class: the fault stays, other bytes change as well.
        n = 0
        for at in range(0, 10000 if ALL else 320, 64):
            batch = {}
            for k in range(64):
                name, data, _ = classes[(at + k) % len(classes)]
                data = bytearray(data)
                for _ in range(rng.randint(1, 4)):
                    if data:
                        data[rng.randrange(len(data))] ^= rng.randint(1, 255)
                batch[f"m{at + k}"] = bytes(data)
                n += 1
            source = stick(folder, "many", **batch)
            outcome = update(shelf, source, trust="any", keys=None)
            if outcome.reason not in ("damaged", "newer", "not-edition"):
                raise AssertionError(f"{outcome.reason}: {outcome.text}")
            same(wall.shows(shelf), OLD, "many")
            shutil.rmtree(source)
    figure(f"{n} malformed editions of {len(classes)} classes: 0 accepted, 0 crashes, each class named")


@case
def strange_sticks(folder):
    template, _ = prepared(folder)
    shelf = fresh(folder, template)

    def ends(reason, path, **options):
        outcome = update(shelf, path, **options)
        same(outcome.reason, reason, f"{path.name}: {outcome.text}")
        return outcome

    ends("unreadable", folder / "nowhere")
    ends("nothing", stick(folder, "empty"))
    odd = stick(folder, "odd")
    (odd / "._new.edition").write_bytes(packed(NEW))
    (odd / "sub.edition").mkdir()
    (odd / "sub.edition" / "new.edition").write_bytes(packed(NEW))
    os.symlink(odd / "sub.edition" / "new.edition", odd / "link.edition")
    os.mkfifo(odd / "pipe.edition")
    (odd / "new.edition.txt").write_bytes(packed(NEW))
    same(sum(line.startswith("note") for line in ends("nothing", odd).lines), 3, "what was passed over is told")
    ends("too-many", stick(folder, "many", **{f"a{i}": b"x" for i in range(65)}))
    ends("not-edition", stick(folder, "photo", x=b"\xff\xd8\xff\xe0" + bytes(500)))
    ends("damaged", stick(folder, "none", x=b""))
    ends("newer", stick(folder, "newer", x=edition.MAGIC + b"\2" + bytes(99)))
    ends("unsigned", stick(folder, "plain", x=packed(NEW, key=None)))
    ends("stranger", stick(folder, "stranger", x=packed(NEW, key=(b"another1", bytes(32)))))
    ends("forged", stick(folder, "forged", x=packed(NEW, key=(KEY_ID, bytes(32)))))
    # The highest of the valid, whatever else is there; upper case; and the next one down if it is damaged inside.
    mixed = stick(folder, "mixed", a=b"junk", b=packed(NEW - 100), c=packed(NEW - 200), d=packed(LATER, key=None))
    ends("done", mixed)
    (folder / "upper").mkdir()
    (folder / "upper" / "TUESDAY.EDITION").write_bytes(packed(NEW))
    ends("done", folder / "upper")
    inner = bytearray(packed(LATER))
    inner[-1] ^= 1
    ends("damaged", stick(folder, "inner", a=bytes(inner), b=packed(NEW)))
    ends("done", stick(folder, "inner2", a=bytes(inner), b=packed(NEW + 1)))
    with Wall() as wall:
        same(wall.shows(shelf), NEW + 1)


@case
def a_stick_of_fat(folder):
    """The real file system, through a loop device, pulled while it is read."""
    if shutil.which("mkfs.vfat") is None:
        raise Skipped("mkfs.vfat is not here")
    image = folder / "image"
    with open(image, "wb") as f:
        f.truncate(16 << 20)
    subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
    path = mounted(folder / "fat", "-o", "loop", str(image))
    try:
        (path / "Tuesday's news.edition").write_bytes(packed(NEW))
        template = folder / "shelf"
        template.mkdir()
        same(update(template, path).reason, "done")
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)
