#!/bin/sh
# SPDX-License-Identifier: MIT
# libunistring 1.0: a line may end behind the full stops inside "U.S.", a mail address and a host name.
# Rule LB29 of Unicode's line breaking forbids a break between a full stop and a letter. u8_possible_linebreaks() has one there.
# Before a digit it has none: "9.30am" holds together. What to do: take such breaks out of its answer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq download libunistring2=1.0-2 2>log || { cat log >&2; exit 2; }
for deb in *.deb; do dpkg-deb -x "$deb" root; done

cat >breaks.py <<'END'
import ctypes, glob
library = ctypes.CDLL(glob.glob("root/usr/lib/*/libunistring.so.2")[0])
for text in ("the U.S. said", "ada@b.example.org", "9.30am"):
    data = text.encode()
    places = ctypes.create_string_buffer(len(data))
    library.u8_possible_linebreaks(data, len(data), b"UTF-8", places)
    print("".join(("|" if place in (2, 3) else "") + letter for place, letter in zip(places.raw, text)))
END
got=$(python3 breaks.py)
expected='the |U.|S. |said
ada@b.|example.|org
9.30am'
printf '%s\n' "$got"
[ "$got" = "$expected" ] || { echo "changed: expected"; printf '%s\n' "$expected"; exit 1; }
echo "libunistring 1.0: a break between a full stop and the letter after it"
