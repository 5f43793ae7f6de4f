#include "LeakSuppressions.h"

// XCTest keeps its list of suites, and Foundation the block that it reads an empty file into.
const char *__lsan_default_suppressions(void) {
  return "leak:libXCTest.so\n"
         "leak:readBytesFromFile\n";
}
