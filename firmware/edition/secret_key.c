/* SPDX-License-Identifier: MIT */
#include "edition/secret_key.h"

#include "base/file.h"
#include "edition/minisign.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct secret_key {
    uint8_t id[KEY_ID];
    uint8_t key[crypto_sign_SECRETKEYBYTES]; /* seed, public key */
};

/* The secret key file's bytes: "Ed", "Sc" or two zeros, "B2", then the password's salt and costs, then id, key and
 * checksum, which "Sc" has XORed with the password's scrypt. The checksum is BLAKE2b-256 of "Ed", id and key; an
 * unencrypted key may have zeros in its place, which is what minisign writes. */
enum {
    AT_KDF = 2,
    AT_CHECK = 4,
    AT_SALT = 6,
    AT_OPERATIONS = 38,
    AT_MEMORY = 46,
    AT_LOCKED = 54,
    LOCKED = KEY_ID + crypto_sign_SECRETKEYBYTES + 32,
};
static_assert(AT_LOCKED + LOCKED == MINISIGN_SECRET, "the parts make the whole");

/* libsodium measures scrypt's time in operations; both of its own presets, and minisign, pair them with memory 1:32. */
enum { MEMORY_PER_OPERATION = 32 };

static struct secret_key *create(struct error *e)
{
    struct secret_key *k = sodium_init() >= 0 ? sodium_malloc(sizeof *k) : NULL;

    if (k == NULL)
        error_memory(e);
    return k;
}

struct secret_key *secret_key_generate(struct error *e)
{
    struct secret_key *k = create(e);
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES];

    if (k != NULL) {
        randombytes_buf(k->id, sizeof k->id);
        crypto_sign_keypair(public_key, k->key);
    }
    return k;
}

void secret_key_destroy(struct secret_key *k)
{
    sodium_free(k);
}

const uint8_t *secret_key_id(const struct secret_key *k)
{
    return k->id;
}

void secret_key_sign(const struct secret_key *k, const void *data, size_t size, uint8_t signature[64])
{
    crypto_sign_detached(signature, NULL, data, size, k->key);
}

static void checksum(const uint8_t *id_and_key, uint8_t sum[32])
{
    crypto_generichash_state s;

    crypto_generichash_init(&s, NULL, 0, 32);
    crypto_generichash_update(&s, (const uint8_t *)"Ed", 2);
    crypto_generichash_update(&s, id_and_key, LOCKED - 32);
    crypto_generichash_final(&s, sum, 32);
    sodium_memzero(&s, sizeof s);
}

/* XORs the locked part with the password's stream. */
static bool lock_or_unlock(uint8_t packed[MINISIGN_SECRET], const char *password, uint64_t operations, uint64_t memory)
{
    uint8_t stream[LOCKED];

    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password, strlen(password), packed + AT_SALT,
                                           operations, (size_t)memory) != 0)
        return false;
    for (size_t i = 0; i < sizeof stream; i++)
        packed[AT_LOCKED + i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

/* The file's bytes, form checked. The caller wipes them. */
static bool read_packed(const char *path, uint8_t packed[MINISIGN_SECRET], bool *encrypted, struct error *e)
{
    struct bytes file;

    if (sodium_init() < 0)
        return error_memory(e);
    if (!file_read(path, MINISIGN_FILE_MOST, &file, e))
        return false;
    bool ok = minisign_take_file(&file, packed, MINISIGN_SECRET) && memcmp(packed, "Ed", 2) == 0 &&
              memcmp(packed + AT_CHECK, "B2", 2) == 0;
    if (file.data != NULL)
        sodium_memzero(file.data, file.size);
    bytes_finish(&file);
    *encrypted = ok && memcmp(packed + AT_KDF, "Sc", 2) == 0;
    if (ok && (*encrypted || memcmp(packed + AT_KDF, "\0", 2) == 0))
        return true;
    sodium_memzero(packed, MINISIGN_SECRET);
    return error_set(e, "is not a secret key of minisign");
}

bool secret_key_is_encrypted(const char *path, bool *encrypted, struct error *e)
{
    uint8_t packed[MINISIGN_SECRET];

    bool ok = read_packed(path, packed, encrypted, e);
    sodium_memzero(packed, sizeof packed);
    return ok;
}

static bool unlock(uint8_t packed[MINISIGN_SECRET], const char *password, struct error *e)
{
    struct cursor c = cursor_over(packed + AT_OPERATIONS, 16);
    uint64_t operations = cursor_u64(&c), memory = cursor_u64(&c);

    if (password == NULL)
        return error_set(e, "needs its password");
    /* A file from elsewhere must not make this machine work for an hour, nor give up all its memory. */
    if (operations > SECRET_KEY_STRONG / MEMORY_PER_OPERATION || memory > SECRET_KEY_STRONG)
        return error_set(e, "asks for more than %d MiB to unlock it", SECRET_KEY_STRONG >> 20);
    return lock_or_unlock(packed, password, operations, memory) ||
           error_set(e, "cannot be unlocked: that takes %" PRIu64 " MiB of memory", memory >> 20);
}

/* Whether the key is sound: its checksum is right, and its public half belongs to its secret one. */
static bool is_whole(const uint8_t *locked, bool encrypted)
{
    uint8_t sum[32], public_key[crypto_sign_PUBLICKEYBYTES], key[crypto_sign_SECRETKEYBYTES];
    const uint8_t *said = locked + LOCKED - sizeof sum;

    checksum(locked, sum);
    crypto_sign_seed_keypair(public_key, key, locked + KEY_ID);
    bool ok = (memcmp(sum, said, sizeof sum) == 0 || (!encrypted && sodium_is_zero(said, sizeof sum))) &&
              memcmp(key, locked + KEY_ID, sizeof key) == 0;
    sodium_memzero(key, sizeof key);
    return ok;
}

struct secret_key *secret_key_load(const char *path, const char *password, struct error *e)
{
    uint8_t packed[MINISIGN_SECRET];
    struct secret_key *k = NULL;
    bool encrypted;

    if (!read_packed(path, packed, &encrypted, e))
        return NULL;
    if (!encrypted || unlock(packed, password, e)) {
        if (is_whole(packed + AT_LOCKED, encrypted))
            k = create(e);
        else
            error_set(e, encrypted ? "has another password" : "is damaged");
    }
    if (k != NULL) {
        memcpy(k->id, packed + AT_LOCKED, sizeof k->id);
        memcpy(k->key, packed + AT_LOCKED + KEY_ID, sizeof k->key);
    }
    sodium_memzero(packed, sizeof packed);
    return k;
}

static void put_little_endian(uint8_t *at, uint64_t v)
{
    for (unsigned i = 0; i < 8; i++)
        at[i] = (uint8_t)(v >> (8 * i));
}

static bool pack(const struct secret_key *k, const char *password, size_t cost, uint8_t packed[MINISIGN_SECRET],
                 struct error *e)
{
    memset(packed, 0, MINISIGN_SECRET);
    memcpy(packed, "Ed", 2);
    memcpy(packed + AT_CHECK, "B2", 2);
    memcpy(packed + AT_LOCKED, k->id, sizeof k->id);
    memcpy(packed + AT_LOCKED + KEY_ID, k->key, sizeof k->key);
    if (password == NULL)
        return true;
    memcpy(packed + AT_KDF, "Sc", 2);
    checksum(packed + AT_LOCKED, packed + AT_LOCKED + LOCKED - 32);
    randombytes_buf(packed + AT_SALT, 32);
    for (; cost >= SECRET_KEY_QUICK; cost /= 2) {
        if (lock_or_unlock(packed, password, cost / MEMORY_PER_OPERATION, cost)) {
            put_little_endian(packed + AT_OPERATIONS, cost / MEMORY_PER_OPERATION);
            put_little_endian(packed + AT_MEMORY, cost);
            return true;
        }
    }
    return error_memory(e);
}

/* A file that was not there before; its error names the path. */
static bool write_new(const char *path, mode_t mode, const struct buffer *text, struct error *e)
{
    struct file_new f;
    struct stat st;

    if (text->failed)
        return error_memory(e);
    if (lstat(path, &st) == 0)
        return error_set(e, "%s: is there already; a key is never overwritten", path);
    if (!file_new_begin(&f, path, e))
        return error_prefix(e, "%s", path);
    if (fchmod(f.fd, mode) != 0 || file_write_all(f.fd, text->data, text->size) != 0) {
        int why = errno;
        file_new_abandon(&f);
        return error_set(e, "%s: cannot be written: %s", path, strerror(why));
    }
    if (file_new_commit(&f, e))
        return true;
    /* It may be there all the same, only not safe from a power cut; it was not there before, so it is ours. */
    unlink(path);
    return error_prefix(e, "%s", path);
}

bool secret_key_write(const struct secret_key *k, const char *secret_path, const char *public_path,
                      const char *password, size_t cost, struct error *e)
{
    uint8_t packed[MINISIGN_SECRET], public_key[MINISIGN_PUBLIC] = "Ed";
    struct buffer secret = {0}, shown = {0};
    struct stat st;
    bool ok = false;

    assert(cost >= SECRET_KEY_QUICK && cost <= SECRET_KEY_STRONG);
    if (password != NULL && password[0] == '\0')
        return error_set(e, "the password is empty");
    if (lstat(public_path, &st) == 0)
        return error_set(e, "%s: is there already; a key is never overwritten", public_path);
    if (!pack(k, password, cost, packed, e))
        goto out;
    /* minisign shows the id as a little-endian number. */
    struct cursor c = cursor_over(k->id, sizeof k->id);
    buffer_printf(&shown, MINISIGN_UNTRUSTED "minisign public key %016" PRIX64 "\n", cursor_u64(&c));
    memcpy(public_key + 2, k->id, sizeof k->id);
    memcpy(public_key + 2 + KEY_ID, k->key + 32, 32);
    minisign_put_base64(&shown, public_key, sizeof public_key);
    buffer_printf(&secret, MINISIGN_UNTRUSTED "minisign %s secret key\n",
                  password != NULL ? "encrypted" : "unencrypted");
    minisign_put_base64(&secret, packed, sizeof packed);
    if (!write_new(secret_path, 0600, &secret, e))
        goto out;
    ok = write_new(public_path, 0644, &shown, e);
    if (!ok)
        unlink(secret_path);
out:
    sodium_memzero(packed, sizeof packed);
    if (secret.data != NULL)
        sodium_memzero(secret.data, secret.room);
    buffer_finish(&secret);
    buffer_finish(&shown);
    return ok;
}
