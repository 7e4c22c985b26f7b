/* SPDX-License-Identifier: MIT */
/* Putting an edition on the shelf: the importer's side. intake_open() opens every file that is needed, so that the
 * sandbox can be shut after it. Until the new edition is current, only files that the state does not name are deleted.
 *
 * The caller writes the edition to intake_fd(), calls intake_flush(), proves what it reads from intake_fd() and calls
 * intake_keep(). */
#pragma once

#include "edition/edition.h"

struct intake;

/* A shelf that cannot be written opens all the same, for judging. NULL and the reason: it is not there, or out of
 * memory. `trusted` as in shelf_create(); it must outlive the intake. */
struct intake *intake_open(const char *shelf, const struct keyring *trusted, struct error *e);
void intake_close(struct intake *i); /* takes NULL; what was not kept leaves no trace */

enum intake_verdict {
    INTAKE_TAKE,
    INTAKE_SAME,    /* it is the current one, and its copy on the shelf is sound */
    INTAKE_OLDER,   /* than the floor: the latest edition that came from its key */
    INTAKE_REBUILD, /* another edition with the floor's sequence */
    INTAKE_UNDONE,  /* taken back at this device, and not plugged in anew */
};
enum intake_verdict intake_judge(struct intake *i, const struct edition *candidate, bool anew);

/* The descriptor of the file that is to become the edition, read and write; still the intake's. -1 and errno if it
 * could not be made. */
int intake_fd(const struct intake *i);
uint64_t intake_free(const struct intake *i); /* bytes for it; 0 if that cannot be told */

/* Empties the file, for the next try. -1 and errno. */
MUST_CHECK int intake_empty(struct intake *i);

/* Makes the file durable. -1 and errno; then not to be tried again, since the data may be gone although a second fsync
 * succeeds. What is read afterwards comes from the medium where the kernel allows it. */
MUST_CHECK int intake_flush(struct intake *i);

/* The flushed file becomes the current edition; `copy` was opened from it and verified. NOT_KEPT: the old one stays,
 * and *verdict says if the shelf changed meanwhile (else it is INTAKE_TAKE, and the error says why). UNSURE: it is the
 * current one now, but may not survive a power cut. */
enum intake_outcome { INTAKE_NOT_KEPT, INTAKE_UNSURE, INTAKE_KEPT };
enum intake_outcome intake_keep(struct intake *i, const struct edition *copy, bool anew, enum intake_verdict *verdict,
                                struct error *e);
