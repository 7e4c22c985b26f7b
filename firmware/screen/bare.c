/* SPDX-License-Identifier: MIT */
#include "screen/bare.h"

#include <SDL_syswm.h>
#include <dlfcn.h>
#include <errno.h>
#include <glob.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

static bool is_library(const char *name)
{
    void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);

    if (library != NULL)
        dlclose(library);
    return library != NULL;
}

static bool is_file(const char *pattern)
{
    glob_t found;
    bool there = glob(pattern, GLOB_NOSORT, NULL, &found) == 0;

    globfree(&found);
    return there;
}

const char *bare_missing_package(void)
{
    return !is_library("libEGL.so.1")                                                 ? "libegl1"
           : !is_library("libEGL_mesa.so.0")                                          ? "libegl-mesa0"
           : !is_library("libGLESv2.so.2")                                            ? "libgles2"
           : !is_file("/usr/lib/*/dri/*_dri.so") && !is_file("/usr/lib/dri/*_dri.so") ? "libgl1-mesa-dri"
                                                                                      : NULL;
}

/* 0: the connector has no such property. */
static uint32_t dpms_property(int fd, const drmModeConnector *c)
{
    uint32_t found = 0;

    for (int i = 0; i < c->count_props && found == 0; i++) {
        drmModePropertyRes *p = drmModeGetProperty(fd, c->props[i]);
        if (p != NULL && strcmp(p->name, "DPMS") == 0)
            found = p->prop_id;
        drmModeFreeProperty(p);
    }
    return found;
}

static int set_all(int fd, const drmModeRes *resources, bool on)
{
    int set = 0;

    for (int i = 0; i < resources->count_connectors; i++) {
        /* What the kernel knows of it already; probing anew would take a while. */
        drmModeConnector *c = drmModeGetConnectorCurrent(fd, resources->connectors[i]);
        uint32_t property = c != NULL && c->encoder_id != 0 ? dpms_property(fd, c) : 0;
        if (property != 0 &&
            drmModeConnectorSetProperty(fd, c->connector_id, property, on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF) == 0)
            set++;
        drmModeFreeConnector(c);
    }
    return set;
}

int bare_drm(SDL_Window *window)
{
    SDL_SysWMinfo info;

    SDL_VERSION(&info.version);
#ifdef SDL_VIDEO_DRIVER_KMSDRM
    if (SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_KMSDRM)
        return info.info.kmsdrm.drm_fd;
#endif
    return -1;
}

bool bare_power(SDL_Window *window, bool on, struct error *e)
{
    int fd = bare_drm(window);

    if (fd < 0)
        return error_set(e, "the panel's power cannot be reached through SDL");
    drmModeRes *resources = drmModeGetResources(fd);
    if (resources == NULL)
        return error_set(e, "the panel's power: %s", strerror(errno));
    int set = set_all(fd, resources, on);
    drmModeFreeResources(resources);
    return set > 0 || error_set(e, "the panel's power cannot be turned %s: %s", on ? "on" : "off",
                                errno != 0 ? strerror(errno) : "it has no such property");
}
