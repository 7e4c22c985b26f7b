/* SPDX-License-Identifier: MIT */
#include "settings/table_update.h"

#include "settings/settings.h"

#define AT(field) offsetof(struct settings, field)

const struct row rows_update[6] = {
    {.name = "enabled",
     .kind = ROW_SWITCH,
     .offset = AT(update.enabled),
     .number = true,
     .about = "Takes new editions. false: what is on the shelf stays. A wall that is told by edition.path or --edition "
              "what to show takes none either."},
    {.name = "trust",
     .kind = ROW_CHOICE,
     .offset = AT(update.trust),
     .choices = {"auto", "signed", "any"},
     .number = SETTINGS_TRUST_AUTO,
     .about =
         "Which editions are taken. signed: those signed with a key of the folder keys. any: unsigned ones too. "
         "auto: signed as soon as there is a key in that folder, any until then. The info card shows it. The "
         "editions on the shelf are held to it as well: after a change to signed, unsigned ones are passed over at "
         "the next start, which the screen says, and the edition that came with the kiosk is shown until a signed "
         "one is brought. That one needs no signature."},
    {.name = "keys",
     .kind = ROW_FOLDER,
     .offset = AT(update.keys),
     .text = "/etc/standfirst/keys",
     .about = "The public keys, NAME.pub, as standfirst-pack keygen and minisign write them."},
    {.name = "shelf",
     .kind = ROW_FOLDER,
     .offset = AT(update.shelf),
     .text = "/var/lib/standfirst/shelf",
     .about = "Where the editions are kept."},
    {.name = "inbox",
     .kind = ROW_FOLDER,
     .offset = AT(update.inbox),
     .text = "/var/lib/standfirst/inbox",
     .about = "A folder that tools such as rsync and Syncthing fill: an edition in it is taken as if it came on a "
              "stick. \"\": none."},
    {.name = "sticks",
     .kind = ROW_FOLDER,
     .offset = AT(update.sticks),
     .text = "/run/standfirst/stick",
     .about = "At or below this folder the system mounts sticks. \"\": none is looked at."},
};
