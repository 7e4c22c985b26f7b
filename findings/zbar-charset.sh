#!/bin/sh
# SPDX-License-Identifier: MIT
# zbar 0.23.92 reads "Café" in a QR code as "Caf矇".
# qrencode 4.1.1 writes UTF-8 in byte mode, as encoders do. zbar guesses the character set of such bytes, and where there
# are few of them beyond ASCII it takes them for Big5 or Shift-JIS, although they are valid UTF-8. Other words come through:
# "Łódź" is itself. What to do: keep a code in ASCII (a host's name in punycode, a path in percent signs), and do not judge
# a code by zbar where it is not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
pinned="libzbar0=0.23.92-7+deb12u1 qrencode=4.1.1-1 libqrencode4=4.1.1-1"
# And what they need that is not on this system.
missing=$(apt-get -s --no-install-recommends install $pinned | sed -n 's/^Inst \([^ ]*\) .*/\1/p')
apt-get -qq download $pinned $missing 2>log || { cat log >&2; exit 2; }
for deb in *.deb; do dpkg-deb -x "$deb" root; done
LD_LIBRARY_PATH=$PWD/$(dirname root/usr/lib/*/libzbar.so.0)
export LD_LIBRARY_PATH

cat >scan.py <<'END'
import ctypes, subprocess
zbar, pointer, number = ctypes.CDLL("libzbar.so.0"), ctypes.c_void_p, ctypes.c_ulong
for name in ("zbar_image_create", "zbar_image_scanner_create", "zbar_image_first_symbol"):
    getattr(zbar, name).restype = pointer
zbar.zbar_symbol_get_data.restype = ctypes.c_char_p
for text in ("Cafe", "Café", "Straße", "Łódź"):
    drawn = subprocess.run(["root/usr/bin/qrencode", "-8", "-m", "4", "-t", "ASCII", "-o", "-", text], capture_output=True, check=True)
    rows = [line[::2] for line in drawn.stdout.decode().splitlines()]  # a module is two letters wide
    size = 6 * len(rows)
    pixels = bytes(0 if rows[y // 6][x // 6] == "#" else 255 for y in range(size) for x in range(size))
    image, scanner = pointer(zbar.zbar_image_create()), pointer(zbar.zbar_image_scanner_create())
    zbar.zbar_image_set_format(image, number(int.from_bytes(b"Y800", "little")))
    zbar.zbar_image_set_size(image, size, size)
    zbar.zbar_image_set_data(image, pixels, number(len(pixels)), None)
    found = zbar.zbar_scan_image(scanner, image)
    said = zbar.zbar_symbol_get_data(pointer(zbar.zbar_image_first_symbol(image))).decode() if found else "nothing"
    print(f"{text}: {said}")
END
got=$(PYTHONIOENCODING=utf-8 python3 scan.py)
expected='Cafe: Cafe
Café: Caf矇
Straße: Straﾃ歹
Łódź: Łódź'
printf '%s\n' "$got"
[ "$got" = "$expected" ] || { echo "changed: expected"; printf '%s\n' "$expected"; exit 1; }
echo "zbar 0.23.92: valid UTF-8 is read as Big5 or Shift-JIS"
