# SPDX-License-Identifier: MIT
"""What a stick may hold."""
import json
import os
import random
import shutil
import subprocess

from common import (ALL, LATER, NEW, OLD, Skipped, Stopped, Wall, calls_of, case, facts, figure, fresh, importing, incoming_on,
                    mounted, need_strace, packed, prepared, retry, sample, stick, update)
from harness import edition, malformed, same
from harness.vectors import KEY, KEY_ID, VECTORS


def batches(things):
    """As many as a stick may hold."""
    things = list(things)
    return [things[at:at + 64] for at in range(0, len(things), 64)]


def source_of(rng=None):
    """What the vector small.edition is made of; with other words around its body and its quotes."""
    source = json.loads((VECTORS / "small.json").read_text(encoding="utf-8"))
    if rng:
        words = [" ".join(rng.choices(("ferry", "tide", "quay", "île", "北風"), k=rng.randint(1, 9))) for _ in range(6)]
        source["facts"].update(publication=words[0], title=words[1], sequence=rng.randint(2000, 2999) * 10**10 + 101000000)
        source["articles"][0].update(headline=words[2], standfirst=words[3], place=words[4], byline=[words[5]] * rng.randint(1, 16))
    return source


def notes_of(outcome):
    """What the journal says of each file."""
    said = [line.split("\t", 1)[1].split(".edition: ", 1) for line in outcome.lines if line.startswith("note\t") and ".edition: " in line]
    return dict(said)


def reason_for(name, says):
    """What the screen says of that class. An altered comment is damage: it does not fit the manifest either, whoever signed."""
    for words, reason in (("is not an edition", "not-edition"), ("was made by a newer standfirst-pack (format", "newer"),
                          ("nobody this kiosk trusts", "stranger"), ("is not what harbour signed", "forged")):
        if words in says:
            return reason
    return "forged" if name == "global signature" else "damaged"


@case
def signed_editions_with_one_flaw(folder):
    """Every flipped bit and every truncation."""
    template, _ = prepared(folder)
    texts = [json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["articles"] for name in ("small", "words")]
    good = edition.write(facts(NEW), sum(texts, []), KEY)
    same(update(fresh(folder, template), stick(folder, "good", x=good)).reason, "done", "without a flaw")
    n = len(good)
    chosen = sample((("bit", i) for i in range(8 * n)), 640, seed=8) + sample((("cut", i) for i in range(n)), 128, seed=9)
    shelf = fresh(folder, template)
    with Wall() as wall:
        for batch in batches(chosen):
            files = {f"{kind}{i}": good[:i] if kind == "cut" else good[:i // 8] + bytes([good[i // 8] ^ 1 << i % 8]) + good[i // 8 + 1:]
                     for kind, i in batch}
            source = stick(folder, "flaws", **files)
            outcome = update(shelf, source)
            if outcome.reason not in ("damaged", "not-edition", "newer", "stranger", "forged", "unsigned"):
                raise AssertionError(f"{outcome.reason}: {outcome.text}")
            same(notes_of(outcome).keys(), files.keys(), "each file is told of")
            same(wall.shows(shelf), OLD, "nothing is taken")
            shutil.rmtree(source)
    figure(f"{len(chosen)} flaws of a signed edition of {n} bytes ({8 * n} bits, {n} lengths): 0 accepted")


@case
def malformed_editions_are_refused_by_class(folder):
    """Each class by itself, for what the screen says; then many variants of all, of which the journal says the same; and these with a
    few bytes changed at random, which may be of any class then."""
    template, _ = prepared(folder)
    rng = random.Random(10)
    n = 0
    with Wall(keys="-") as wall:
        shelf = fresh(folder, template)

        def refused(files, **wishes):
            source = stick(folder, "malformed", **files)
            outcome = update(shelf, source, **wishes)
            if outcome.reason not in ("damaged", "newer", "not-edition", "stranger", "forged"):
                raise AssertionError(f"{outcome.reason}: {outcome.text} {outcome.stderr}")
            same(wall.shows(shelf), OLD, "nothing is taken")
            shutil.rmtree(source)
            return outcome

        kinds = ((malformed.malformed, {"trust": "any", "keys": None}), (lambda source: list(malformed.malformed_blocks(source)), {}))
        classes = sum(len(make(source_of())) for make, _ in kinds)
        for make, wishes in kinds:
            for name, data, says in make(source_of()):
                outcome = refused({"x": data}, **wishes)
                if (says not in outcome.text, outcome.reason) != (False, reason_for(name, says)):
                    raise AssertionError(f"{name}: {outcome.reason}: {outcome.text} (expected: {reason_for(name, says)}: {says})")
        while n < (10000 if ALL else 300):
            for make, wishes in kinds:
                for batch in batches(make(source_of(rng))):
                    files = {f"m{i}": data for i, (_, data, _) in enumerate(batch)}
                    notes = notes_of(refused(files, **wishes))
                    for i, (name, _, says) in enumerate(batch):
                        same(says in notes.get(f"m{i}", ""), True, f"{name}: {notes.get(f'm{i}')} (expected: {says})")
                    scrambled = {name: bytearray(data) for name, data in files.items()}
                    for data in scrambled.values():
                        for _ in range(rng.randint(1, 4) if data else 0):
                            data[rng.randrange(len(data))] ^= rng.randint(1, 255)
                    refused(scrambled, **wishes)
                    n += len(batch)
    figure(f"{n} malformed editions of {classes} classes: 0 accepted, 0 crashes, the journal names the class of each; the same scrambled: "
           "0 accepted, 0 crashes")


@case
def strange_sticks(folder):
    template, _ = prepared(folder)
    shelf = fresh(folder, template)
    with Wall() as wall:
        shown = OLD

        def ends(reason, path, shows=None, **wishes):
            nonlocal shown
            shown = shows or shown
            outcome = update(shelf, path, **wishes)
            same((outcome.reason, wall.shows(shelf), incoming_on(shelf)), (reason, shown, []), f"{path.name}: {outcome.text}")
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
        crowd = stick(folder, "crowd")
        for i in range(20001):
            (crowd / str(i)).touch()
        ends("too-many", crowd)
        ends("not-edition", stick(folder, "photo", x=b"\xff\xd8\xff\xe0" + bytes(500)))
        ends("damaged", stick(folder, "none", x=b""))
        ends("newer", stick(folder, "newer", x=edition.MAGIC + b"\2" + bytes(99)))
        ends("unsigned", stick(folder, "plain", x=packed(NEW, key=None)))
        ends("unsigned", folder / "plain", trust=None)  # a key is installed, and nothing else is said
        ends("stranger", stick(folder, "stranger", x=packed(NEW, key=(b"another1", bytes(32)))))
        ends("forged", stick(folder, "forged", x=packed(NEW, key=(KEY_ID, bytes(32)))))
        ends("stranger", stick(folder, "worst", a=b"junk", x=packed(NEW, key=(b"another1", bytes(32)))))
        # The highest of the valid, whatever else is there; upper case; and the next one down if it is damaged inside.
        ends("done", stick(folder, "mixed", a=b"junk", b=packed(NEW - 200), c=packed(NEW - 100), d=packed(LATER, key=None)), NEW - 100)
        (folder / "upper").mkdir()
        (folder / "upper" / "TUESDAY.EDITION").write_bytes(packed(NEW))
        ends("done", folder / "upper", NEW)
        inner = bytearray(packed(LATER, size=8000))
        inner[-1] ^= 1
        ends("damaged", stick(folder, "inner", a=bytes(inner), b=packed(NEW)))
        ends("done", stick(folder, "inner2", a=bytes(inner), b=packed(NEW + 1)), NEW + 1)


@case
def a_file_that_changes_while_it_is_read(folder):
    """It is judged by what was copied, and nothing else is opened in its place."""
    need_strace()
    template, source = prepared(folder)
    file, elsewhere = source / "new.edition", folder / "elsewhere"
    elsewhere.write_bytes(packed(LATER))
    calls = calls_of(folder, importing(fresh(folder, template), source))
    looked = next(c.which for c in calls if c.name == "newfstatat" and f'"{file.name}"' in c.line)

    def replace(by):
        file.unlink()
        by(file)

    def overwrite(data):
        with open(file, "r+b") as f:
            f.write(data)

    with Wall() as wall:
        for what, call, which, change, reason in (
                ("another file's name", "newfstatat", looked, lambda: replace(lambda f: f.symlink_to(elsewhere)), "unreadable"),
                ("a pipe", "newfstatat", looked, lambda: replace(os.mkfifo), "unreadable"),
                ("cut", "ftruncate", 1, lambda: os.truncate(file, 4096), "damaged"),
                ("damaged", "ftruncate", 1, lambda: overwrite(bytes(1000)), "not-edition"),
                ("an older one", "ftruncate", 1, lambda: overwrite(packed(OLD - 1000000)), "older"),
                ("a later one", "ftruncate", 1, lambda: overwrite(packed(LATER)), "done")):
            shelf = fresh(folder, template)
            slow = Stopped(folder / "log", call, which, importing(shelf, source))
            change()
            same(f"\nend\t{reason}\t" in slow.go_on(), True, what)
            same(wall.shows(shelf), LATER if reason == "done" else OLD, what)
            file.unlink()
            file.write_bytes(packed(NEW))
            if reason != "done":
                retry(wall, shelf, source, what)


@case
def a_stick_of_fat(folder):
    """The real file system, through a loop device. The lab pulls it while it is read."""
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
