// Vectors of four floats, as every arm64 CPU has them; elsewhere the compiler splits them.
#define WIDTH 4
#define WIDE_TILES 1
#define PRODUCT_VECTORS_8 3
#define PRODUCT_VECTORS_4 6
#define DOT_COLUMNS 4
#include "AllKernels.h"

const FoveaKernels foveaPortableKernels = ALL_KERNELS;
