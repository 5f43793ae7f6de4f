#include "LeakSuppressions.h"

// `#embed` belongs to C23; this compiler knows it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char suppressions[] = {
#embed "leaks.txt"
, 0};

const char *__lsan_default_suppressions(void) { return suppressions; }
