/* SPDX-License-Identifier: MIT */
#include "desk/secret.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

void secret_wipe(char password[SECRET_MOST])
{
    explicit_bzero(password, SECRET_MOST);
}

/* One line, byte by byte: what follows it on standard input is not ours. */
static bool read_line(int fd, char out[SECRET_MOST], struct error *e)
{
    size_t n = 0;

    for (;;) {
        char c;
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(e, "the password cannot be read: %s", strerror(errno));
        if (got == 0 && n == 0)
            return error_set(e, "the key has a password, and none was given");
        if (got == 0 || c == '\n')
            break;
        if (n + 1 == SECRET_MOST)
            return error_set(e, "the password is longer than %d bytes", SECRET_MOST - 1);
        out[n++] = c;
    }
    if (n > 0 && out[n - 1] == '\r')
        n--;
    out[n] = '\0';
    return true;
}

bool secret_ask(const char *question, char out[SECRET_MOST], struct error *e)
{
    int tty = isatty(STDIN_FILENO) ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
    struct termios before, quiet;
    bool ok;

    memset(out, 0, SECRET_MOST);
    if (tty < 0) {
        ok = read_line(STDIN_FILENO, out, e);
    } else {
        bool silenced = tcgetattr(tty, &before) == 0;
        if (silenced) {
            quiet = before;
            quiet.c_lflag &= (tcflag_t) ~(tcflag_t)ECHO;
            silenced = tcsetattr(tty, TCSAFLUSH, &quiet) == 0;
        }
        ok = file_write_all(tty, question, strlen(question)) == 0
                 ? read_line(tty, out, e)
                 : error_set(e, "the terminal cannot be written: %s", strerror(errno));
        if (silenced)
            tcsetattr(tty, TCSAFLUSH, &before);
        if (file_write_all(tty, "\n", 1) != 0)
            ok = ok && error_set(e, "the terminal cannot be written: %s", strerror(errno));
        close(tty);
    }
    if (!ok)
        secret_wipe(out);
    return ok;
}

struct secret_key *secret_open(const char *path, struct error *e)
{
    char password[SECRET_MOST];
    bool encrypted;

    if (!secret_key_is_encrypted(path, &encrypted, e))
        return NULL;
    if (!encrypted)
        return secret_key_load(path, NULL, e);
    if (!secret_ask("Password: ", password, e))
        return NULL;
    struct secret_key *key = secret_key_load(path, password, e);
    secret_wipe(password);
    return key;
}
