#!/bin/sh
# SPDX-License-Identifier: MIT
# cmark 0.30.2: quotation marks written as &#147; and &#148; vanish.
# Old pages and the Markdown made of them write curly quotes by their place in windows-1252. HTML maps such a reference to the
# character that was meant: &#147; is U+201C. CommonMark takes the number as it stands, U+0093, a control character that no
# font draws, so a quote loses its marks without a trace. What to do: map the references 128 to 159 before parsing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq download cmark=0.30.2-6 libcmark0.30.2=0.30.2-6 2>log || { cat log >&2; exit 2; }
for deb in *.deb; do dpkg-deb -x "$deb" root; done
LD_LIBRARY_PATH=$(dirname root/usr/lib/*/libcmark.so.0.30.2)
export LD_LIBRARY_PATH

got=$(printf '&#147;No,&#148; he said. &#8220;No.&#8221;\n' | root/usr/bin/cmark)
expected=$(printf '<p>\302\223No,\302\224 he said. \342\200\234No.\342\200\235</p>')
printf '%s\n' "$got" | od -An -c
[ "$got" = "$expected" ] || { echo "changed: expected U+0093 and U+0094 around the first quote"; exit 1; }
echo "cmark 0.30.2: &#147;No,&#148; is U+0093 No, U+0094; &#8220;No.&#8221; has its marks"
