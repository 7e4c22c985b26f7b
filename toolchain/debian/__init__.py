# SPDX-License-Identifier: MIT
"""Debian's packages for a machine that is not this one: another architecture, another release. They are found in this system's
own package sources and unpacked below a folder; nothing is installed into this system, and no root is needed."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
TRIPLETS = {"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu", "armhf": "arm-linux-gnueabihf"}
RELEASES = {"bookworm": 12, "trixie": 13}
# What the .pc files and headers of our libraries refer to, in one release or another.
REFERRED = ["libglib2.0-dev", "libgio-2.0-dev", "libpcre2-dev", "libgraphite2-dev", "zlib1g-dev", "libbz2-dev", "libbrotli-dev",
            "libffi-dev", "libx11-dev", "x11proto-dev", "libsysprof-capture-4-dev"]


def fail(what):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {what}")


def run(*command, **named):
    named = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, **named}
    done = subprocess.run([str(c) for c in command], **named)
    if done.returncode != 0:
        said = [str(c) for n, c in enumerate(command) if c != "-o" and (n == 0 or command[n - 1] != "-o")]
        fail(f"{' '.join(said)}: {(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout


def need(*tools):
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    for tool in tools:
        if shutil.which(tool) is None:
            fail(f"{tool} is not here; 'make deps' names the package, or toolchain/deps lab")


def this_release():
    text = pathlib.Path("/etc/os-release").read_text()
    found = re.search(r"^VERSION_CODENAME=(\w+)", text, re.M)
    return found[1] if found and found[1] in RELEASES else "bookworm"


def sources(release):
    """This system's sources of Debian's packages, said for that release: the file's name and text."""
    etc = pathlib.Path("/etc/apt")
    found = [f for f in [etc / "sources.list.d/debian.sources", etc / "sources.list"] if f.exists()]
    if not found:
        fail("no package sources of Debian's in /etc/apt")
    text = re.sub(rf"\b({'|'.join(RELEASES)})\b", release, found[0].read_text())
    return "debian.sources" if found[0].suffix == ".sources" else "debian.list", text


class Apt:
    """apt with lists, a cache and a status of its own: a system of that architecture and release, below `folder`, that has
    what `status` says (a file in dpkg's form) or nothing. `etc` is another system's /etc/apt to go by, instead of this one's."""

    def __init__(self, folder, arch, release, status=None, etc=None):
        self.folder, self.arch = folder, arch
        for name in ("lists/partial", "cache/archives/partial", "state", "parts"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "status").write_text(pathlib.Path(status).read_text() if status else "")
        (folder / "sources.list").touch()
        if etc is None:
            name, text = sources(release)
            (folder / "parts" / name).write_text(text)
        options = {"APT::Architecture": arch, "APT::Architectures": arch, "APT::Sandbox::User": "root",
                   "Dir::Etc::sourcelist": (etc or folder) / "sources.list",
                   "Dir::Etc::sourceparts": etc / "sources.list.d" if etc else folder / "parts",
                   "Dir::Etc::trustedparts": etc / "trusted.gpg.d" if etc else "/etc/apt/trusted.gpg.d",
                   "Dir::State": folder / "state", "Dir::State::lists": folder / "lists",
                   "Dir::State::status": folder / "status", "Dir::Cache": folder / "cache"}
        self.options = [word for key, value in options.items() for word in ("-o", f"{key}={value}")]

    def get(self, *words, **named):
        return run("apt-get", "-q", *self.options, *words, **named)

    def update(self):
        """Fetches the lists. A mirror in the midst of renewing one of them is gone round with those that came."""
        done = subprocess.run(["apt-get", "-q", *self.options, "update"], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True)
        if done.returncode != 0:
            if not self.field("libc6", "Version"):
                fail(f"the lists of packages cannot be fetched: {done.stderr.strip()[-2000:]}")
            print(f"{pathlib.Path(sys.argv[0]).name}: some lists of packages could not be fetched; the others are used",
                  file=sys.stderr)

    def field(self, package, name):
        text = subprocess.run(["apt-cache", *self.options, "show", "--no-all-versions", package], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True).stdout
        found = re.search(rf"^{name}: (.*)$", text, re.M)
        return found[1] if found else ""

    def known(self, packages):
        """Those of them that this release has."""
        return [p for p in packages if self.field(p, "Version")]

    def take(self, target, *packages):
        """Downloads the packages and all that they depend on into the folder `target`."""
        self.get("install", "-y", "--no-install-recommends", "--download-only", *packages)
        target.mkdir(parents=True, exist_ok=True)
        for package in (self.folder / "cache/archives").glob("*.deb"):
            shutil.move(package, target / package.name)

    def take_alone(self, target, *packages):
        """Downloads the packages and nothing that they depend on."""
        target.mkdir(parents=True, exist_ok=True)
        self.get("download", *packages, cwd=target)

    def runtime_of(self, dev):
        """The libraries that a -dev package is for: those it depends on in its own version, or by a like name."""
        stem = re.sub(r"[-0-9.]*-dev$", "", dev)
        for dependency in self.field(dev, "Depends").split(","):
            name = dependency.split("(")[0].split("|")[0].strip()
            if name.startswith("lib") and not name.endswith("-dev") and ("(= " in dependency or name.startswith(stem)) \
                    and self.field(name, "Section").endswith("libs"):
                yield name

    def libraries(self):
        return sorted({name for dev in dev_packages() for name in self.runtime_of(dev)})


def dev_packages():
    """Those that toolchain/deps names for the build, so a library added there is known here as well."""
    text = (TOP / "toolchain/deps").read_text()
    words = re.search(r'^build="([^"]*)"', text, re.M)[1].split()
    return sorted(w for w in words if w.startswith("lib") and w.endswith("-dev") and w != "libc6-dev")


def unpack(package, target, *options):
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE) as deb:
        status = subprocess.call(["tar", "x", "--no-same-owner", "--keep-directory-symlink", "-C", target, *options],
                                 stdin=deb.stdout)
    if status != 0 or deb.returncode != 0:
        fail(f"{package} cannot be unpacked")


def merge_usr(root):
    """The links of the merged /usr, which a package's script would make."""
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / name).mkdir(parents=True, exist_ok=True)
        if not (root / name).exists():
            (root / name).symlink_to(f"usr/{name}")


def record(package, database, prefix=""):
    """Puts a package into a database of dpkg's as installed, though none of its scripts has run. `prefix` goes before its
    files' names."""
    (database / "info").mkdir(parents=True, exist_ok=True)
    (database / "updates").mkdir(exist_ok=True)
    (database / "info/format").write_text("1\n")  # names with the architecture
    control = database / "control"
    run("dpkg-deb", "--control", package, control)
    text = (control / "control").read_text()
    fields = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line and not line.startswith(" "))
    name = fields["Package"] + (f":{fields['Architecture']}" if fields.get("Multi-Arch") == "same" else "")
    with open(database / "status", "a") as status:
        status.write(text.rstrip("\n").replace("\n", "\nStatus: install ok installed\n", 1) + "\n\n")
    listed = []
    for line in run("dpkg-deb", "--contents", package).splitlines():
        path = line.split(None, 5)[5].split(" -> ")[0].removeprefix(".").rstrip("/")
        if path.startswith("/lib/"):
            path = "/usr" + path
        listed.append(f"{prefix}{path}\n" if path else "/.\n")
    (database / f"info/{name}.list").write_text("".join(listed))
    for part in ("symbols", "shlibs", "triggers"):
        if (control / part).exists():
            shutil.copy(control / part, database / f"info/{name}.{part}")
    shutil.rmtree(control)
