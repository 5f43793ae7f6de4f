// The matrix product that also slides filters: vectors run across the columns, so the order of
// additions over k is that of the plain loop whatever the width.

/// The most rows and vectors that a tile has: arrays sized by a parameter would live in memory.
#define MOST_ROWS 8
#define MOST_VECTORS 6

INLINE void productTile(
    const int M, const int V, int64_t columns, int64_t depth, const float *a, int64_t aStride,
    const float *b, const int64_t *offsets, float *c, int64_t cStride, const float *rowStart,
    bool accumulate) {
  Vector sums[MOST_ROWS][MOST_VECTORS];
  const int64_t lastCount = columns - (V - 1) * WIDTH;
  const bool whole = lastCount >= WIDTH;
  UNROLL for (int m = 0; m < M; m++) {
    UNROLL for (int v = 0; v < V; v++) {
      const float *from = c + m * cStride + v * WIDTH;
      if (!accumulate) {
        sums[m][v] = splat(rowStart ? rowStart[m] : 0);
      } else if (v < V - 1 || whole) {
        sums[m][v] = load(from);
      } else {
        sums[m][v] = loadPart(from, lastCount);
      }
    }
  }
  for (int64_t k = 0; k < depth; k++) {
    const float *row = b + offsets[k];
    Vector values[MOST_VECTORS];
    UNROLL for (int v = 0; v < V; v++) values[v] = load(row + v * WIDTH);
    UNROLL for (int m = 0; m < M; m++) {
      const Vector weight = splat(a[k * aStride + m]);
      UNROLL for (int v = 0; v < V; v++) sums[m][v] = fused(weight, values[v], sums[m][v]);
    }
  }
  UNROLL for (int m = 0; m < M; m++) {
    UNROLL for (int v = 0; v < V; v++) {
      float *to = c + m * cStride + v * WIDTH;
      if (v < V - 1 || whole) {
        store(to, sums[m][v]);
      } else {
        storePart(to, sums[m][v], lastCount);
      }
    }
  }
}

#define PRODUCT_TILE(M, V) \
  productTile( \
      M, V, columns - n, depth, a + m, aStride, b + n, offsets, c + m * cStride + n, cStride, \
      rowStart ? rowStart + m : 0, accumulate)

/// M rows over all columns, V vectors at a time, then one at a time.
#define PRODUCT_ROWS(M, V) \
  static void productRows##M( \
      int64_t m, int64_t columns, int64_t depth, const float *a, int64_t aStride, const float *b, \
      const int64_t *offsets, float *c, int64_t cStride, const float *rowStart, \
      bool accumulate) { \
    int64_t n = 0; \
    for (; n + (V - 1) * WIDTH < columns; n += V * WIDTH) PRODUCT_TILE(M, V); \
    for (; V > 2 && n + WIDTH < columns; n += 2 * WIDTH) PRODUCT_TILE(M, 2); \
    for (; n < columns; n += WIDTH) PRODUCT_TILE(M, 1); \
  }

PRODUCT_ROWS(8, PRODUCT_VECTORS_8)
PRODUCT_ROWS(4, PRODUCT_VECTORS_4)
PRODUCT_ROWS(2, PRODUCT_VECTORS_4)
PRODUCT_ROWS(1, PRODUCT_VECTORS_4)

static void product(
    int64_t rows, int64_t columns, int64_t depth, const float *a, int64_t aStride, const float *b,
    const int64_t *offsets, float *c, int64_t cStride, const float *rowStart, bool accumulate) {
  int64_t m = 0;
#define PRODUCT_RUN(M) \
  productRows##M(m, columns, depth, a, aStride, b, offsets, c, cStride, rowStart, accumulate)
  for (; WIDE_TILES && m + 8 <= rows; m += 8) PRODUCT_RUN(8);
  for (; m + 4 <= rows; m += 4) PRODUCT_RUN(4);
  for (; m + 2 <= rows; m += 2) PRODUCT_RUN(2);
  for (; m < rows; m += 1) PRODUCT_RUN(1);
}
