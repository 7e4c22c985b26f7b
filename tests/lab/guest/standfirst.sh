# SPDX-License-Identifier: MIT
# standfirst.sh [CONFIG [ARGUMENT...]]: the kiosk as a service of its unprivileged user.
config=${1:-/programs/lab.conf}
[ $# -eq 0 ] || shift
exec /programs/service standfirst /programs/standfirst run --config "$config" \
    --edition "${EDITION:-/programs/sample.edition}" --trace "$TRACE" "$@" >"$LOG" 2>&1
