/* SPDX-License-Identifier: MIT */
#include "kiosk/trust.h"

#include "base/log.h"
#include "kiosk/commands.h"

/* A key that is there but cannot be read is a key all the same: nobody who installed one meant "any". */
struct keyring *trust_read(const struct settings *s)
{
    enum keyring_policy policy = s->update.trust == SETTINGS_TRUST_SIGNED ? KEYRING_SIGNED_ONLY : KEYRING_UNSIGNED_TOO;
    struct error e;

    for (;;) {
        struct keyring *keys = keyring_create(policy);
        if (keys == NULL)
            return NULL;
        bool whole = s->update.keys[0] == '\0' || keyring_add_folder(keys, s->update.keys, &e);
        if (policy == KEYRING_SIGNED_ONLY || s->update.trust != SETTINGS_TRUST_AUTO ||
            (whole && keyring_count(keys) == 0)) {
            if (!whole)
                log_error(PROGRAM, "%s: %s", s->update.keys, e.text);
            return keys;
        }
        keyring_destroy(keys);
        policy = KEYRING_SIGNED_ONLY;
    }
}

const char *trust_words(const struct keyring *keys, const struct phrases *p)
{
    return keyring_policy(keys) == KEYRING_SIGNED_ONLY ? p->trust_signed : p->trust_any;
}
