#pragma once

#include <stdbool.h>
#include <stdint.h>

// Counts what a program takes from the heap. Linking this target puts its own malloc, free and
// their kin before the C library's, which they call; every thread and every library is counted.
// An address or thread sanitizer does the same and must stay first: then nothing is counted.

/// Whether this program's allocations are counted.
bool fovea_allocations_are_counted(void);

/// How often memory was taken or made larger since the program began.
int64_t fovea_allocations(void);

/// Bytes that are taken and not given back.
int64_t fovea_live_bytes(void);
