/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"
#include "base/log.h"
#include "desk/commands.h"
#include "edition/secret_key.h"
#include "edition/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A new key's password, twice where a terminal asks for it. */
static bool ask_new_password(char password[PASSWORD_ROOM], struct error *e)
{
    bool terminal = isatty(STDIN_FILENO);
    char again[PASSWORD_ROOM] = "";

    if (!ask_password("New password: ", password, e)) {
        if (!terminal && password[0] == '\0')
            error_set(e, "no password was given: run it in a terminal, which asks for one, or give one as a line on "
                         "standard input, or say -W for a key without a password");
        return false;
    }
    if (password[0] == '\0')
        return error_set(e, "an empty password protects nothing; give one, or say -W for a key without a password");
    bool ok = !terminal || (ask_password("Once more: ", again, e) &&
                            (strcmp(password, again) == 0 || error_set(e, "the two passwords differ")));
    explicit_bzero(again, sizeof again);
    return ok;
}

int keygen_command(const struct desk_options *o)
{
    char password[PASSWORD_ROOM] = "";
    struct buffer secret_path = {0}, public_path = {0};
    struct secret_key *key = NULL;
    struct error e;
    int status = 1;

    buffer_printf(&secret_path, "%s.key", o->files[0]);
    buffer_printf(&public_path, "%s.pub", o->files[0]);
    if (secret_path.failed || public_path.failed) {
        error_memory(&e);
        goto out;
    }
    const char *secret = (const char *)secret_path.data, *public = (const char *)public_path.data;
    if (!o->no_password && !ask_new_password(password, &e))
        goto out;
    if ((key = secret_key_generate(&e)) == NULL ||
        !secret_key_write(key, secret, public, o->no_password ? NULL : password, SECRET_KEY_STRONG, &e))
        goto out;
    printf(
        "%s  keep it secret; it signs editions\n%s  goes to /etc/standfirst/keys/ on every kiosk that is to trust it\n",
        secret, public);
    status = 0;
out:
    if (status != 0)
        command_failed(NULL, &e);
    secret_key_destroy(key);
    explicit_bzero(password, sizeof password);
    buffer_finish(&secret_path);
    buffer_finish(&public_path);
    return status;
}

int manifest_command(const struct desk_options *o)
{
    const char *path = o->files[0];
    char *name = NULL, *comment = NULL;
    bool is_signed;
    struct error e;

    if (o->out == NULL && asprintf(&name, "%s.manifest", path) < 0) {
        error_memory(&e);
        return command_failed(path, &e);
    }
    const char *out = o->out != NULL ? o->out : name;
    bool ok = writer_extract_manifest(path, out, &comment, &is_signed, &e);
    if (!ok) {
        command_failed(path, &e);
    } else {
        log_note(PROGRAM, "wrote %s%s%s%s", out, is_signed ? " and " : "", is_signed ? out : "",
                 is_signed ? ".minisig" : "; the trusted comment to sign it with:");
        puts(comment);
    }
    free(comment);
    free(name);
    return ok ? 0 : 1;
}

int sign_command(const struct desk_options *o)
{
    const char *path = o->files[0];
    struct error e;

    if (o->minisig != NULL) {
        if (!writer_sign_with_minisig(path, o->minisig, NULL, &e))
            return command_failed(path, &e);
        printf("%s: took in the signature of %s; `verify --key` proves whose it is\n", path, o->minisig);
        return 0;
    }
    struct secret_key *key = open_secret_key(o->key, &e);
    if (key == NULL)
        return command_failed(o->key, &e);
    bool ok = writer_sign(path, key, &e);
    secret_key_destroy(key);
    if (!ok)
        return command_failed(path, &e);
    printf("%s: signed\n", path);
    return 0;
}
