/* SPDX-License-Identifier: MIT */
/* Memory for whole frames of pixels. A frame is thousands of pages, and each is an interruption when it is first
 * touched: that took longer than setting the text which is on it. Here the kernel is told beforehand. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* A frame of zeros, in huge pages where the kernel has them. NULL if out of memory. */
uint32_t *frame_create(int width, int height);
void frame_destroy(uint32_t *frame, int width, int height); /* the same size; takes NULL */

/* Brings in the pages of memory that is about to be written from end to end, all at once. Its contents stay. */
void frame_bring_in(void *memory, size_t size);
