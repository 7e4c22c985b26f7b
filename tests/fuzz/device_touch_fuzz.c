/* SPDX-License-Identifier: MIT */
/*
 * Whatever a panel sends: a finger goes down, moves and comes up in that order, and no more come out than there is room
 * for. The first byte says what kind of panel, then each event is four bytes: type and code, and the value.
 */
#include "device/touch.h"

#include <linux/input-event-codes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static void must(bool truth)
{
    if (!truth)
        abort();
}

static void follow(bool down[TOUCH_SLOTS_MOST], const struct touch_point *points, size_t n)
{
    must(n <= TOUCH_POINTS_MOST);
    for (size_t i = 0; i < n; i++) {
        const struct touch_point *p = &points[i];
        must(p->slot >= 0 && p->slot < TOUCH_SLOTS_MOST);
        must(down[p->slot] == (p->kind != TOUCH_DOWN));
        must(p->x == p->x && p->y == p->y); /* a number */
        down[p->slot] = p->kind == TOUCH_DOWN || p->kind == TOUCH_MOVE;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint16_t codes[][2] = {{EV_SYN, SYN_REPORT},
                                        {EV_ABS, ABS_MT_SLOT},
                                        {EV_ABS, ABS_MT_TRACKING_ID},
                                        {EV_ABS, ABS_MT_POSITION_X},
                                        {EV_ABS, ABS_MT_POSITION_Y},
                                        {EV_KEY, BTN_TOUCH},
                                        {EV_ABS, ABS_X},
                                        {EV_ABS, ABS_Y},
                                        {EV_SYN, SYN_DROPPED},
                                        {EV_ABS, ABS_MT_TOUCH_MAJOR}};
    struct touch_point points[TOUCH_POINTS_MOST];
    bool down[TOUCH_SLOTS_MOST] = {false};
    struct touch t;

    if (size < 1)
        return 0;
    const struct touch_axis axis = {(data[0] & 2) != 0 ? INT32_MIN : 0, (data[0] & 4) != 0 ? INT32_MAX : 100};
    touch_init(&t, (data[0] & 1) != 0, axis, axis, TOUCH_AS_IT_IS, (int8_t)data[0]);
    for (data++, size--; size >= 4; data += 4, size -= 4) {
        const uint16_t *code = codes[data[0] % (sizeof codes / sizeof codes[0])];
        int value = (int16_t)(data[1] | data[2] << 8);
        if (data[3] > 250)
            value = data[3] == 255 ? INT32_MAX : INT32_MIN;
        if (data[3] == 128)
            follow(down, points, touch_cancel(&t, points));
        follow(down, points, touch_event(&t, code[0], code[1], value, points));
    }
    follow(down, points, touch_cancel(&t, points));
    for (size_t i = 0; i < TOUCH_SLOTS_MOST; i++)
        must(!down[i]);
    return 0;
}
