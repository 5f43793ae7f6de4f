// Sums along memory: many dot products of pixels, for the gradients of a filter's weights. A
// fixed number of lanes, added pairwise at the end, gives the same bits for every vector width.

INLINE float laneSum(const float *lanes) {
  float sums[LANES / 2];
  UNROLL for (int i = 0; i < 8; i++) sums[i] = lanes[i] + lanes[i + 8];
  UNROLL for (int i = 0; i < 4; i++) sums[i] += sums[i + 4];
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

#define MOST_DOT_ROWS 4

#if WIDTH == LANES

/// Adds the lane sums of four rows to one column of C: the additions of laneSum, for four at once.
INLINE void addLaneSums(
    Vector row0, Vector row1, Vector row2, Vector row3, float *c, int64_t cStride) {
#define FIRST_EIGHT(x, y) \
  __builtin_shufflevector(x, y, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23)
#define LAST_EIGHT(x, y) \
  __builtin_shufflevector(x, y, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31)
  const Vector eights01 = FIRST_EIGHT(row0, row1) + LAST_EIGHT(row0, row1);
  const Vector eights23 = FIRST_EIGHT(row2, row3) + LAST_EIGHT(row2, row3);
  const Vector fours =
      __builtin_shufflevector(
          eights01, eights23, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27) +
      __builtin_shufflevector(
          eights01, eights23, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  const Vector twos =
      fours + __builtin_shufflevector(
                  fours, fours, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
  const Vector ones =
      twos + __builtin_shufflevector(
                 twos, twos, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
  c[0] += ones[0];
  c[cStride] += ones[4];
  c[2 * cStride] += ones[8];
  c[3 * cStride] += ones[12];
}

#endif

INLINE void dotTile(
    const int R, const int J, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride) {
  float lanes[MOST_DOT_ROWS][DOT_COLUMNS][LANES] __attribute__((aligned(64)));
  UNROLL for (int part = 0; part < LANES; part += WIDTH) {
    Vector sums[MOST_DOT_ROWS][DOT_COLUMNS];
    UNROLL for (int i = 0; i < R; i++) {
      UNROLL for (int j = 0; j < J; j++) sums[i][j] = splat(0);
    }
    for (int64_t image = 0; image < images; image++) {
      const float *left = p + image * pImageStride + part;
      const float *right[DOT_COLUMNS];
      UNROLL for (int j = 0; j < J; j++) {
        right[j] = q + image * qImageStride + offsets[j] + part;
      }
      for (int64_t x = 0; x < length; x += LANES) {
        Vector values[DOT_COLUMNS];
        UNROLL for (int j = 0; j < J; j++) values[j] = load(right[j] + x);
        UNROLL for (int i = 0; i < R; i++) {
          const Vector row = load(left + i * pStride + x);
          UNROLL for (int j = 0; j < J; j++) sums[i][j] = fused(row, values[j], sums[i][j]);
        }
      }
    }
#if WIDTH == LANES
    if (R == 4) {
      UNROLL for (int j = 0; j < J; j++) {
        addLaneSums(sums[0][j], sums[1][j], sums[2][j], sums[3][j], c + j, cStride);
      }
      return;
    }
#endif
    UNROLL for (int i = 0; i < R; i++) {
      UNROLL for (int j = 0; j < J; j++) store(lanes[i][j] + part, sums[i][j]);
    }
  }
  for (int i = 0; i < R; i++) {
    for (int j = 0; j < J; j++) c[i * cStride + j] += laneSum(lanes[i][j]);
  }
}

#define DOT_TILE(R, J) \
  dotTile( \
      R, J, length, images, p + i * pStride, pStride, pImageStride, q, offsets + j, qImageStride, \
      c + i * cStride + j, cStride)

#define DOT_ROWS(R, J) \
  static void dotRows##R( \
      int64_t i, int64_t columns, int64_t length, int64_t images, const float *p, \
      int64_t pStride, int64_t pImageStride, const float *q, const int64_t *offsets, \
      int64_t qImageStride, float *c, int64_t cStride) { \
    int64_t j = 0; \
    for (; j + J <= columns; j += J) DOT_TILE(R, J); \
    for (; J > 2 && j + 2 <= columns; j += 2) DOT_TILE(R, 2); \
    for (; j < columns; j += 1) DOT_TILE(R, 1); \
  }

DOT_ROWS(4, DOT_COLUMNS)
DOT_ROWS(2, DOT_COLUMNS)
DOT_ROWS(1, DOT_COLUMNS)

static void dots(
    int64_t rows, int64_t columns, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride) {
  int64_t i = 0;
#define DOT_RUN(R) \
  dotRows##R( \
      i, columns, length, images, p, pStride, pImageStride, q, offsets, qImageStride, c, cStride)
  for (; i + 4 <= rows; i += 4) DOT_RUN(4);
  for (; i + 2 <= rows; i += 2) DOT_RUN(2);
  for (; i < rows; i += 1) DOT_RUN(1);
}

static void rowSums(
    int64_t rows, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, float *sums) {
  for (int64_t i = 0; i < rows; i++) {
    float lanes[LANES];
    UNROLL for (int part = 0; part < LANES; part += WIDTH) {
      Vector sum = splat(0);
      for (int64_t image = 0; image < images; image++) {
        const float *row = p + image * pImageStride + i * pStride + part;
        for (int64_t x = 0; x < length; x += LANES) sum += load(row + x);
      }
      store(lanes + part, sum);
    }
    sums[i] += laneSum(lanes);
  }
}
