#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lab.py BUILD LAB short|full [NAME...]: the real programs on a real arm64 kernel in QEMU. BUILD holds the programs for this
machine, which draw the proofs; LAB what lab-image.py and lab-build made; a NAME is a subject (a file in subjects/) or a test.
Ends with "N passed, N failed".

A test starts from a saved state of the guest in which the kiosk stands on its first card, unless it is about starting.
Subjects run side by side, as many as there are processors; those that name the same LANE, one after another.
"""
import concurrent.futures
import importlib
import inspect
import os
import pathlib
import signal
import sys
import time
import traceback

from guest import Failure, Guest
from kiosk import ALONE, TESTS, Lab


def chosen(names, full):
    """The tests of these names, subject by subject; all if there are none. Those in which the package is installed take long,
    and are of the full lab only."""
    known = set()
    for folder in ("subjects", "packaged") if full else ("subjects",):
        for file in sorted((pathlib.Path(__file__).resolve().parent / folder).glob("*.py")):
            importlib.import_module(f"{folder}.{file.stem}")
            known.add(file.stem)
    known |= TESTS.keys()
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"lab: there is neither a subject nor a test {unknown[0]}; there are {', '.join(sorted(known))}")
    return {name: test for name, test in TESTS.items()
            if not names or name in names or test.__module__.split(".")[1] in names}


def passes(name, step, *given):
    """Runs a test, or a part of one, and says how it went."""
    began, why = time.monotonic(), ""
    try:
        step(*given)
    except Failure as fault:
        why = str(fault)
    except Exception:
        why = traceback.format_exc()
    took = f"({time.monotonic() - began:.1f} s)"
    print(f"FAIL {name} {took}: {why}" if why else f"ok   {name} {took}", flush=True)
    return not why


def lanes(tests):
    """The tests that have to run one after another: those of a subject, or of all subjects with the same LANE."""
    found = {}
    for name, test in tests.items():
        lane = getattr(sys.modules[test.__module__], "LANE", test.__module__)
        found.setdefault(lane, {})[name] = test
    return found


def run_all(lab, tests):
    """How each went. The tests that yield begin before the others and end after them; the others run side by side, a lane on
    each processor, but for those that measure."""
    results, waiting = [], {}
    for name, test in tests.items():
        if inspect.isgeneratorfunction(test):
            waiting[name] = test(lab)
            if not passes(f"{name} begins", next, waiting[name]):
                results.append(False)
                del waiting[name]
    others = lanes({name: test for name, test in tests.items() if not inspect.isgeneratorfunction(test)})
    alone = others.pop(ALONE, {})
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(lambda lane: [passes(name, test, lab) for name, test in lane.items()], lane)
                   for lane in others.values()}
        while running:  # in short waits: a signal is heard only between two of them
            done, running = concurrent.futures.wait(running, timeout=1)
            results += [went for lane in done for went in lane.result()]
    results += [passes(name, test, lab) for name, test in alone.items()]
    return results + [passes(name, next, test, None) for name, test in waiting.items()]


def told_to_end(*_):
    """Takes the guests along, also those that another thread is just starting."""
    for number in (signal.SIGTERM, signal.SIGINT):  # timeout(1) tells twice, and this is not to be begun within itself
        signal.signal(number, signal.SIG_IGN)
    Guest.ending = True
    for _ in range(2):
        for g in list(Guest.living):
            g.close()
        time.sleep(0.5)
    print("lab: told to end", file=sys.stderr, flush=True)
    os._exit(1)


def main():
    if len(sys.argv) < 4 or sys.argv[3] not in ("short", "full"):
        sys.exit("lab: lab BUILD LAB short|full [NAME...]")
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    signal.signal(signal.SIGTERM, told_to_end)
    signal.signal(signal.SIGINT, told_to_end)
    began, names = time.monotonic(), sys.argv[4:]
    full = sys.argv[3] == "full"
    tests = chosen(names, full)
    lab = Lab(*sys.argv[1:3], full)
    results = []
    packaged = all(test.__module__.startswith("packaged.") for test in tests.values())
    if not names or not (packaged or lab.is_saved()):
        results.append(passes("boot", lab.save))
    if all(results):
        results += run_all(lab, tests)
    else:
        print(f"lab: without a first headline nothing else can be tested: {len(tests)} tests were not run")
        results += [False] * len(tests)
    for line in lab.figures:
        print(line)
    print(f"the lab took {time.monotonic() - began:.0f} s")
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
