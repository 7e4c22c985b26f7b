/* SPDX-License-Identifier: MIT */
#include "screen/frame.h"

#include <sys/mman.h>
#include <unistd.h>

/* What a huge page is on the machines in question; where it is another, the frame has small ones. */
#define HUGE ((size_t)2 << 20)

static size_t frame_bytes(int width, int height)
{
    size_t n = (size_t)width * (size_t)height * sizeof(uint32_t);

    return (n + HUGE - 1) / HUGE * HUGE;
}

uint32_t *frame_create(int width, int height)
{
    size_t size = frame_bytes(width, height);
    char *memory = mmap(NULL, size + HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED)
        return NULL;
    /* One huge page more than needed, so that the frame can begin on the border of one; the rest goes back. */
    size_t before = (HUGE - (uintptr_t)memory % HUGE) % HUGE;
    char *frame = memory + before;
    if (before > 0)
        munmap(memory, before);
    munmap(frame + size, HUGE - before);
    madvise(frame, size, MADV_HUGEPAGE); /* a wish: without it all works as well */
    return (uint32_t *)frame;
}

void frame_destroy(uint32_t *frame, int width, int height)
{
    if (frame != NULL)
        munmap(frame, frame_bytes(width, height));
}

void frame_bring_in(void *memory, size_t size)
{
#ifdef MADV_POPULATE_WRITE /* since Linux 5.14; an older kernel refuses, and the pages come one by one */
    size_t page = (size_t)sysconf(_SC_PAGESIZE), skipped = (page - (uintptr_t)memory % page) % page;

    if (size >= skipped + page)
        madvise((char *)memory + skipped, (size - skipped) / page * page, MADV_POPULATE_WRITE);
#else
    (void)memory;
    (void)size;
#endif
}
