/* SPDX-License-Identifier: MIT */
#include "edition/keyring.h"

#include "base/file.h"
#include "edition/minisign.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct keyring {
    enum keyring_policy policy;
    struct keyring_key *keys;
    size_t count;
};

struct keyring *keyring_create(enum keyring_policy policy)
{
    struct keyring *k = calloc(1, sizeof *k);

    if (k != NULL)
        k->policy = policy;
    return k;
}

void keyring_destroy(struct keyring *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < k->count; i++)
        free(k->keys[i].name);
    free(k->keys);
    free(k);
}

enum keyring_policy keyring_policy(const struct keyring *k)
{
    return k->policy;
}

size_t keyring_count(const struct keyring *k)
{
    return k->count;
}

static char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    size_t size = strlen(name);

    if (size > 4 && strcmp(name + size - 4, ".pub") == 0)
        size -= 4;
    return strndup(name, size);
}

bool keyring_add_file(struct keyring *k, const char *path, struct error *e)
{
    struct bytes file;
    struct keyring_key key = {0};
    uint8_t packed[MINISIGN_PUBLIC];

    if (k->count == KEYRING_MOST)
        return error_set(e, "is one key more than the %d allowed", KEYRING_MOST);
    if (!file_read(path, MINISIGN_FILE_MOST, &file, e))
        return false;
    bool ok = minisign_take_file(&file, packed, sizeof packed) && memcmp(packed, "Ed", 2) == 0;
    bytes_finish(&file);
    if (!ok)
        return error_set(e, "is not a public key of minisign");
    memcpy(key.id, packed + 2, sizeof key.id);
    memcpy(key.key, packed + 10, sizeof key.key);

    struct keyring_key *keys = realloc(k->keys, (k->count + 1) * sizeof keys[0]);
    if (keys == NULL)
        return error_memory(e);
    k->keys = keys;
    key.name = name_of(path);
    if (key.name == NULL)
        return error_memory(e);
    k->keys[k->count++] = key;
    return true;
}

static int is_public_key(const struct dirent *d)
{
    size_t size = strlen(d->d_name);

    return size > 4 && d->d_name[0] != '.' && strcmp(d->d_name + size - 4, ".pub") == 0;
}

bool keyring_add_folder(struct keyring *k, const char *path, struct error *e)
{
    struct dirent **names = NULL;
    bool ok = true;

    int n = scandir(path, &names, is_public_key, alphasort);
    if (n < 0)
        return errno == ENOENT || error_set(e, "cannot be read: %s", strerror(errno));
    for (int i = 0; i < n; i++) {
        struct buffer file = {0};
        struct error why;
        buffer_printf(&file, "%s/%s", path, names[i]->d_name);
        bool added = file.failed ? error_memory(&why) : keyring_add_file(k, (const char *)file.data, &why);
        buffer_finish(&file);
        if (!added && ok) {
            *e = why;
            ok = error_prefix(e, "%s", names[i]->d_name);
        }
        free(names[i]);
    }
    free(names);
    return ok;
}

struct keyring *keyring_read(enum keyring_policy policy, const char *folder, struct error *e)
{
    struct keyring *k = keyring_create(policy);

    e->text[0] = '\0';
    if (k == NULL)
        return NULL;
    bool whole = folder == NULL || folder[0] == '\0' || keyring_add_folder(k, folder, e);
    if (policy == KEYRING_AUTO)
        k->policy = whole && k->count == 0 ? KEYRING_UNSIGNED_TOO : KEYRING_SIGNED_ONLY;
    return k;
}

const struct keyring_key *keyring_find(const struct keyring *k, const uint8_t id[KEY_ID], size_t n)
{
    for (size_t i = 0; i < k->count; i++) {
        if (memcmp(k->keys[i].id, id, KEY_ID) == 0 && n-- == 0)
            return &k->keys[i];
    }
    return NULL;
}
