/* SPDX-License-Identifier: MIT */
#include "edition/fault.h"

#include "edition/format.h"
#include "edition/keyring.h"
#include "edition/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Magic and version stand in one place in every format there will be. */
static enum edition_fault fault_of_header(int fd)
{
    uint8_t head[12];
    ssize_t n;

    do {
        n = pread(fd, head, sizeof head, 0);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        return EDITION_UNREADABLE;
    struct cursor c = cursor_over(head, (size_t)n);
    if (!format_take_magic(&c))
        return n == 0 ? EDITION_DAMAGED : EDITION_NOT_ONE;
    uint32_t version = cursor_u32(&c);
    return !c.bad && version > FORMAT_VERSION ? EDITION_NEWER : EDITION_DAMAGED;
}

bool edition_is_readable(int fd, uint64_t size)
{
    uint8_t block[16384];

    for (uint64_t at = 0; at < size;) {
        ssize_t n = pread(fd, block, sizeof block, (off_t)at);
        if (n < 0 && errno != EINTR)
            return false;
        if (n == 0)
            return true;
        if (n > 0)
            at += (uint64_t)n;
    }
    return true;
}

enum edition_fault edition_fault_of(int fd, const struct keyring *trusted)
{
    struct error e;
    struct signature s;
    size_t size, manifest_size;
    const char *signer;
    enum edition_fault fault = fault_of_header(fd);

    if (fault != EDITION_DAMAGED)
        return fault;
    int again = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (again < 0)
        return EDITION_UNREADABLE;
    /* If it opens when nobody is asked, the signature is why it was refused. */
    struct edition *ed = edition_open_fd(again, NULL, &e);
    if (ed == NULL)
        return edition_is_readable(fd, FORMAT_HEADER + FORMAT_MANIFEST_MOST + SIGNATURE_MOST) ? EDITION_DAMAGED
                                                                                              : EDITION_UNREADABLE;
    const void *block = edition_block(ed, &size), *manifest = edition_manifest(ed, &manifest_size);
    if (trusted == NULL)
        fault = EDITION_DAMAGED;
    else if (size == 0)
        fault = EDITION_UNSIGNED;
    else if (!signature_parse(block, size, &s, &e))
        fault = EDITION_DAMAGED;
    else if (keyring_find(trusted, s.id, 0) == NULL)
        fault = EDITION_UNKNOWN_SIGNER;
    else /* a signature that is right now was not the reason */
        fault = signature_check(&s, manifest, manifest_size, trusted, &signer, &e) ? EDITION_NO_MEMORY : EDITION_FORGED;
    edition_close(ed);
    return fault;
}
