#pragma once

/// What the address sanitizer asks a program with tests: leaks of the toolchain's own libraries,
/// which are not ours to mend.
const char *__lsan_default_suppressions(void);
