#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>
#include "Kernels.h"

// 32 registers of 16 floats: 24 sums leave room for the operands.
#define WIDTH 16
#define WIDE_TILES 1
#define PRODUCT_VECTORS_8 3
#define PRODUCT_VECTORS_4 6
#define DOT_COLUMNS 4
/// The lanes of the first `count` floats.
#define PART_MASK(count) ((__mmask16)((1u << (count)) - 1))

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"), min_vector_width(512))), apply_to = function)
#include "AllKernels.h"
#pragma clang attribute pop

const FoveaKernels foveaAVX512Kernels = ALL_KERNELS;
#endif
