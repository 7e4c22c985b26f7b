# SPDX-License-Identifier: MIT
# Starts the bare program that the kiosk's start is measured against.
exec su -s /bin/sh standfirst -c 'cd / && exec /programs/bare >$TRACE 2>$LOG'
