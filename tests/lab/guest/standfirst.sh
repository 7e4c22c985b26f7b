# SPDX-License-Identifier: MIT
# standfirst.sh [CONFIG [ARGUMENT...]]: starts the kiosk as its unprivileged user.
export CONFIG="${1:-/programs/lab.conf}"
[ $# -eq 0 ] || shift
export MORE="$*"
exec su -s /bin/sh standfirst -c 'cd / && exec /programs/standfirst run --config $CONFIG --edition /programs/sample.edition --trace $TRACE $MORE >$LOG 2>&1'
