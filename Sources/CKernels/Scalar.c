// One float at a time: the order that all other paths must reproduce.
#define WIDTH 1
#define WIDE_TILES 0
#define PRODUCT_VECTORS_8 1
#define PRODUCT_VECTORS_4 3
#define DOT_COLUMNS 3
#include "AllKernels.h"

const FoveaKernels foveaScalarKernels = ALL_KERNELS;
