# SPDX-License-Identifier: MIT
# standfirst.sh [CONFIG [ARGUMENT...]]: the kiosk as a service of its unprivileged user. EDITION names the edition to be shown;
# empty, the kiosk has a shelf and takes sticks.
config=${1:-/programs/lab.conf}
[ $# -eq 0 ] || shift
edition=${EDITION-/programs/sample.edition}
export RUNTIME_DIRECTORY=/run/standfirst
exec /programs/service standfirst /programs/standfirst run --config "$config" \
    ${edition:+--edition "$edition"} --trace "$TRACE" "$@" >"$LOG" 2>&1
