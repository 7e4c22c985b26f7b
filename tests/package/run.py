#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [BUILD [RELEASE]]: the Debian packages for this machine's architecture, and for this release or that. They are made as
`make deb` makes them, made again elsewhere, looked at by lintian, and installed, upgraded, removed and purged in a Debian system
in a folder, in which the programs run."""
import hashlib
import json
import pathlib
import re
import shutil
import sys
import tempfile
import time

import debian.root
from packages import TOP, Root, check, end, lint, make, run, version

BUILD = (TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")).resolve()
ARCH, RELEASE = debian.run("dpkg", "--print-architecture").strip(), sys.argv[2] if len(sys.argv) > 2 else debian.this_release()
VERSION = version(RELEASE)


def checksums(files):
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def made_again(folder):
    """The packages, made from a copy of the tree under another name; only the sysroot and the edition are shared."""
    tree = folder / "elsewhere"
    shutil.copytree(TOP, tree, symlinks=True, ignore=lambda d, names: {"build", ".git"} & set(names))
    (tree / "build").mkdir()
    (tree / "build/sysroot").symlink_to(TOP / "build/sysroot")
    shutil.copy(TOP / "build/sample.edition", tree / "build")
    return checksums(make(ARCH, RELEASE, tree))


def try_installing(root, debs):
    status, said = root.dpkg("--install", *debs)
    check("dpkg installs them", f"status {status}: {said}" if status != 0 or "rror" in said else None)
    passwd, group = ((root.path / "etc" / name).read_text() for name in ("passwd", "group"))
    check("there is a user", None if re.search(r"^standfirst:.*:/var/lib/standfirst:", passwd, re.M) else passwd)
    check("it is in the groups of the devices",
          ", ".join(g for g in ("video", "render", "input", "gpio")
                    if not re.search(rf"^{g}:[^:]*:\d+:(.*,)?standfirst\b", group, re.M)))
    wants = root.path / "etc/systemd/system/multi-user.target.wants/standfirst.service"
    check("the service starts with the system", None if wants.is_symlink() else f"there is no {wants}")
    inbox = root.path / "var/lib/standfirst/inbox"
    check("the inbox is the group's", None if inbox.exists() and inbox.stat().st_mode & 0o2070 == 0o2070 else said)


def try_programs(root):
    for program in ("standfirst", "standfirst-pack"):
        status, said = root.inside(program, "--version")
        check(f"{program} --version", None if status == 0 and VERSION.split("~")[0] in said else f"{status}: {said}")
    status, said = root.inside("standfirst", "check")
    check("standfirst check", None if status == 0 else f"{status}: {said}")
    factory = "/usr/share/standfirst/factory.edition"
    status, said = root.inside("standfirst", "proof", "--out", "/tmp/proof", "--size", "800x480", factory)
    check("standfirst proof", None if status == 0 else f"{status}: {said}")
    index = root.path / "tmp/proof/index.json"
    cards = json.loads(index.read_text())["cards"] if index.exists() else []
    status, _ = run(BUILD / "standfirst", "proof", "--out", root.path / "tmp/here", "--size", "800x480",
                    f"{root.path}{factory}")
    other = [c["file"] for c in cards
             if (root.path / "tmp/proof" / c["file"]).read_bytes() != (root.path / "tmp/here" / c["file"]).read_bytes()]
    if RELEASE == debian.this_release():
        check("its pictures are this build's", None if cards and status == 0 and not other else f"{len(cards)} cards, others: {other}")
    else:  # other versions of the libraries and faces
        here = json.loads((root.path / "tmp/here/index.json").read_text())["cards"]
        print(f"pictures against this release's: {len(other)} of {len(cards)} differ; lines are other ones on "
              f"{sum(a['lines'] != b['lines'] for a, b in zip(cards, here))}")
        check("its cards are this build's", None if [c["kind"] for c in cards] == [c["kind"] for c in here] else "other cards")
    status, said = root.inside("sh", "-c", "standfirst-pack build -o /tmp/a.edition /usr/share/doc/standfirst/examples/sample/*")
    check("standfirst-pack build of the examples", None if status == 0 else f"{status}: {said}")
    status, said = root.inside("/usr/libexec/standfirst-import", "--shelf", "/tmp/shelf", "--forget-floors")
    check("standfirst-import starts", None if status in (0, 1) and "usage" not in said else f"{status}: {said}")
    for name in ("proof", "here", "shelf"):
        shutil.rmtree(root.path / "tmp" / name, ignore_errors=True)
    (root.path / "tmp/a.edition").unlink(missing_ok=True)


def try_units(root):
    status, said = root.inside("systemd-analyze", "--man=no", "verify", "standfirst.service")
    ours = [line for line in said.splitlines() if "standfirst" in line]
    check("systemd-analyze verify", None if status == 0 and not ours else f"{status}: {said}")
    status, said = run("systemd-analyze", "security", "--offline=true", "--no-pager", TOP / "config/standfirst.service")
    score = re.search(r"Overall exposure level for \S+: (\S+)", said)
    check("exposure", None if score and float(score[1]) <= 0.5 else said)
    print(f"exposure of standfirst.service, with the importer in it: {score[1] if score else '?'}")


def next_version(folder, deb):
    """The kiosk's package as a later version with other settings would be."""
    tree = folder / "next"
    debian.run("dpkg-deb", "--raw-extract", deb, tree)
    control = tree / "DEBIAN/control"
    text = control.read_text().replace(f"standfirst (= {VERSION})", "standfirst").replace(f"Version: {VERSION}", "Version: 9:9")
    control.write_text(text)
    with open(tree / "etc/standfirst/standfirst.conf", "a") as config:
        config.write("# A new key.\n")
    debian.run("dpkg-deb", "--build", "--root-owner-group", tree, folder / "next.deb")
    return folder / "next.deb"


def try_upgrading(root, folder, debs):
    config = root.path / "etc/standfirst/standfirst.conf"
    mine = 'kiosk: { name = "lobby"; };\n'
    config.write_text(mine)
    status, said = root.dpkg("--force-confdef", "--install", next_version(folder, debs[1]))
    check("an upgrade keeps the technician's settings", None if status == 0 and config.read_text() == mine else said)
    check("and lays the new ones beside them", None if config.with_name("standfirst.conf.dpkg-dist").exists() else "they are not there")


def try_leaving(root, before):
    shelf, key = root.path / "var/lib/standfirst/shelf", root.path / "etc/standfirst/keys/desk.pub"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "1.edition").write_text("x")
    key.write_text("x")
    status, said = root.dpkg("--remove", "standfirst-kiosk")
    check("removal keeps settings, keys and shelf", None if status == 0 and key.exists() and (shelf / "1.edition").exists() and
          (root.path / "etc/standfirst/standfirst.conf").exists() else said)
    status, said = root.dpkg("--purge", "standfirst-kiosk", "standfirst")
    check("purge", None if status == 0 else said)
    # Users stay, as Debian has it: files of theirs might be left elsewhere.
    left = {f for f in root.files() - before if not re.fullmatch(r"etc/(passwd|group|g?shadow)-|etc/\.pwd\.lock", f)}
    check("a purge leaves nothing", f"{sorted(left)}" if left else None)


def main():
    debian.need("dpkg-deb", "dh_builddeb", "lintian", "systemd-analyze")
    with tempfile.TemporaryDirectory(prefix="package-") as name:
        folder = pathlib.Path(name)
        began = time.monotonic()
        debs = make(ARCH, RELEASE)
        print(f"toolchain/deb {ARCH} {RELEASE}: {time.monotonic() - began:.0f} s")
        for deb in debs:
            print(f"{deb.name}: {deb.stat().st_size} bytes")
        first, second = checksums(debs), made_again(folder)
        check("made twice, one checksum", None if first == second else f"{first}, then {second}")
        lint(debs)
        packages = TOP / f"build/packages/{ARCH}-{RELEASE}"
        debian.root.download(packages, ARCH, RELEASE, debs)
        status, said = run(TOP / "toolchain/closure.py", packages, *debs)
        check("what they take is counted", None if status == 0 and "fonts:" in said else said)
        print(said, end="")
        debian.root.make(folder / "root", packages)
        root = Root(folder / "root")
        root.inside("ldconfig")
        before = root.files()
        try_installing(root, debs)
        try_programs(root)
        try_units(root)
        try_upgrading(root, folder, debs)
        try_leaving(root, before)
    sys.exit(end())


main()
