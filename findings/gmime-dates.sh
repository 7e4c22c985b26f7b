#!/bin/sh
# SPDX-License-Identifier: MIT
# GMime 3.2.13: a message of a leap second has no date, one of "69" was sent in 2069.
# RFC 5322 allows a second 60 in a message's Date (3.3) and says of years of two digits that 50 to 99 are of the last century
# (4.3). GMime gives no date for the first, and moves the border to 69 for the second, as strptime does. A zone that it
# does not know is UTC, without a word: of "BST" an hour is lost. What to do: read the header's text and its date oneself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
pinned="libgmime-3.0-0=3.2.13+dfsg-2"
# And what it needs that is not on this system.
missing=$(apt-get -s --no-install-recommends install $pinned | sed -n 's/^Inst \([^ ]*\) .*/\1/p')
apt-get -qq download $pinned $missing 2>log || { cat log >&2; exit 2; }
for deb in *.deb; do dpkg-deb -x "$deb" root; done
LD_LIBRARY_PATH=$PWD/$(dirname root/usr/lib/*/libgmime-3.0.so.0)
export LD_LIBRARY_PATH

cat >dates.py <<'END'
import ctypes
gmime, glib, pointer = ctypes.CDLL("libgmime-3.0.so.0"), ctypes.CDLL("libglib-2.0.so.0"), ctypes.c_void_p
for name in ("stream_mem_new_with_buffer", "parser_new_with_stream", "parser_construct_message", "message_get_date"):
    getattr(gmime, f"g_mime_{name}").restype = pointer
glib.g_date_time_format.restype = ctypes.c_char_p
gmime.g_mime_init()
for date in ("Sat, 31 Dec 2016 23:59:59 +0000", "Sat, 31 Dec 2016 23:59:60 +0000", "Mon, 14 Apr 69 08:15:00 +0000",
             "Tue, 14 Apr 70 08:15:00 +0000", "Tue, 14 Apr 2026 08:15:00 BST"):
    text = f"From: ada@example.org\nDate: {date}\n\nHello.\n".encode()
    stream = pointer(gmime.g_mime_stream_mem_new_with_buffer(text, ctypes.c_size_t(len(text))))
    message = pointer(gmime.g_mime_parser_construct_message(pointer(gmime.g_mime_parser_new_with_stream(stream)), None))
    found = gmime.g_mime_message_get_date(message)
    print(f"{date}: {glib.g_date_time_format(pointer(found), b'%F %T %z').decode() if found else 'no date'}")
END
got=$(python3 dates.py)
expected='Sat, 31 Dec 2016 23:59:59 +0000: 2016-12-31 23:59:59 +0000
Sat, 31 Dec 2016 23:59:60 +0000: no date
Mon, 14 Apr 69 08:15:00 +0000: 2069-04-14 08:15:00 +0000
Tue, 14 Apr 70 08:15:00 +0000: 1970-04-14 08:15:00 +0000
Tue, 14 Apr 2026 08:15:00 BST: 2026-04-14 08:15:00 +0000'
printf '%s\n' "$got"
[ "$got" = "$expected" ] || { echo "changed: expected"; printf '%s\n' "$expected"; exit 1; }
echo "GMime 3.2.13: a leap second has no date, 69 is 2069, BST is UTC"
