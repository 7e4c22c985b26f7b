# SPDX-License-Identifier: MIT
"""The very .deb on a Debian system with systemd. The first test installs it and keeps the disk for the others."""
import re
import time

from debian import START_LIMIT, install, installed
from guest import check
from kiosk import STILL, test
from sticks import first_card, make_stick, outcome, plug, pull, wednesday


def first_headline(g, lab):
    g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1, kind="headline")
    g.looks("first headline", lab.proof(1, 1), START_LIMIT)


def is_dark(picture):
    return all(picture.at(x, y) == (0, 0, 0) for x in range(0, picture.width, 4) for y in range(0, picture.height, 4))


@test
def package_installs(lab):
    """dpkg leaves a running kiosk behind, with nothing else done; with settings of its own it comes up after a boot as well."""
    with install(lab) as g:
        g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1, kind="headline")
        check(g.shell("systemctl is-enabled standfirst").strip() == "enabled", "the service is not enabled")
        check(g.main_property("User") == "standfirst", "it runs as somebody else")
        g.write("/etc/standfirst/standfirst.conf", STILL)
        g.power_off()
    with installed(lab) as g:
        first_headline(g, lab)
