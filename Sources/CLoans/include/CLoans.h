#pragma once

#include <stdint.h>

// Lends a Swift closure that lives on its caller's stack to other threads. Swift by itself copies
// such a closure to the heap first. A closure is a function and its context; Clang's attributes
// `swiftcall` and `swift_context` pass them on the way Swift does.
//
// `fovea_lend` is declared in Swift, which alone can call it with a closure.

/// A closure that takes a part and a thread, and belongs to somebody who waits.
typedef struct {
  const void *_Nonnull function;
  const void *_Nullable context;
} FoveaLoan;

/// Calls the closure.
void fovea_run_part(FoveaLoan loan, intptr_t part, intptr_t thread);
