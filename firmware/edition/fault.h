/* SPDX-License-Identifier: MIT */
/* Why a file was refused, in classes: the words of edition_open() are for people, these are for programs. */
#ifndef EDITION_FAULT_H
#define EDITION_FAULT_H

#include "edition/edition.h"

enum edition_fault {
    EDITION_UNREADABLE, /* the medium gives errors */
    EDITION_NOT_ONE,    /* something else under that name */
    EDITION_NEWER,      /* of a later format */
    EDITION_DAMAGED,
    EDITION_UNSIGNED,
    EDITION_UNKNOWN_SIGNER, /* signed with a key that is not trusted */
    EDITION_FORGED,         /* a trusted key's signature that does not fit */
    EDITION_NO_MEMORY,
};

/* Of a file that edition_open_fd() refused with these keys. It is read again; the descriptor stays the caller's. */
enum edition_fault edition_fault_of(int fd, const struct keyring *trusted);

/* Whether all of its bytes can be read. */
bool edition_is_readable(int fd, uint64_t size);

#endif
