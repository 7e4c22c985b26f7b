#!/bin/sh
# SPDX-License-Identifier: MIT
# libevdev 1.13: names that the kernel's header has are unknown to it.
# Where two names in linux/input-event-codes.h stand for one number, libevdev_event_code_from_name() knows the one that its table
# was made with and gives -1 for the other: KEY_SCREENLOCK, BTN_MOUSE and BTN_MISC are unknown, KEY_COFFEE and BTN_LEFT are not. But
# of BTN_A and BTN_SOUTH it knows both. What to do: take numbers, or both names, from the header where a user may give a name.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq download libevdev2=1.13.0+dfsg-1 2>log || { cat log >&2; exit 2; }
for deb in *.deb; do dpkg-deb -x "$deb" root; done

cat >names.py <<'END'
import ctypes, glob
library = ctypes.CDLL(glob.glob("root/usr/lib/*/libevdev.so.2")[0])
for name in ("KEY_COFFEE", "KEY_SCREENLOCK", "BTN_LEFT", "BTN_MOUSE", "BTN_0", "BTN_MISC", "BTN_SOUTH", "BTN_A"):
    print(name, library.libevdev_event_code_from_name(1, name.encode()))
END
got=$(python3 names.py)
expected='KEY_COFFEE 152
KEY_SCREENLOCK -1
BTN_LEFT 272
BTN_MOUSE -1
BTN_0 256
BTN_MISC -1
BTN_SOUTH 304
BTN_A 304'
printf '%s\n' "$got"
[ "$got" = "$expected" ] || { echo "changed: expected"; printf '%s\n' "$expected"; exit 1; }
echo "libevdev 1.13: one name of two, where the kernel's header has both"
