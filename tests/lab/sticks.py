# SPDX-License-Identifier: MIT
"""USB sticks: images of them, plugged in and pulled out; invented editions to put on them; and a wall that takes them, which is
a saved state of its own: the kiosk shows the sample edition from its shelf, its settings are WALL."""
import base64
import json
import shutil
import struct
import sys
import time

from guest import LIMIT, Failure, check
from kiosk import HEIGHT, STILL, WIDTH, run
from harness import edition
from harness.pictures import read_png
import exfat


WALL = STILL + 'update: { shelf = "/data/shelf"; inbox = "/data/inbox"; keys = "/data/keys"; };\n'
SAMPLE = 20260414081500  # the sequence of the sample edition
ABOVE = HEIGHT * 2 // 3  # rows that the panel never covers
SECTOR, FIRST = 512, 2048  # of a stick; its file system begins there
EXFAT, FAT32, LINUX = 7, 0x0C, 0x83  # kinds of partitions


# --- editions ------------------------------------------------------------------------------------------------------------


def packed(title, sequence, articles=3, size=400, key=None):
    """The bytes of an edition whose first headline is its title."""
    facts = {"publication": "Harbour Gazette", "title": title, "date": "2026-04-15", "language": "en-GB", "sequence": sequence}
    sentence = "The ferry waits for the tide, and the tide is late. "
    return edition.write(facts, [{
        "headline": f"{title}, page {n + 1}", "standfirst": None, "kicker": None, "byline": ["Mara Quill"], "place": None,
        "published": None, "corrected": None, "language": "en-GB", "body": sentence * (size // len(sentence) + 1), "quotes": [],
    } for n in range(articles)], key)


def wednesday(**changes):
    return packed("Wednesday", SAMPLE + 1000000, **changes)


def cards_of(lab, data):
    """The proofs of an edition's cards, in their order."""
    folder = lab.state / "stick-proof"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "it.edition").write_bytes(data)
    run(lab.build / "standfirst", "proof", "--config", lab.state / "lab.conf", "--out", folder, "--size", f"{WIDTH}x{HEIGHT}",
        folder / "it.edition")
    return [read_png(folder / card["file"]) for card in json.loads((folder / "index.json").read_text())["cards"]]


def first_card(lab, data):
    return cards_of(lab, data)[0]


# --- sticks --------------------------------------------------------------------------------------------------------------


def blank_stick(lab, name, mib=8, kind=None):
    """An image with one empty partition of that kind, or with none at all."""
    image = lab.state / f"{name}.stick"
    with open(image, "wb") as out:
        out.truncate(mib << 20)
        if kind is not None:
            out.seek(446)
            out.write(struct.pack("<B3sB3sII", 0, b"\xfe\xff\xff", kind, b"\xfe\xff\xff", FIRST, mib * 2048 - FIRST))
            out.seek(510)
            out.write(b"\x55\xaa")
    return image


def make_stick(lab, name, mib=280, whole=False, **files):
    """An image with one FAT32 partition, or with the file system all over it, in clusters of 4 KiB, which holds these editions."""
    image, folder = blank_stick(lab, name, mib, None if whole else FAT32), lab.state / "staging"
    first = 0 if whole else FIRST
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run("mkfs.vfat", "-F", "32", "-s", "8", "-n", "NEWS", "--offset", first, image, (mib * 2048 - first) // 2)
    for file, data in files.items():
        (folder / f"{file}.edition").write_bytes(data)
        run("mcopy", "-i", f"{image}@@{first * SECTOR}", folder / f"{file}.edition", "::/")
    return image


def exfat_stick(lab, name, mib=32, **files):
    """The same with exFAT."""
    image, volume = blank_stick(lab, name, mib, EXFAT), lab.state / "staging.exfat"
    with open(volume, "wb") as out:
        out.truncate((mib << 20) - FIRST * SECTOR)
    run("mkfs.exfat", "-L", "NEWS", volume)
    for file, data in files.items():
        exfat.put(volume, f"{file}.edition", data)
    with open(image, "r+b") as out:
        out.seek(FIRST * SECTOR)
        out.write(volume.read_bytes())
    return image


def ext4_stick(lab, name):
    image = blank_stick(lab, name, kind=LINUX)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-E", f"offset={FIRST * SECTOR}", image, "4M")
    return image


def broken_stick(lab, name):
    """FAT32 by its label, but its top folder would begin behind its end: it is recognised and cannot be mounted."""
    image = make_stick(lab, name)
    with open(image, "r+b") as out:
        out.seek(FIRST * SECTOR + 44)  # the boot sector's BPB_RootClus
        out.write(struct.pack("<I", 0x0FFFFFF0))
    return image


def sector_of(image, data):
    """Where an edition's bytes begin on the stick; its file is in one piece."""
    with open(image, "rb") as file:
        at = file.read(16 << 20).find(data)
    check(at > 0 and at % SECTOR == 0, f"the edition is not in one piece on {image}")
    return at // SECTOR


def bad_sectors(first, count=1):
    """What blkdebug is told: every read of one of these sectors fails."""
    return [{"event": "none", "iotype": "read", "errno": 5, "sector": sector, "once": False, "immediately": False}
            for sector in range(first, first + count)]


def plug(g, image, name="stick", errors=None, rate=None, bus="usb.0", port=None):
    """errors: for blkdebug. rate: bytes a second at most."""
    node = {"driver": "file", "filename": str(image)}
    if errors is not None:
        node = {"driver": "blkdebug", "image": node, "inject-error": errors}
    if rate is not None:
        g.ask("object-add", qom_type="throttle-group", id=f"{name}-rate", limits={"bps-read": rate})
        node = {"driver": "throttle", "throttle-group": f"{name}-rate", "file": node}
    g.ask("blockdev-add", driver="raw", node_name=name, file=node, read_only=True)
    place = {"port": port} if port else {}
    g.ask("device_add", driver="usb-storage", id=name, bus=bus, drive=name, removable=True, **place)


def read_by_pages(g):
    """From now on, sticks are asked for 4 KiB at a time."""
    g.write("/etc/udev/rules.d/95-pages.rules", 'ACTION=="add", SUBSYSTEM=="block", KERNEL=="sd?", '
            'ATTR{queue/max_sectors_kb}="4", ATTR{queue/read_ahead_kb}="4"\n')
    g.shell("udevadm control --reload")


def stats_of(g, name):
    return next(s for s in g.ask("query-blockstats") if f"/{name}/" in s["qdev"])


def bytes_read(g, name="stick"):
    return stats_of(g, name)["stats"]["rd_bytes"]


def pull(g, name="stick", rate=None):
    g.unplug(name)
    end = time.monotonic() + LIMIT
    while True:  # it lives on until its last request is answered
        try:
            g.ask("blockdev-del", node_name=name)
            break
        except Failure as fault:
            check("in use" in str(fault) and time.monotonic() < end, str(fault))
            time.sleep(0.01)
    if rate is not None:
        g.ask("object-del", id=f"{name}-rate")


def take_card(g, name="stick"):
    """Takes the medium out; the reader stays plugged in."""
    slot = stats_of(g, name)["qdev"]
    g.ask("blockdev-open-tray", id=slot, force=True)
    g.ask("blockdev-remove-medium", id=slot)
    g.ask("blockdev-del", node_name=name)


def change_card(g, image, name="stick"):
    """Puts another medium in, after take_card."""
    slot = stats_of(g, name)["qdev"]
    g.ask("blockdev-add", driver="raw", node_name=name, file={"driver": "file", "filename": str(image)}, read_only=True)
    g.ask("blockdev-insert-medium", id=slot, node_name=name)
    g.ask("blockdev-close-tray", id=slot)


# --- the wall ------------------------------------------------------------------------------------------------------------


def put_file(g, path, data):
    g.shell(f"echo {base64.b64encode(data).decode()} | base64 -d >{path}")


def as_kiosk(g, command, status=0):
    return g.shell(f"su -s /bin/sh standfirst -c '{command}'", status)


def end_kiosk(g):
    g.shell("killall -q standfirst; while pidof standfirst >/dev/null; do usleep 5000; done", status=None)


def start_wall(g):
    g.start("/data/wall.conf", edition="")


def save_wall(lab):
    with lab.saved() as g:
        end_kiosk(g)
        g.write("/data/wall.conf", WALL)
        g.shell("mkdir -p /data/shelf /data/inbox /data/keys /tmp/first /usr/share/standfirst")
        # A stick is asked at once, not after the second that a real one's electronics may need.
        g.shell("echo 0 >/sys/module/usb_storage/parameters/delay_use")
        g.shell("chown -R standfirst /data && cp /programs/sample.edition /tmp/first")
        put_file(g, "/usr/share/standfirst/factory.edition", packed("Factory", 20250101000000))
        as_kiosk(g, "/programs/standfirst-import --shelf /data/shelf --trust any /tmp/first")
        start_wall(g)
        g.card("the first card", article=1, card=1)
        g.looks("the wall", lab.proof(1, 1))
        g.await_rest()
        g.save("wall")
        g.ask("quit")
        g.process.wait()
        shutil.copyfile(g.folder / "data.qcow2", lab.state / "wall.qcow2")


def wall(lab):
    """A guest that goes on from there."""
    state = lab.state / "wall.qcow2"
    if not state.exists() or state.stat().st_mtime < (lab.state / "data.qcow2").stat().st_mtime:
        save_wall(lab)
    g = lab.boot(data=state, snapshot="wall")
    g.shell("true")
    return g


def plug_and_wait(g, image, name="stick", **named):
    """Until the panel says that a stick is in."""
    plug(g, image, name, **named)
    g.await_trace(f"{name} is seen", event="update", panel="working")


def outcome(g, what):
    """How the update ended that a panel is up for."""
    while True:
        event = g.await_trace(what, event="update")
        if event.get("panel") in ("well", "refused"):
            return event


def ended(g, reason, what=None):
    """Until the panel says that it ended like this, and that the stick may be taken out."""
    end = outcome(g, what or reason)
    check(end["reason"] == reason and end["safe"], f"{what or ''} not {reason}: {end}")


def took(g, title="Wednesday"):
    """Until the edition is on the wall and its stick safe to remove."""
    g.await_trace(f"{title} is shown", event="edition", title=title)
    ended(g, "done", title)


def brings(g, image, title="Wednesday", name="stick", rate=None):
    """A stick is plugged in, its edition taken, and the stick pulled."""
    plug_and_wait(g, image, name, rate=rate)
    took(g, title)
    pull(g, name, rate)


def changes_nothing(g, image, reason, **named):
    """A stick is plugged in, it ends for this reason, and is pulled."""
    plug_and_wait(g, image, **named)
    ended(g, reason)
    pull(g)


def pull_and_wait(g, name="stick", **named):
    pull(g, name, **named)
    g.await_trace("the panel goes", event="update", panel="hidden")


def events(g, kind):
    """All of this kind that were traced since the saved state."""
    lines = (json.loads(line) for line in g.read("trace").splitlines() if line.endswith("}"))
    return [event for event in lines if event["event"] == kind]


def has_panel(picture):
    return picture.at(2, HEIGHT - 3) != picture.at(2, 2)


def above(picture):
    return picture.cropped(WIDTH, ABOVE)
