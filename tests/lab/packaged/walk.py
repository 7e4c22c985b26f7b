# SPDX-License-Identifier: MIT
"""A newcomer's walk through the technician's guide, config/standfirst-kiosk.7: every command that stands there on a line of its
own is run as it is written, in the guide's order, on the system in which the packages are installed. The desk's commands are
run there too."""
from debian import START_LIMIT, at_rest, guide_commands
from guest import check
from kiosk import test
from sticks import outcome

LANE = "sticks"
# What cannot be run as it stands: a command that never ends by itself, and the way to another machine.
INSTEAD = {
    "journalctl -u standfirst -f": "timeout 5 journalctl -u standfirst -f; test $? = 124",
    "rsync --chmod=F644 tuesday.edition ann@lobby:/var/lib/standfirst/inbox/":
        "setpriv --reuid ann --regid ann --init-groups rsync --chmod=F644 tuesday.edition /var/lib/standfirst/inbox/",
}
ARTICLE = '''{title}

By Mara Quill
Port Haven, Tuesday 14 April 2026

The ferry waits for the tide, and the tide is late. "We go when the water lets us," said Idris Vaughan, the harbour master.
'''


def shown_and_told(g):
    g.await_trace("the inbox's edition is shown", event="edition")
    end = outcome(g, "it is kept")
    check(end["reason"] == "done", f"{end}")


def is_the_same(g):
    """Nobody stands before the screen when a file is copied once more: it is in the journal only."""
    g.await_text("log", "update: /var/lib/standfirst/inbox: same: tuesday.edition")


def first_card(g):
    g.await_trace("a card", limit=START_LIMIT, event="card")


# What is seen after a command.
AFTER = {
    "rsync --chmod=F644 tuesday.edition ann@lobby:/var/lib/standfirst/inbox/": shown_and_told,
    "mv /var/lib/standfirst/inbox/.tuesday.part /var/lib/standfirst/inbox/tuesday.edition": is_the_same,
    "systemctl restart standfirst": first_card,
    "systemctl start standfirst": first_card,
}


@test
def package_walk(lab):
    with at_rest(lab) as g:
        g.remount("rw")
        g.shell("useradd ann && mkdir -p /tmp/desk/tuesday && chmod 755 /tmp/desk")
        for n, title in enumerate(("Ferry waits for the tide", "Sea wall holds")):
            g.write(f"/tmp/desk/tuesday/{n}.txt", ARTICLE.format(title=title))
        ran = [command for command in guide_commands() if not command.startswith("apt-get")]  # package_installs does those
        for command in ran:
            g.shell(f"cd /tmp/desk && {INSTEAD.get(command, command)}", limit=START_LIMIT)
            if command in AFTER:
                AFTER[command](g)
        check(len(ran) > 20, f"the guide has {len(ran)} commands in a form that this test knows")
        lab.figure("installed: the guide", f"{len(ran)} commands run as written")
