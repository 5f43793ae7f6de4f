#include <stdatomic.h>
#include <stddef.h>
#include "Kernels.h"

/// NULL until the first call; every thread would choose the same table.
static _Atomic(const FoveaKernels *) chosen = NULL;

static const FoveaKernels *kernelsOf(int path) {
  switch (path) {
  case FoveaPathScalar: return &foveaScalarKernels;
  case FoveaPathPortable: return &foveaPortableKernels;
#if defined(__x86_64__)
  case FoveaPathAVX2: return &foveaAVX2Kernels;
  case FoveaPathAVX512: return &foveaAVX512Kernels;
#endif
  default: return NULL;
  }
}

bool fovea_path_supported(int path) {
  switch (path) {
  case FoveaPathScalar:
  case FoveaPathPortable: return true;
#if defined(__x86_64__)
  case FoveaPathAVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  case FoveaPathAVX512:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           fovea_path_supported(FoveaPathAVX2);
#endif
  default: return false;
  }
}

static const FoveaKernels *kernels(void) {
  const FoveaKernels *table = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (table) return table;
  int path = FoveaPathAVX512;
  while (!fovea_path_supported(path)) path--;
  table = kernelsOf(path);
  atomic_store_explicit(&chosen, table, memory_order_relaxed);
  return table;
}

int fovea_path(void) {
  const FoveaKernels *table = kernels();
  int path = FoveaPathScalar;
  while (kernelsOf(path) != table) path++;
  return path;
}

bool fovea_use_path(int path) {
  if (!fovea_path_supported(path)) return false;
  atomic_store_explicit(&chosen, kernelsOf(path), memory_order_relaxed);
  return true;
}

void fovea_product(
    int64_t rows, int64_t columns, int64_t depth, const float *a, int64_t aStride, int64_t aPanel,
    const float *b, const int64_t *offsets, float *c, int64_t cStride, const float *rowStart,
    bool accumulate) {
  kernels()->product(
      rows, columns, depth, a, aStride, aPanel, b, offsets, c, cStride, rowStart, accumulate);
}

void fovea_dots(
    int64_t rows, int64_t columns, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride, bool accumulate) {
  kernels()->dots(
      rows, columns, length, images, p, pStride, pImageStride, q, offsets, qImageStride, c,
      cStride, accumulate);
}

void fovea_row_sums(
    int64_t rows, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, float *sums) {
  kernels()->rowSums(rows, length, images, p, pStride, pImageStride, sums);
}

void fovea_copy_planes(
    int64_t planes, int64_t rows, int64_t count, const float *from, int64_t fromPlane,
    int64_t fromRow, int64_t fromStep, float *to, int64_t toPlane, int64_t toRow, int64_t toStep) {
  kernels()->copyPlanes(
      planes, rows, count, from, fromPlane, fromRow, fromStep, to, toPlane, toRow, toStep);
}

void fovea_transpose(
    int64_t rows, int64_t columns, const float *from, float *to, int64_t toRow) {
  kernels()->transpose(rows, columns, from, to, toRow);
}

void fovea_relu(int64_t count, const float *x, float *y) {
  kernels()->relu(count, x, y);
}

void fovea_relu_gradient(int64_t count, const float *y, const float *dy, float *dx) {
  kernels()->reluGradient(count, y, dy, dx);
}

void fovea_add(int64_t count, const float *x, float *sum) {
  kernels()->add(count, x, sum);
}

void fovea_max_pool_2x2(
    int64_t height, int64_t width, const float *x, float *y, uint8_t *winners) {
  kernels()->maxPool(height, width, x, y, winners);
}

void fovea_max_pool_2x2_gradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx) {
  kernels()->maxPoolGradient(height, width, dy, winners, dx);
}

void fovea_lane_max_pool_2x2(
    int64_t height, int64_t width, const float *x, float *y, uint8_t *winners) {
  kernels()->laneMaxPool(height, width, x, y, winners);
}

void fovea_lane_max_pool_2x2_gradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx) {
  kernels()->laneMaxPoolGradient(height, width, dy, winners, dx);
}

void fovea_momentum_step(
    int64_t count, float *w, const float *g, float *v, float rate, float momentum) {
  kernels()->momentumStep(count, w, g, v, rate, momentum);
}

void fovea_adam_step(
    int64_t count, float *w, const float *g, float *m, float *v, float rate, float beta1,
    float beta2, float secondCorrection, float epsilon) {
  kernels()->adamStep(count, w, g, m, v, rate, beta1, beta2, secondCorrection, epsilon);
}

void fovea_tile_input(
    const FoveaTiles *t, int64_t channels, const float *x, int64_t image, float *v,
    int64_t matrix, int64_t row, float *scratch) {
  kernels()->tileInput(t, channels, x, image, v, matrix, row, scratch);
}

void fovea_tile_output(
    const FoveaTiles *t, int64_t filters, const float *m, int64_t matrix, int64_t row,
    const float *bias, float *y, int64_t image, float *scratch) {
  kernels()->tileOutput(t, filters, m, matrix, row, bias, y, image, scratch);
}

void fovea_tile_output_gradient(
    const FoveaTiles *t, int64_t filters, const float *dy, int64_t image, float *m,
    int64_t matrix, int64_t row, float *scratch) {
  kernels()->tileOutputGradient(t, filters, dy, image, m, matrix, row, scratch);
}

void fovea_tile_input_gradient(
    const FoveaTiles *t, int64_t channels, const float *v, int64_t matrix, int64_t row, float *dx,
    int64_t image, float *scratch) {
  kernels()->tileInputGradient(t, channels, v, matrix, row, dx, image, scratch);
}

void fovea_tile_weights(
    int64_t count, int64_t depth, const float *w, int64_t countStride, int64_t depthStride,
    float *panels, int64_t matrix) {
  kernels()->tileWeights(count, depth, w, countStride, depthStride, panels, matrix);
}

void fovea_tile_weight_gradient(int64_t count, const float *u, int64_t matrix, float *dw) {
  kernels()->tileWeightGradient(count, u, matrix, dw);
}
