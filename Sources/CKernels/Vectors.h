// The vector type that the kernels of one instruction set are written in. The including file
// defines WIDTH, the floats in one vector.
#include <string.h>
#include "Kernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
/// The lanes of a sum along memory, the same on every machine.
#define LANES 16

typedef float Vector __attribute__((ext_vector_type(WIDTH), aligned(4)));
typedef int32_t Mask __attribute__((ext_vector_type(WIDTH), aligned(4)));

INLINE Vector load(const float *p) {
  return *(const Vector *)p;
}

INLINE void store(float *p, Vector v) {
  *(Vector *)p = v;
}

INLINE Vector splat(float x) {
  return (Vector)(x);
}

INLINE Vector fused(Vector a, Vector b, Vector c) {
  return __builtin_elementwise_fma(a, b, c);
}

INLINE Vector pick(Mask mask, Vector yes, Vector no) {
  return (Vector)(((Mask)yes & mask) | ((Mask)no & ~mask));
}

#ifdef PART_MASK

/// The first `count` floats, zeros after them.
INLINE Vector loadPart(const float *p, int64_t count) {
  return (Vector)_mm512_maskz_loadu_ps(PART_MASK(count), p);
}

INLINE void storePart(float *p, Vector v, int64_t count) {
  _mm512_mask_storeu_ps(p, PART_MASK(count), (__m512)v);
}

#else

/// The first `count` floats, zeros after them.
INLINE Vector loadPart(const float *p, int64_t count) {
  float part[WIDTH] = {0};
  memcpy(part, p, (size_t)count * sizeof(float));
  return load(part);
}

INLINE void storePart(float *p, Vector v, int64_t count) {
  float part[WIDTH];
  store(part, v);
  memcpy(p, part, (size_t)count * sizeof(float));
}

#endif
