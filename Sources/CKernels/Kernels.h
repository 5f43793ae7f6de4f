#pragma once
#include "CKernels.h"

/// One instruction set's kernels; the members mirror the functions of CKernels.h.
typedef struct {
  void (*product)(
      int64_t, int64_t, int64_t, const float *, int64_t, int64_t, const float *, const int64_t *,
      float *, int64_t, const float *, bool);
  void (*dots)(
      int64_t, int64_t, int64_t, int64_t, const float *, int64_t, int64_t, const float *,
      const int64_t *, int64_t, float *, int64_t, bool);
  void (*rowSums)(int64_t, int64_t, int64_t, const float *, int64_t, int64_t, float *);
  void (*copyPlanes)(
      int64_t, int64_t, int64_t, const float *, int64_t, int64_t, int64_t, float *, int64_t,
      int64_t, int64_t);
  void (*transpose)(int64_t, int64_t, const float *, float *, int64_t);
  void (*relu)(int64_t, const float *, float *);
  void (*reluGradient)(int64_t, const float *, const float *, float *);
  void (*add)(int64_t, const float *, float *);
  void (*maxPool)(int64_t, int64_t, const float *, float *, uint8_t *);
  void (*maxPoolGradient)(int64_t, int64_t, const float *, const uint8_t *, float *);
  void (*laneMaxPool)(int64_t, int64_t, const float *, float *, uint8_t *);
  void (*laneMaxPoolGradient)(int64_t, int64_t, const float *, const uint8_t *, float *);
  void (*momentumStep)(int64_t, float *, const float *, float *, float, float);
  void (*adamStep)(
      int64_t, float *, const float *, float *, float *, float, float, float, float, float);
  void (*tileInput)(
      const FoveaTiles *, int64_t, const float *, int64_t, float *, int64_t, int64_t, float *);
  void (*tileOutput)(
      const FoveaTiles *, int64_t, const float *, int64_t, int64_t, const float *, float *, int64_t,
      float *);
  void (*tileOutputGradient)(
      const FoveaTiles *, int64_t, const float *, int64_t, float *, int64_t, int64_t, float *);
  void (*tileInputGradient)(
      const FoveaTiles *, int64_t, const float *, int64_t, int64_t, float *, int64_t, float *);
  void (*tileWeights)(
      int64_t, int64_t, const float *, int64_t, int64_t, float *, int64_t);
  void (*tileWeightGradient)(int64_t, const float *, int64_t, float *);
} FoveaKernels;

extern const FoveaKernels foveaScalarKernels;
extern const FoveaKernels foveaPortableKernels;
#if defined(__x86_64__)
extern const FoveaKernels foveaAVX2Kernels;
extern const FoveaKernels foveaAVX512Kernels;
#endif
