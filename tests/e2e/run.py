#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD: the two programs end to end. Articles are packed, the edition is shown under Xvfb, hands are xdotool's, and
what comes of it is read twice: from the trace, and from the pixels of the server's own frame buffer.
"""
import contextlib
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile

from harness import TOP
from harness.wall import BUILD, LIMIT, NIGHT, PAPER, STILL, Kiosk, Screen, check, colour, is_set, missing, run_tests


@contextlib.contextmanager
def kiosk(*arguments, **named):
    with tempfile.TemporaryDirectory() as folder:
        k = Kiosk(SCREEN, pathlib.Path(folder), *arguments, **named)
        try:
            yield k
        finally:
            k.close()


@contextlib.contextmanager
def showing(*arguments, **named):
    """A kiosk that has come up with the first headline, and its picture."""
    with kiosk("--edition", EDITION, *arguments, **named) as k:
        k.card("start", article=1, card=1, kind="headline")
        k.find_window()
        yield k, k.wait_pixels("start", is_set)


def test_start():
    with showing() as (k, picture):
        display = next((e for e in k.seen if e["event"] == "display"), None)
        check(display and display["driver"] == "x11", f"display: {k.seen}")
        edition = next((e for e in k.seen if e["event"] == "edition"), None)
        check(edition and edition["articles"] == 3, f"edition: {k.seen}")
        check(colour(picture, 0, 0) == NIGHT, f"night's paper is {colour(picture, 0, 0)}")


def test_keys():
    with showing() as (k, headline):
        k.key("Right")
        k.card("Right", article=1, card=2, kind="summary")
        summary = k.wait_pixels("Right", lambda p: p != headline)
        check(is_set(summary), "the summary is blank")
        k.key("Left")
        k.card("Left", article=1, card=1)
        k.wait_pixels("Left", lambda p: p == headline)
        k.key("Down")
        k.card("Down", article=2, card=1, kind="headline")
        second = k.wait_pixels("Down", lambda p: p != headline)
        check(second != summary, "the second headline is the first summary")
        k.key("Up")
        k.card("Up", article=1, card=1)
        k.wait_pixels("Up", lambda p: p == headline)
        k.key("Next")  # Page Down
        quote = k.card("Page Down", kind="quote")
        k.wait_pixels("Page Down", lambda p: p not in (headline, summary))
        k.key("Next")
        other = k.card("Page Down again", kind="quote")
        check((other["article"], other["card"]) > (quote["article"], quote["card"]), f"{other} does not follow {quote}")
        k.key("Prior")  # Page Up
        k.card("Page Up", article=quote["article"], card=quote["card"], kind="quote")
        k.key("Home")
        k.card("Home", article=1, card=1)
        k.wait_pixels("Home", lambda p: p == headline)


def test_fast_keys():
    """Presses that follow each other at once are as many, and a key that is held is one."""
    with showing() as (k, _):
        SCREEN.hands("key", "--delay", 0, "Right", "Right", "Right", "Down", "Left", "Right", "Right")
        k.key("Home")
        k.wait_for("Home", event="action", action="home")
        done = [e["from"] for e in k.seen if e["event"] == "action"]
        check(done == ["Right", "Right", "Right", "Down", "Left", "Right", "Right", "Home"], f"pressed at once: {done}")
        # Long before its hold acts, the server begins to repeat the key, 25 times a second.
        SCREEN.hands("keydown", "Home")
        k.wait_for("Home held", event="action", action="undo-update")
        SCREEN.hands("keyup", "Home")
        k.key("space")
        k.wait_for("space", event="action", action="pause")
        done = [e["from"] for e in k.seen if e["event"] == "action"][8:]
        check(done == ["time-out", "Space"], f"held: {done}")


def test_clicks():
    with showing() as (k, headline):
        k.click(0.85, 0.5)
        k.card("right third", article=1, card=2)
        k.wait_pixels("right third", lambda p: p != headline)
        k.click(0.15, 0.5)
        k.card("left third", article=1, card=1)
        k.wait_pixels("left third", lambda p: p == headline)
        k.click(0.5, 0.5)
        k.card("the middle is next too", article=1, card=2)


def test_whole_deck():
    with showing() as (k, first):
        here, pictures, places = None, [first], []
        while True:
            k.key("Right")
            here = k.card("Right")
            if (here["article"], here["card"]) == (1, 1):
                break
            places.append((here["article"], here["card"], here["cards"]))
            pictures.append(k.wait_pixels("Right", lambda p: p != pictures[-1]))
            check(len(places) < 100, "the deck does not end")
        for before, now in zip([(1, 1, places[0][2])] + places, places):
            following = (before[0], before[1] + 1) if before[1] < before[2] else (before[0] + 1, 1)
            check(now[:2] == following, f"{now} after {before}")
        check(places[-1][0] == 3 and places[-1][1] == places[-1][2], f"the deck ends with {places[-1]}")
        for i, a in enumerate(pictures):
            check(is_set(a) and a not in pictures[:i], f"card {i + 1} is blank or like another")


def test_pause():
    with showing() as (k, _):
        k.key("space")
        k.wait_for("space", event="paused", paused=True)
        k.key("space")
        k.wait_for("space again", event="paused", paused=False)


def test_cycle():
    config = STILL.replace("automatic = false", "automatic = true; dwell_least = 1; dwell_most = 1")
    with showing(config=config) as (k, headline):
        k.card("by itself", article=1, card=2, kind="summary")
        k.wait_pixels("by itself", lambda p: p != headline)


def test_fade():
    with showing() as (k, headline):
        k.key("Right")
        k.card("Right", article=1, card=2)
        second = k.wait_pixels("Right", lambda p: p != headline)
        k.key("Right")
        k.card("Right", article=1, card=3)
        third = k.wait_pixels("Right", lambda p: p not in (headline, second))
    with showing(config=STILL.replace('"cut"', '"fade"')) as (k, picture):
        check(picture == headline, "the headline differs with another transition")
        # The second press comes while the first fade runs.
        k.key("Right", "Right")
        k.card("Right Right", article=1, card=3)
        k.wait_pixels("Right Right", lambda p: p == third)
        k.key("Left")
        k.card("Left", article=1, card=2)
        k.wait_pixels("Left", lambda p: p == second)


def test_paper():
    with showing(config=STILL.replace("display: {", 'display: { theme = "paper";')) as (_, picture):
        check(colour(picture, 0, 0) == PAPER, f"paper's paper is {colour(picture, 0, 0)}")


def test_sizes():
    for size in [(480, 320), (720, 1000), (1280, 720)]:
        with showing(size=size) as (k, headline):
            k.key("Right")
            k.card(f"Right at {size}", article=1, card=2)
            k.wait_pixels(f"Right at {size}", lambda p: p != headline and is_set(p))


def test_resize():
    with showing() as (k, _):
        SCREEN.hands("windowsize", k.window, 1000, 600)
        SCREEN.hands("windowmove", k.window, 0, 0)
        k.size, k.x, k.y = (1000, 600), 0, 0
        grown = k.wait_pixels("larger", lambda p: is_set(p) and colour(p, 999, 599) == NIGHT and colour(p, 0, 599) == NIGHT)
        k.key("Right")
        k.card("Right after it", article=1, card=2)
        k.wait_pixels("Right after it", lambda p: p != grown)


def test_resize_keeps_the_view():
    with showing() as (k, _):
        k.key("space")
        k.wait_for("space", event="paused", paused=True)
        k.key("c", "Down")
        k.wait_for("Down", event="card", kind="contents", chosen=2)
        before = k.picture()
        SCREEN.hands("windowsize", k.window, 1000, 600)
        k.wait_for("windowsize", event="display", size=[1000, 600])
        k.size = (1000, 600)
        k.wait_pixels("windowsize", lambda p: is_set(p) and p[:len(before)] != before)
        k.key("Up", "Down", "space")
        k.wait_for("Up", event="card", kind="contents", chosen=1)
        k.card("opened", article=2, card=1)
        check(not any(e["event"] == "paused" and not e["paused"] for e in k.seen), f"the pause ended: {k.seen}")
        k.key("space")
        k.wait_for("space again", event="paused", paused=False)


def packed_at(k, *articles):
    """An edition of articles given as text, in a folder that lives as long as the kiosk's."""
    paths = []
    for i, text in enumerate(articles):
        paths.append(k / f"{i}.txt")
        paths[-1].write_text(text)
    edition = k / "made.edition"
    subprocess.run([BUILD / "standfirst-pack", "build", "-o", edition, "--sequence", "20260414081500", *paths],
                   check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return edition


def test_resize_takes_cards_away():
    """What fills two cards in one window fills one in another, and the card on the screen may be the second."""
    words = "We came down to the harbour in the rain and stood there until the lamps went out, because nobody had told " \
            "us that the ferry was not running, and when the last bus had left we walked home along the sea wall. "
    with tempfile.TemporaryDirectory() as folder:
        edition = packed_at(pathlib.Path(folder), f"headline: A long night\n\nBy Ann Bell\n14 April 2026\n\nIt rained.\n\n"
                            f"“{(words * 6).strip()}” said Ann Bell, a clerk.\n")
        with kiosk("--edition", edition, size=(600, 480)) as k:
            before = k.card("start", article=1, card=1)
            k.find_window()
            k.key("Left")
            k.card("the last part", article=1, card=before["cards"])
            SCREEN.hands("windowsize", k.window, 1250, 400)
            k.wait_for("windowsize", event="display", size=[1250, 400])
            k.size = (1250, 400)
            k.key("Home")
            after = k.card("Home", article=1, card=1)
            check(after["cards"] < before["cards"], f"no card went away: {before} {after}")
            k.wait_pixels("Home", is_set)


def test_resize_while_moving():
    """Wide, so that only the width differs; and in the middle of a fade and of a slide that both take seconds."""
    slow = STILL.replace('"cut"', '"fade"', 1).replace('"cut"', '"slide"', 1).replace("display: {", "display: { transition_ms = 2000;")
    with showing(config=slow) as (k, picture):
        for name, size in [("Right", (1000, 480)), ("Down", (1000, 600)), ("Right", (640, 600))]:
            k.key(name)
            k.wait_for(name, event="frame", moving=True)
            SCREEN.hands("windowsize", k.window, *size)
            k.wait_for("windowsize", event="display", size=list(size))
            k.size = size
            k.wait_pixels("windowsize", is_set)
        k.key("Home")
        k.card("Home", article=1, card=1, kind="headline")


def test_trust():
    """With a key installed and nothing else said, unsigned is refused, also where the edition is named."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        keys = folder / "keys"
        keys.mkdir()
        for who in (keys / "desk", folder / "stranger"):
            subprocess.run([BUILD / "standfirst-pack", "keygen", "-W", who], check=True, capture_output=True, stdin=subprocess.DEVNULL)
        editions = {"nobody": EDITION}
        for who in (keys / "desk", folder / "stranger"):
            editions[who.name] = shutil.copy(EDITION, folder / f"{who.name}.edition")
            subprocess.run([BUILD / "standfirst-pack", "sign", "--key", f"{who}.key", editions[who.name]], check=True,
                           capture_output=True, stdin=subprocess.DEVNULL)
        auto = f'{STILL}update: {{ keys = "{keys}"; }};\n'
        for signer, config, said in [("nobody", auto, "is not signed, and this kiosk shows only signed editions"),
                                     ("stranger", auto, "is signed by nobody this kiosk trusts"), ("desk", auto, None),
                                     ("nobody", auto.replace("keys", 'trust = "any"; keys', 1), None)]:
            with kiosk("--edition", editions[signer], config=config) as k:
                if said is None:
                    k.card(f"by {signer}", article=1, card=1, kind="headline")
                    continue
                error = k.wait_for(f"by {signer}", event="error")
                check(said in error["error"], f"by {signer}: {error}")
                k.card(f"by {signer}", kind="notice")


def test_quit():
    for key in ("q", "Escape"):
        with showing() as (k, _):
            k.key(key)
            k.end(key)


def test_signals():
    for number in (signal.SIGTERM, signal.SIGINT):
        with showing() as (k, _):
            k.process.send_signal(number)
            k.end(number.name)


def test_place():
    """However it ends, the next run goes on where it was; once, and with the same edition only."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kept = {"more": {"RUNTIME_DIRECTORY": name}}

        def run(article, card):
            k = Kiosk(SCREEN, folder, "--edition", EDITION, **kept)
            k.card("start", article=article, card=card)
            k.find_window()
            k.wait_pixels("start", is_set)
            return k

        def wait_kept(place):
            k.wait_pixels(place, lambda _: (folder / "place").read_text().split()[1:] == place.split())

        for number in (signal.SIGKILL, signal.SIGTERM):
            k = run(1, 1)
            try:
                k.key("Down", "Right")
                k.card("Right", article=2, card=2)
                wait_kept("1 1")
            finally:
                k.process.send_signal(number)
                k.process.wait(LIMIT)
                k.close()
            k = run(2, 2)
            try:
                wait_kept("1 1")
                k.key("Home")
                k.card("Home", article=1, card=1)
                wait_kept("0 0")
            finally:
                k.close()


def stays_up(what, *arguments, **named):
    """Something is wrong: the trace says so, words are on the screen, and it goes on until it is asked to quit."""
    with kiosk(*arguments, **named) as k:
        error = k.wait_for(what, event="error")
        k.find_window()
        k.wait_pixels(what, is_set)
        k.key("Right")  # nothing to turn to, and no harm
        check(k.process.poll() is None, f"{what}: it ended: {k.said()}")
        k.key("q")
        k.end(what)
        return error


def test_bad_editions():
    whole = EDITION.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0x10
    for name, data in [("empty", b""), ("text", b"This is not an edition.\n" * 50), ("short", whole[:len(whole) // 2]),
                       ("long", whole + b"\0"), ("flipped", bytes(flipped))]:
        bad = EDITION.with_name(name + ".edition")
        bad.write_bytes(data)
        if name == "flipped":
            # Damage in an article is met when it is read; that the start survives it is enough here.
            with kiosk("--edition", bad) as k:
                k.wait_for(name, event="card")
                k.find_window()
                k.wait_pixels(name, is_set)
                k.key("q")
                k.end(name)
        else:
            stays_up(name, "--edition", bad)


def test_no_edition():
    stays_up("missing", "--edition", EDITION.with_name("missing.edition"))
    stays_up("a folder", "--edition", EDITION.parent)


def test_bad_config():
    with kiosk("--edition", EDITION, config=STILL + 'dispaly: { theme = "night"; };\n') as k:
        error = k.wait_for("unknown key", event="error")
        check("dispaly" in json.dumps(error), f"the error does not name the key: {error}")
        k.find_window()
        remark = k.wait_pixels("unknown key", is_set)
        # The key that takes the remark away does nothing else.
        k.key("Right")
        k.card("the edition is shown all the same", article=1, card=1)
        k.wait_pixels("the edition is shown all the same", lambda p: p != remark and is_set(p))
        k.key("q")
        k.end("unknown key")


def test_probe():
    with tempfile.TemporaryDirectory() as name:
        settings = pathlib.Path(name, "probe.conf")
        settings.write_text('buttons = ( { name = "bell"; line = "NO-SUCH-LINE"; press = "home"; } );\n')
        fits = pathlib.Path(name, "fits.conf")
        fits.write_text("")
        probe = subprocess.run([BUILD / "standfirst", "probe", "--config", settings], capture_output=True, text=True,
                               timeout=LIMIT, stdin=subprocess.DEVNULL)
        check(probe.returncode == 1, f"a line that is not there: status {probe.returncode}")
        for words in ("Config", "Fonts", "Displays", "Keyboards and touch panels", "GPIO chips", "USB stick", "Groups",
                      "button bell: a GPIO line named NO-SUCH-LINE was not found"):
            check(words in probe.stdout, f"probe does not say '{words}': {probe.stdout}")
        check("Ctrl-C" not in probe.stdout, "without a terminal it must not wait")
        probe = subprocess.run([BUILD / "standfirst", "probe", "--config", fits], capture_output=True, text=True,
                               timeout=LIMIT, stdin=subprocess.DEVNULL)
        check(probe.returncode == 0, f"nothing is wrong: status {probe.returncode}: {probe.stdout}")
        # On a terminal it stays until it is told to go.
        ours, theirs = os.openpty()
        with subprocess.Popen([BUILD / "standfirst", "probe", "--config", settings], stdin=theirs, stdout=theirs,
                              stderr=theirs, start_new_session=True) as live:
            os.close(theirs)
            said = b""
            while b"Ctrl-C ends" not in said or b"button bell: a GPIO line" not in said.partition(b"Ctrl-C ends")[2]:
                check(select.select([ours], [], [], LIMIT)[0], f"live: it only said {said}")
                said += os.read(ours, 4096)
            live.send_signal(signal.SIGINT)
            check(live.wait(LIMIT) == 1, "live: the config still does not fit")
        os.close(ours)


def test_wrong_use():
    for arguments, status in [(["--sideways"], 2), (["run", "--size", "9x9"], 2), (["--version"], 0), (["--help"], 0),
                              (["proof", "--out"], 2)]:
        done = subprocess.run([BUILD / "standfirst", *arguments], capture_output=True, text=True, timeout=LIMIT,
                              stdin=subprocess.DEVNULL)
        check(done.returncode == status, f"{arguments}: status {done.returncode}: {done.stderr}")
        check(status == 0 or done.stderr.startswith("standfirst: ") and done.stderr.count("\n") == 1,
              f"{arguments}: not one line: {done.stderr}")


def main():
    global SCREEN, EDITION
    if missing():
        print(f"e2e: {missing()}\n0 passed, 1 failed")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        EDITION = folder / "e2e.edition"
        sample = TOP / "assets/sample"
        packed = subprocess.run(
            [BUILD / "standfirst-pack", "build", "-o", EDITION, "--title", "End to end", "--sequence", "20260414081500",
             sample / "10-swan.txt", sample / "04-rain-gauges.txt", sample / "08-bait-bucket.txt"],
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if packed.returncode != 0:
            print(f"e2e: the edition cannot be built: {packed.stdout}{packed.stderr}\n0 passed, 1 failed")
            return 1
        SCREEN = Screen(folder)
        try:
            return run_tests(globals())
        finally:
            SCREEN.stop()


sys.exit(main())
