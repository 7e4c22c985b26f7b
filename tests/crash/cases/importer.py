# SPDX-License-Identifier: MIT
"""The importer as a process: what it may do, what it holds, what it asks, and what ends it."""
import os
import pathlib
import re
import resource
import subprocess

from common import (BUILD, ENVIRONMENT, IMPORT, NEW, OLD, Skipped, Stopped, Wall, await_that, calls_of, case, figure, fresh, importing,
                    locked, need_strace, packed, prepared, stick, tool, update, waits_for_a_lock)
from harness import same


@case
def the_walls_stand(folder):
    (folder / "shelf").mkdir()
    (folder / "shelf" / "keep").write_text("")
    (folder / "victim").write_text("")
    told = tool("walls", folder / "shelf")
    same(re.match(r"(\d\d) of \1 denied", told) is not None, True, told)
    figure(f"behind the importer's walls: {told}")


@case
def it_is_confined(folder):
    """In memory, files, time and processes, and in what it holds open, while it copies a stranger's bytes."""
    need_strace()
    template, source = prepared(folder)
    shelf = fresh(folder, template)
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    with open(folder / "kiosks", "w") as inherited:
        slow = Stopped(folder / "log", "fsync", 1, importing(shelf, source), pass_fds=(inherited.fileno(),),
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)))
    process = pathlib.Path(f"/proc/{slow.pid}")
    limits = dict(re.findall(r"^Max ([a-z ]+?) {2,}(\S+)", (process / "limits").read_text(), re.M))
    status = dict(re.findall(r"^(\w+):\t(\S+)", (process / "status").read_text(), re.M))
    held = {os.readlink(path) for path in (process / "fd").iterdir() if int(path.name) > 2}
    there = {str(shelf / name) for name in os.listdir(shelf)}
    same("end\tdone" in slow.go_on(), True)
    wanted = {"cpu time": 600, "file size": 2 << 30, "processes": 0, "open files": 160, "core file size": 0}
    if "san" not in BUILD.name:  # a sanitizer's shadow of the memory is larger than any bound
        wanted["address space"] = 256 << 20
    same({name: limits[name] for name in wanted}, {name: str(most) for name, most in wanted.items()}, "limits")
    same([status[name] for name in ("Umask", "NoNewPrivs", "Seccomp")], ["0022", "1", "2"], "umask, no new privileges, filter")
    same({str(shelf), str(source / "new.edition")} <= held <= there | {str(shelf), str(source / "new.edition")}, True, f"open: {held}")


@case
def it_ends_with_the_kiosk(folder):
    """Wherever it is: nobody would hear it, and the next kiosk starts its own."""
    template, source = prepared(folder)
    shelf = fresh(folder, template)
    with locked(shelf):
        parent = subprocess.Popen(["sh", "-c", '"$@" >/dev/null & echo $!; wait', "sh", *importing(shelf, source)], stdout=subprocess.PIPE,
                                  text=True, env=ENVIRONMENT)
        pid = int(parent.stdout.readline())
        await_that(lambda: waits_for_a_lock(pid))
        parent.kill()
        parent.wait()
        parent.stdout.close()
        await_that(lambda: not waits_for_a_lock(pid))
    same(update(shelf, source).reason, "done", "the next one")


@case
def it_goes_on_when_nobody_listens(folder):
    """A kiosk that is too busy to listen finds the new edition on the shelf."""
    template, source = prepared(folder)
    shelf = fresh(folder, template)
    ear, mouth = os.pipe()
    os.close(ear)
    done = subprocess.run(importing(shelf, source), stdout=mouth, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(mouth)
    same(done.returncode, 0, done.stderr)
    with Wall() as wall:
        same(wall.shows(shelf), NEW)


@case
def a_file_that_may_not_be_so_large(folder):
    """What bounds files to less, such as the service's own limit, is a card without room."""
    template, _ = prepared(folder)
    shelf = fresh(folder, template)
    outcome = update(shelf, stick(folder, "large", a=packed(NEW, size=40000)),
                     limits=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
    same(outcome.reason, "full", outcome.text)
    with Wall() as wall:
        same(wall.shows(shelf), OLD)


@case
def no_clock_is_asked(folder):
    need_strace()
    if "san" in BUILD.name:
        raise Skipped("the sanitizer asks it")
    template, source = prepared(folder)
    calls = calls_of(folder, importing(fresh(folder, template), source))
    same([c.line for c in calls if re.fullmatch(r"clock_\w*time|gettimeofday|time", c.name)], [], "calls that ask the clock")
    # The C library answers some without a call; so the names it is asked by are looked at as well.
    names = subprocess.run(["nm", "-D", "--undefined-only", str(IMPORT)], capture_output=True, text=True, check=True).stdout
    same(re.findall(r"\b(?:clock_gettime|gettimeofday|time|localtime\w*|gmtime\w*)(?=@|$)", names, re.M), [], "names")
    # And the files' own times mean nothing.
    with Wall() as wall:
        for when in (0, 4291747200):
            shelf = fresh(folder, template)
            for name in os.listdir(shelf):
                os.utime(shelf / name, (when, when))
            os.utime(source / "new.edition", (when, when))
            same(update(shelf, source).reason, "done", f"times of {when}")
            same(wall.shows(shelf), NEW)
    figure("the importer asks no clock; times of 1970 and 2106 on all files change nothing")


@case
def wrong_use(folder):
    for arguments in ((), ("--shelf", folder), (folder,), ("--shelf", folder, "--trust", "some", folder), ("--frob",)):
        done = subprocess.run([str(IMPORT), *map(str, arguments)], capture_output=True, env=ENVIRONMENT)
        same(done.returncode, 2, f"{arguments}")
