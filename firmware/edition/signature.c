/* SPDX-License-Identifier: MIT */
#include "edition/signature.h"

#include "edition/edition.h"
#include "edition/minisign.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LINE MINISIGN_UNTRUSTED "standfirst edition"

char *signature_comment(const struct edition_facts *facts)
{
    struct buffer text = {0};

    buffer_printf(&text, "standfirst edition %" PRIu64 " %s", facts->sequence, facts->publication);
    if (facts->title[0] != '\0')
        buffer_printf(&text, ": %s", facts->title);
    return buffer_take_text(&text);
}

static bool take_own(const char *line, size_t size, struct signature *s, struct error *e)
{
    uint8_t packed[MINISIGN_SIGNATURE];

    if (!minisign_take_base64(line, size, packed, sizeof packed))
        return error_set(e, "has a damaged signature block (line 2)");
    if (memcmp(packed, "Ed", 2) == 0)
        return error_set(e, "is signed in minisign's old way, without prehashing; sign it without -l");
    if (memcmp(packed, "ED", 2) != 0)
        return error_set(e, "has a signature of an unknown kind");
    memcpy(s->id, packed + 2, sizeof s->id);
    memcpy(s->own, packed + 2 + sizeof s->id, sizeof s->own);
    return true;
}

static bool begins_with(const char *line, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(line, with, strlen(with)) == 0;
}

bool signature_parse_minisig(const void *file, size_t size, struct signature *s, struct error *e)
{
    struct cursor c = cursor_over(file, size);
    const char *line;
    size_t n;

    if (!minisign_line(&c, &line, &n) || !begins_with(line, n, MINISIGN_UNTRUSTED))
        return error_set(e, "has a damaged signature block (line 1)");
    if (!minisign_line(&c, &line, &n))
        return error_set(e, "has a damaged signature block (line 2)");
    if (!take_own(line, n, s, e))
        return false;
    if (!minisign_line(&c, &line, &n) || !begins_with(line, n, MINISIGN_TRUSTED))
        return error_set(e, "has a damaged signature block (line 3)");
    s->comment = line + strlen(MINISIGN_TRUSTED);
    s->comment_size = n - strlen(MINISIGN_TRUSTED);
    if (!minisign_line(&c, &line, &n) || !minisign_take_base64(line, n, s->global, sizeof s->global) ||
        cursor_left(&c) > 0)
        return error_set(e, "has a damaged signature block (line 4)");
    return true;
}

void signature_put(const struct signature *s, struct buffer *out)
{
    uint8_t packed[MINISIGN_SIGNATURE] = "ED";

    memcpy(packed + 2, s->id, sizeof s->id);
    memcpy(packed + 2 + sizeof s->id, s->own, sizeof s->own);
    buffer_text(out, FIRST_LINE "\n");
    minisign_put_base64(out, packed, sizeof packed);
    buffer_text(out, MINISIGN_TRUSTED);
    buffer_add(out, s->comment, s->comment_size);
    buffer_text(out, "\n");
    minisign_put_base64(out, s->global, sizeof s->global);
}

bool signature_parse(const void *block, size_t size, struct signature *s, struct error *e)
{
    struct buffer again = {0};

    if (!signature_parse_minisig(block, size, s, e))
        return false;
    /* The one form is what put() writes. */
    signature_put(s, &again);
    bool ok = again.failed ? error_memory(e)
                           : (again.size == size && memcmp(again.data, block, size) == 0) ||
                                 error_set(e, "has a damaged signature block (its form)");
    buffer_finish(&again);
    return ok;
}

/* What minisign signs: BLAKE2b-512 of the file; and then signature and trusted comment together. */
static void prehash(const void *manifest, size_t size, uint8_t hash[64])
{
    crypto_generichash(hash, 64, manifest, size, NULL, 0);
}

enum { GLOBAL_MOST = 64 + SIGNATURE_MOST };

static size_t join(const struct signature *s, uint8_t joined[GLOBAL_MOST])
{
    memcpy(joined, s->own, sizeof s->own);
    memcpy(joined + sizeof s->own, s->comment, s->comment_size);
    return sizeof s->own + s->comment_size;
}

void signature_make(const struct secret_key *key, const void *manifest, size_t size, const char *comment,
                    struct signature *s)
{
    uint8_t hash[64], joined[GLOBAL_MOST];

    *s = (struct signature){.comment = comment, .comment_size = strlen(comment)};
    memcpy(s->id, secret_key_id(key), sizeof s->id);
    prehash(manifest, size, hash);
    secret_key_sign(key, hash, sizeof hash, s->own);
    secret_key_sign(key, joined, join(s, joined), s->global);
}

bool signature_check(const struct signature *s, const void *manifest, size_t size, const struct keyring *trusted,
                     const char **signer, struct error *e)
{
    uint8_t hash[64], joined[GLOBAL_MOST];
    const struct keyring_key *key;
    size_t known = 0;

    *signer = "";
    if (trusted == NULL || (keyring_count(trusted) == 0 && keyring_policy(trusted) == KEYRING_UNSIGNED_TOO))
        return true;
    if (s->comment_size > SIGNATURE_MOST)
        return error_set(e, "has a damaged signature block (line 3)");
    prehash(manifest, size, hash);
    size_t joined_size = join(s, joined);
    for (; (key = keyring_find(trusted, s->id, known)) != NULL; known++) {
        if (crypto_sign_verify_detached(s->own, hash, sizeof hash, key->key) != 0)
            continue;
        if (crypto_sign_verify_detached(s->global, joined, joined_size, key->key) != 0)
            return error_set(e, "has an altered comment in its signature");
        *signer = key->name;
        return true;
    }
    if (known == 0)
        return error_set(e, "is signed by nobody this kiosk trusts");
    return error_set(e, "is not what %s signed: the signature does not fit it", keyring_find(trusted, s->id, 0)->name);
}
