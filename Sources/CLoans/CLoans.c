#include "CLoans.h"

#define SWIFT_CALL __attribute__((swiftcall))
#define SWIFT_CONTEXT __attribute__((swift_context))

typedef SWIFT_CALL void (*PartFunction)(intptr_t part, intptr_t thread, SWIFT_CONTEXT void *context);

void fovea_run_part(FoveaLoan loan, intptr_t part, intptr_t thread) {
  ((PartFunction)loan.function)(part, thread, (void *)loan.context);
}

// A closure as Swift's argument is two of C's.
SWIFT_CALL void fovea_lend(
    const void *function, const void *context, void (*use)(FoveaLoan, void *), void *user) {
  use((FoveaLoan){function, context}, user);
}
