#pragma once

#include <stddef.h>

/// A file of reference values, as it was compiled into the program.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} FoveaReferenceFile;

/// The file of that name, such as "conv2d.json"; null when there is none.
const FoveaReferenceFile *fovea_reference_file(const char *name);
