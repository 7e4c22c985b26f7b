# SPDX-License-Identifier: MIT
"""Invented newspaper pages in any number: about 2,000 bytes each, no two alike, the same ones every time."""
import random

FIRST = "Ada Bram Celia Dario Edda Fergus Greta Hamo Iris Jonas Kitty Lorcan Mara Nils Orla Piet Ruth Sander Tessa Una".split()
LAST = "Alder Brennan Coldwater Dunmore Ellison Farrow Garnet Holm Ivers Keane Larch Marsh Nolan Oakes Pennant Quill".split()
PLACES = "Port Haven, Saltby, Coldwater, Aldermouth, Little Fenby, Marram, Stone Quay, Upper Weir".split(", ")
THINGS = ("ferry, foghorn, sea wall, weather station, net loft, lido, tide mill, customs house, swing bridge, seed bank, "
          "pilot boat, railway halt").split(", ")
DEEDS = ("will be mended before the autumn gales, is to open at night, has been given to the town, needs a new roof, "
         "was found in the wrong parish, has a keeper again, costs less than it did, is to be painted once more").split(", ")
ROLES = "harbour master, ward sister, county surveyor, headteacher, boat builder, leader of the town council".split(", ")
PLAIN = ("The {thing} in {place} {deed}, and nobody who lives near it seems to mind. In {year} the county put aside "
         "£{pounds},000 for the work, which was then spent on the road to {other}.",
         "About {count} people came to the meeting, some of them twice. They were told that the {thing} {deed}, and that "
         "the figures had been checked by two accountants who do not speak to each other.",
         "It takes {count} minutes to walk there from {other} at low water, and most of a day at high water, because the "
         "only other way leads over the hill and through three gates that are kept shut.")
SPOKEN = ("“We have waited {count} years for the {thing}, and I would have waited longer,” said {name}, {role} in {place}. "
          "“But I am glad that I do not have to.”",
          "“Nobody believed it would last the winter,” {name}, {role} in {place}, said. “It has now lasted {count} of them.”")


def article(number):
    r = random.Random(number)

    def said(form):
        return form.format(thing=r.choice(THINGS), place=r.choice(PLACES), other=r.choice(PLACES), deed=r.choice(DEEDS),
                           year=r.randint(1950, 2025), pounds=r.randint(2, 900), count=r.randint(2, 900),
                           name=f"{r.choice(FIRST)} {r.choice(LAST)}", role=r.choice(ROLES))

    head = [f"The {r.choice(THINGS)} of {r.choice(PLACES)} {r.choice(DEEDS)}",
            f"After {r.randint(2, 90)} years and as many meetings, the {r.choice(THINGS)} {r.choice(DEEDS)}",
            f"By {r.choice(FIRST)} {r.choice(LAST)} in {r.choice(PLACES)}", "14 April 2026 • 7:40am"]
    body = [said(r.choice(SPOKEN) if i % 3 == 1 else r.choice(PLAIN)) for i in range(8)]
    return "\n\n".join(head + body) + "\n"
