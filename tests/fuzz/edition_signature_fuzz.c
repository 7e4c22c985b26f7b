/* SPDX-License-Identifier: MIT */
/* A signature block, read strictly and as minisign's file. Whatever is taken strictly is the one form, byte for byte.
 */
#include "edition/signature.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct signature *s, const struct keyring *keys)
{
    const char *signer;
    struct error e;

    if (!signature_check(s, "manifest", 8, NULL, &signer, &e) || signer[0] != '\0')
        abort();
    if (signature_check(s, "manifest", 8, keys, &signer, &e))
        abort(); /* an empty ring trusts nobody */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct keyring *keys = keyring_create(KEYRING_SIGNED_ONLY);
    struct signature strict, lax;
    struct error e;

    if (keys == NULL)
        abort();
    bool is_strict = signature_parse(data, size, &strict, &e), is_lax = signature_parse_minisig(data, size, &lax, &e);
    if (is_strict && !is_lax)
        abort();
    if (is_lax) {
        struct buffer again = {0};
        signature_put(&lax, &again);
        if (is_strict != (again.size == size && memcmp(again.data, data, size) == 0))
            abort();
        check(&lax, keys);
        buffer_finish(&again);
    }
    keyring_destroy(keys);
    return 0;
}
