#if defined(__x86_64__)
#include <string.h>
#include "Kernels.h"

// 16 registers of 8 floats: 12 sums leave room for the operands.
#define WIDTH 8
#define WIDE_TILES 0
#define PRODUCT_VECTORS_8 1
#define PRODUCT_VECTORS_4 3
#define DOT_COLUMNS 3

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "AllKernels.h"
#pragma clang attribute pop

const FoveaKernels foveaAVX2Kernels = ALL_KERNELS;
#endif
