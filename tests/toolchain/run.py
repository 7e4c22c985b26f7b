#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [BUILD]: the checks of toolchain/ catch what they are there to catch. Each case is a small tree with one fault."""
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
SPDX = "/* SPDX-License-Identifier: MIT */\n"
passed = failed = 0


def expect(name, command, status, words, cwd=TOP):
    global passed, failed
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    said = done.stdout + done.stderr
    if done.returncode == status and words in said:
        passed += 1
    else:
        failed += 1
        print(f"FAIL toolchain: {name}: status {done.returncode} (expected {status}), expected '{words}' in:\n{said}")


def expect_tree(name, check, files, status, words):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        expect(name, [TOP / "toolchain" / check, folder], status, words)


def layers(name, path, include, status, words):
    expect_tree(f"layers: {name}", "check-layers.py", {path: f"{SPDX}#include {include}\n"}, status, words)


layers("a room's own header", "firmware/type/a.c", '"type/page.h"', 0, "1 includes in 1 files keep to the house")
layers("a room it may know", "firmware/type/a.c", '"base/error.h"', 0, "keep to the house")
layers("a room it may not know", "firmware/type/a.c", '"article/article.h"', 1, "a.c:2: type may not know article/article.h")
layers("upwards", "firmware/base/a.h", '"kiosk/app.h"', 1, "base may not know kiosk/app.h")
layers("below a room it may know", "firmware/shelf/a.h", '"article/article.h"', 1, "shelf may not know article/article.h")
layers("sideways", "firmware/reading/a.h", '"edition/edition.h"', 1, "reading may not know")
layers("between the programs", "firmware/kiosk/a.c", '"desk/source.h"', 1, "kiosk may not know desk/source.h")
layers("SDL in the screen", "firmware/screen/a.c", "<SDL.h>", 0, "keep to the house")
layers("SDL in the kiosk", "firmware/kiosk/a.c", "<SDL_ttf.h>", 1, "<SDL_ttf.h> belongs to screen, not to kiosk")
layers("SDL by its folder", "firmware/reading/a.c", "<SDL2/SDL.h>", 1, "belongs to screen")
layers("blanks in the directive", "firmware/type/a.c", "  <SDL.h>", 1, "belongs to screen")
layers("a clock in a pure room", "firmware/reading/a.c", "<time.h>", 1, "reading is pure")
layers("a file name alone", "firmware/type/a.c", '"page.h"', 1, 'is not of the form "room/name.h"')
layers("a room that is not", "firmware/attic/a.c", '"base/error.h"', 1, "there is no room 'attic'")
layers("a test that knows too much", "tests/unit/type_a_test.c", '"screen/fonts.h"', 1, "type may not know screen/fonts.h")
layers("a test that includes a .c file", "tests/unit/type_a_test.c", '"type/page.c"', 1, "a .c file is included")
layers("a test of no room", "tests/fuzz/attic_fuzz.c", "<stdint.h>", 1, "there is no room 'attic'")
expect_tree("layers: nothing to check", "check-layers.py", {}, 1, "no C files found")


def words(name, files, status, said):
    expect_tree(f"words: {name}", "check-words.py", files, status, said)


words("in order", {"firmware/a.c": SPDX, "README.md": "# A\n"}, 0, "2 files are in order")
words("no licence line", {"firmware/a.c": "int a;\n"}, 1, "firmware/a.c:1: no line")
words("no licence line in a script", {"toolchain/a": "#!/bin/sh\nexit 0\n"}, 1, "toolchain/a:1: no line")
words("a finding", {"findings/a.sh": "#!/bin/sh\n# SPDX-License-Identifier: MIT\n"}, 0, "1 files are in order")
words("an entry at the top", {"docs/a.txt": "a\n"}, 1, "docs: not one of the top level's entries")
words("a registry", {"README.md": "see py" "pi.org\n"}, 1, "README.md:1: names a package registry's host")
words("a home", {"README.md": "in /ho" "me/ada/src\n"}, 1, "names a path of one machine")
words("a link that is no path", {"README.md": "see example.org/ho" "me/ada/\n"}, 0, "are in order")
words("unfinished", {"README.md": "TO" "DO: write\n"}, 1, "something unfinished")
words("a long file", {"firmware/a.c": SPDX + "int a;\n" * 500}, 0, "warning: 501 lines")



def cycles(name, sources, status, words):
    """sources: what the files of one room hold, which are compiled first."""
    with tempfile.TemporaryDirectory() as folder:
        for stem, text in sources.items():
            pathlib.Path(folder, "room").mkdir(exist_ok=True)
            subprocess.run(["cc", "-c", "-x", "c", "-", "-o", f"{folder}/room/{stem}.o"], input=text, text=True, check=True)
        expect(f"cycles: {name}", [TOP / "toolchain/check-cycles.py", folder], status, words)


LEAF, USER = "int leaf(void) { return 1; }\n", "int leaf(void);\nint user(void) { return leaf(); }\n"
cycles("one way", {"leaf": LEAF, "user": USER}, 0, "2 files in 1 rooms, no circle")
cycles("two files", {"leaf": "int user(void);\nint leaf(void) { return user(); }\n", "user": USER}, 1,
       "firmware/room: these need each other: leaf, user\ncheck-cycles: 1 circles")
cycles("by a third", {"leaf": "int top(void);\nint leaf(void) { return top(); }\n", "user": USER,
                      "top": "int user(void);\nint top(void) { return user(); }\n"}, 1, "these need each other: leaf, top, user")
cycles("by data", {"leaf": "extern const int table;\nint leaf(void) { return table; }\n",
                   "user": USER + "const int table = 1;\n"}, 1, "these need each other: leaf, user")
cycles("the same name, but nobody else's", {"leaf": LEAF + "static int user(void) { return 2; }\nint a(void) { return user(); }\n",
                                           "user": USER}, 0, "no circle")
cycles("nothing is built", {}, 1, "no objects found")

TREE = {"firmware/a/a.h": "int a(void);\n", "firmware/a/b.h": "int b(void);\n", "firmware/a/c.h": "int c(void);\n",
        "firmware/a/a.c": '#include "a/a.h"\n#include "a/b.h"\n#include "a/c.h"\n',
        "firmware/a/b.c": '#include "a/b.h"\n#include "a/c.h"\nint b(void)\n{\n    switch (a()) {\n' +
                          "".join(f"    case {i}:\n" for i in range(30)) + "        return 1;\n    }\n    return 0;\n}\n"}
expect_tree("figures", "figures.py", TREE, 0, """lines                                45
files                                 5
functions over complexity 25          1
highest complexity                   31
circles of files in a room            -
headers                               3
headers with one user                 1
""")
expect_tree("figures: no code", "figures.py", {}, 1, "there is no C file in firmware/")
expect("figures: of two trees", [TOP / "toolchain/figures.py", TOP, TOP], 0, "+0 (+0.0 %)")

with tempfile.TemporaryDirectory() as folder:
    crooked = pathlib.Path(folder, "a.c")
    crooked.write_text(SPDX + "int   a ;\n")
    here = subprocess.run([TOP / "toolchain/check-format"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if "skipped" not in here.stdout:
        (pathlib.Path(folder) / ".clang-format").write_text((TOP / ".clang-format").read_text())
        expect("format: crooked", [TOP / "toolchain/check-format", crooked], 1, "mend with")
        crooked.write_text(SPDX + "int a;\n")
        expect("format: straight", [TOP / "toolchain/check-format", crooked], 0, "1 files are formatted")

    fake = pathlib.Path(folder, "fake")
    for name, text, status, said in [
        ("tests: all pass", "echo '[  PASSED  ] 3 test(s).'", 0, "3 passed, 0 failed"),
        ("tests: one fails", "echo '[  PASSED  ] 2 test(s).'; echo '[  FAILED  ] one'; exit 1", 1, "2 passed, 1 failed"),
        ("tests: a crash", "kill -SEGV $$", 1, "0 passed, 1 failed"),
        ("tests: silence is no pass", "exit 0", 1, "0 passed, 1 failed"),
        ("tests: a leak after the last line", "echo '[  PASSED  ] 2 test(s).'; exit 23", 1, "2 passed, 1 failed"),
    ]:
        fake.write_text(f"#!/bin/bash\n{text}\n")
        fake.chmod(0o755)
        expect(name, [TOP / "toolchain/run-tests", fake], status, said)
    expect("tests: nothing to run", [TOP / "toolchain/run-tests"], 1, "no test programs")

expect("mutants: their lines are in the code", [TOP / "tests/crash/mutants.py", "--lines"], 0, "each line is in the code once")
expect("deps: no such list", [TOP / "toolchain/deps", "everything"], 2, "is not a list of packages")
expect("deps: all there", [TOP / "toolchain/deps", "all"], 0, "")

def show(name, trace, status, said, run_status=1):
    """`make run` where a window system is said to be: a program that leaves this trace stands in for `standfirst`."""
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "standfirst")
        program.write_text(f"""#!/bin/sh
case $1 in
run) echo '{trace}' >{folder}/show.trace; echo "standfirst: there is no display to draw on: none" >&2; exit {run_status} ;;
proof) echo "3 cards in $3" ;;
esac
""")
        program.chmod(0o755)
        expect(f"show: {name}", ["env", "-u", "WAYLAND_DISPLAY", "DISPLAY=:77", TOP / "toolchain/show", folder, "x.edition"],
               status, said)


show("a display that does not answer", "", 0,
     "Q quits.\nThe display :77 does not answer, so the cards are drawn to build/proof/.\n3 cards in build/proof\n")
show("a display that went away", '{"t": 9, "event": "display"}', 1, "Q quits.\n")
show("an end as it should be", '{"t": 9, "event": "display"}', 0, "Q quits.\n", run_status=0)

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
