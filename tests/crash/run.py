#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [BUILD] [--all] [--first] [CASE...]: an update that is hurt in every way leaves the old edition or the new one on the shelf, says
nothing that is not so, and succeeds when it is tried again. --first stops at the first failure. Without --all a sample; `make crash`
runs all and prints the figures. Needs strace; what needs root or a kernel feature that is not here is said to be skipped."""
import importlib
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

from common import Skipped, cases, figures

SUBJECTS = ("calls", "powercuts", "shelf", "meetings", "importer", "editions")


def passes(case):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="standfirst-crash-"))
    start = time.monotonic()
    try:
        case(folder)
        print(f"ok {case.__name__} ({time.monotonic() - start:.0f} s)", flush=True)
        return True
    except Skipped as why:
        print(f"skipped {case.__name__}: {why}", flush=True)
        return True
    except Exception:
        traceback.print_exc(file=sys.stdout)
        print(f"FAIL {case.__name__}", flush=True)
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments):
    for name in SUBJECTS:
        importlib.import_module(f"cases.{name}")
    words = [a for a in arguments if not a.startswith("--")]
    if words and pathlib.Path(words[0]).is_dir():
        del words[0]
    chosen = [c for c in cases if not words or any(w in c.__name__ for w in words)]
    passed = failed = 0
    for case in chosen:
        good = passes(case)
        passed, failed = passed + good, failed + (not good)
        if failed and "--first" in arguments:
            break
    for line in figures:
        print(line)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
