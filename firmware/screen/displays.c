/* SPDX-License-Identifier: MIT */
#include "screen/displays.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

enum { CARDS_MOST = 8 };

static void add_mode(struct display *d, const drmModeModeInfo *m)
{
    const struct display_mode mode = {m->hdisplay, m->vdisplay, (int)m->vrefresh,
                                      (m->type & DRM_MODE_TYPE_PREFERRED) != 0};

    for (size_t i = 0; i < d->n_modes; i++) {
        const struct display_mode *known = &d->modes[i];
        if (known->width == mode.width && known->height == mode.height && known->refresh == mode.refresh)
            return;
    }
    if (d->n_modes < DISPLAY_MODES_MOST)
        d->modes[d->n_modes++] = mode;
}

static size_t list_connectors(int fd, const struct display *card, struct display *out, size_t most)
{
    drmModeRes *resources = drmModeGetResources(fd);
    size_t n = 0;

    for (int i = 0; resources != NULL && i < resources->count_connectors && n < most; i++) {
        drmModeConnector *c = drmModeGetConnector(fd, resources->connectors[i]);
        if (c == NULL)
            continue;
        struct display *d = &out[n++];
        const char *kind = drmModeGetConnectorTypeName(c->connector_type);
        *d = *card;
        snprintf(d->connector, sizeof d->connector, "%s-%u", kind != NULL ? kind : "Unknown", c->connector_type_id);
        d->connected = c->connection == DRM_MODE_CONNECTED;
        for (int k = 0; k < c->count_modes; k++)
            add_mode(d, &c->modes[k]);
        drmModeFreeConnector(c);
    }
    drmModeFreeResources(resources);
    return n;
}

/* FNV-1a, 64 bits. */
static uint64_t hash(uint64_t so_far, const void *data, size_t size)
{
    const uint8_t *bytes = data;

    for (size_t i = 0; i < size; i++)
        so_far = (so_far ^ bytes[i]) * UINT64_C(0x100000001b3);
    return so_far;
}

uint64_t displays_plugged(int card, bool ask, bool *connected)
{
    drmModeRes *resources = drmModeGetResources(card);
    uint64_t sum = UINT64_C(0xcbf29ce484222325);

    *connected = resources == NULL;
    if (resources == NULL)
        return 0;
    for (int i = 0; i < resources->count_connectors; i++) {
        drmModeConnector *c = ask ? drmModeGetConnector(card, resources->connectors[i])
                                  : drmModeGetConnectorCurrent(card, resources->connectors[i]);
        if (c != NULL && c->connection == DRM_MODE_CONNECTED) {
            *connected = true;
            sum = hash(sum, &c->connector_id, sizeof c->connector_id);
            sum = hash(sum, c->modes, (size_t)c->count_modes * sizeof c->modes[0]);
        }
        drmModeFreeConnector(c);
    }
    drmModeFreeResources(resources);
    return sum;
}

size_t displays_list(struct display out[DISPLAYS_MOST])
{
    size_t n = 0;

    for (int i = 0; i < CARDS_MOST && n < DISPLAYS_MOST; i++) {
        struct display card = {.why = 0};
        snprintf(card.card, sizeof card.card, "/dev/dri/card%d", i);
        int fd = open(card.card, O_RDWR | O_CLOEXEC | O_NOCTTY);
        if (fd < 0 && errno == ENOENT)
            continue;
        if (fd < 0) {
            card.why = errno;
            out[n++] = card;
            continue;
        }
        drmVersion *version = drmGetVersion(fd);
        if (version != NULL)
            snprintf(card.driver, sizeof card.driver, "%.*s", version->name_len, version->name);
        drmFreeVersion(version);
        size_t found = list_connectors(fd, &card, out + n, DISPLAYS_MOST - n);
        if (found == 0)
            out[n++] = card;
        else
            n += found;
        close(fd);
    }
    return n;
}
