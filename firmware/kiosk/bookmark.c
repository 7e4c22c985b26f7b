/* SPDX-License-Identifier: MIT */
#include "kiosk/bookmark.h"

#include "base/bytes.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The line always has the same size, so that one write replaces it as a whole. */
enum { HEX = 2 * EDITION_IDENTITY, LINE = 128 };

void bookmark_open(struct bookmark *b)
{
    const char *folder = getenv("RUNTIME_DIRECTORY");
    struct buffer path = {0};

    *b = (struct bookmark){.fd = -1};
    if (folder == NULL || folder[0] != '/')
        return;
    /* Where a service has several of them, they have colons between. */
    buffer_printf(&path, "%.*s/place", (int)strcspn(folder, ":"), folder);
    if (!path.failed)
        b->fd = open((const char *)path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    buffer_finish(&path);
}

void bookmark_close(struct bookmark *b)
{
    if (b->fd >= 0)
        close(b->fd);
    b->fd = -1;
}

static void put_hex(const uint8_t edition[EDITION_IDENTITY], char out[HEX + 1])
{
    for (size_t i = 0; i < EDITION_IDENTITY; i++)
        snprintf(out + 2 * i, 3, "%02x", edition[i]);
}

bool bookmark_take(struct bookmark *b, const uint8_t edition[EDITION_IDENTITY], struct place *out)
{
    char line[LINE + 1], hex[HEX + 1];
    unsigned long article, card;

    if (b->fd < 0)
        return false;
    ssize_t n = pread(b->fd, line, LINE, 0);
    if (ftruncate(b->fd, 0) != 0 || n != LINE)
        return false;
    line[n] = '\0';
    put_hex(edition, hex);
    if (strncmp(line, hex, HEX) != 0 || sscanf(line + HEX, " %lu %lu", &article, &card) != 2)
        return false;
    *out = (struct place){article, card};
    return true;
}

void bookmark_keep(struct bookmark *b, const uint8_t edition[EDITION_IDENTITY], struct place place)
{
    char line[LINE + 1], hex[HEX + 1];

    if (b->fd < 0 || (b->kept && place_same(place, b->place) && memcmp(b->edition, edition, EDITION_IDENTITY) == 0))
        return;
    put_hex(edition, hex);
    snprintf(line, sizeof line, "%s %lu %lu", hex, (unsigned long)place.article, (unsigned long)place.card);
    memset(line + strlen(line), ' ', LINE - strlen(line));
    line[LINE - 1] = '\n';
    b->kept = pwrite(b->fd, line, LINE, 0) == LINE;
    b->place = place;
    memcpy(b->edition, edition, EDITION_IDENTITY);
}
