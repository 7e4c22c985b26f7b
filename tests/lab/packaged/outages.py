# SPDX-License-Identifier: MIT
"""The plug is pulled on the system in which the packages are installed, while the wall is read and in every step of an update:
after the next start from power it shows the old edition or the new one, and the new one if it had said so."""
from debian import START_LIMIT, after_cut, at_rest
from guest import check
from kiosk import test
from sticks import first_card, make_stick, plug, wednesday

LANE = "sticks"
SLOW = 500000  # bytes a second: three million take long enough for the cut to meet the copying


def cut_while_reading(g, _):
    g.press(0)
    g.card("a button", article=1, card=2)
    return False


def cut_at(rate=None, **event):
    """When the update comes to that. Whether the screen has said by then that the edition is kept."""
    def until(g, image):
        plug(g, image, rate=rate)
        g.await_trace("it comes to that", event="update", **event)
        return event.get("panel") == "well"
    return until


MOMENTS = {
    "reading": cut_while_reading,
    "looking": cut_at(panel="working"),
    "copying": cut_at(SLOW, step="copy"),
    "keeping": cut_at(step="keep"),
    "told": cut_at(panel="well"),
}


def left(lab, titles):
    """The title that is on the wall after a start from power."""
    with after_cut(lab) as g:
        event = g.await_trace("an edition", limit=START_LIMIT, event="edition")
        check(event["title"] in titles, f"{event}")
        g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1)
        g.looks(f"after the cut {event['title']}", titles[event["title"]], START_LIMIT)
        return event["title"]


@test
def package_outages(lab):
    data = wednesday(articles=30, size=100000)
    image = make_stick(lab, "outage", wednesday=data)
    titles = {"Tuesday 14 April 2026": lab.proof(1, 1), "Wednesday": first_card(lab, data)}
    found = {}
    for name, until in MOMENTS.items():
        with at_rest(lab, honest=True) as g:
            told = until(g, image)
            g.cut_power()
        found[name] = left(lab, titles)
        check(not told or found[name] == "Wednesday", f"cut when {name}: it said that Wednesday is kept, and shows {found[name]}")
        check(name != "reading" or found[name] != "Wednesday", f"cut when {name}: it shows what nobody has brought")
    lab.figure("installed: power cuts", ", ".join(f"when {name} {title}" for name, title in found.items()))
