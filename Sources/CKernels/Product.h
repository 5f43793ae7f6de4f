// The matrix product that also slides filters: vectors run across the columns, so the order of
// additions over k is that of the plain loop whatever the width.

/// The most rows and vectors that a tile has: arrays sized by a parameter would live in memory.
#define MOST_ROWS 8
#define MOST_VECTORS 6
/// Rows of A that lie together.
#define PANEL 8

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
      M, V, columns - n, depth, a, aStride, b + n, offsets, c + n, cStride, rowStart, accumulate)

/// M rows over a block of columns, V vectors at a time; four vectors go as twice two, because a
/// tile of one has too few sums to hide the latency of an addition.
#define PRODUCT_ROWS(M, V) \
  static void productRows##M( \
      int64_t columns, int64_t depth, const float *a, int64_t aStride, const float *b, \
      const int64_t *offsets, float *c, int64_t cStride, const float *rowStart, \
      bool accumulate) { \
    int64_t n = 0; \
    for (; n + (V - 1) * WIDTH < columns; n += V * WIDTH) { \
      if (V == 3 && columns - n > 3 * WIDTH && columns - n <= 4 * WIDTH) break; \
      PRODUCT_TILE(M, V); \
    } \
    for (; V > 2 && n + WIDTH < columns; n += 2 * WIDTH) PRODUCT_TILE(M, 2); \
    for (; n < columns; n += WIDTH) PRODUCT_TILE(M, 1); \
  }

PRODUCT_ROWS(8, PRODUCT_VECTORS_8)
PRODUCT_ROWS(4, PRODUCT_VECTORS_4)
PRODUCT_ROWS(2, PRODUCT_VECTORS_4)
PRODUCT_ROWS(1, PRODUCT_VECTORS_4)

/// Columns that all rows go over before the next ones: their part of B stays in the first cache.
#define COLUMN_BLOCK (6 * WIDTH)
/// Products added before the sums go back to memory: A's part stays in the second cache.
#define DEPTH_BLOCK 384

static void product(
    int64_t rows, int64_t columns, int64_t depth, const float *a, int64_t aStride, int64_t aPanel,
    const float *b, const int64_t *offsets, float *c, int64_t cStride, const float *rowStart,
    bool accumulate) {
  const int64_t parts = depth <= DEPTH_BLOCK ? 1 : (depth + DEPTH_BLOCK - 1) / DEPTH_BLOCK;
  for (int64_t part = 0; part < parts; part++) {
    const int64_t first = depth * part / parts;
    const int64_t count = depth * (part + 1) / parts - first;
    const bool continues = accumulate || part > 0;
    for (int64_t n = 0; n < columns; n += COLUMN_BLOCK) {
      const int64_t width = columns - n < COLUMN_BLOCK ? columns - n : COLUMN_BLOCK;
      int64_t m = 0;
#define PRODUCT_RUN(M) \
  productRows##M( \
      width, count, a + m / PANEL * aPanel + m % PANEL + first * aStride, aStride, b + n, \
      offsets + first, c + m * cStride + n, cStride, rowStart ? rowStart + m : 0, continues)
      for (; WIDE_TILES && m + 8 <= rows; m += 8) PRODUCT_RUN(8);
      for (; m + 4 <= rows; m += 4) PRODUCT_RUN(4);
      for (; m + 2 <= rows; m += 2) PRODUCT_RUN(2);
      for (; m < rows; m += 1) PRODUCT_RUN(1);
    }
  }
}
