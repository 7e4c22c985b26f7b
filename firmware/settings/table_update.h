/* SPDX-License-Identifier: MIT */
/* The rows of the group about new editions, for the one table. */
#ifndef SETTINGS_TABLE_UPDATE_H
#define SETTINGS_TABLE_UPDATE_H

#include "settings/table.h"

extern const struct row rows_update[6];

#endif
