// Sums along memory: many dot products of pixels, for the gradients of a filter's weights. A
// fixed number of lanes, added pairwise at the end, gives the same bits for every vector width.

INLINE float laneSum(const float *lanes) {
  float sums[LANES / 2];
  UNROLL for (int i = 0; i < 8; i++) sums[i] = lanes[i] + lanes[i + 8];
  UNROLL for (int i = 0; i < 4; i++) sums[i] += sums[i + 4];
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

#define MOST_DOT_ROWS 4
#define MOST_DOT_COLUMNS 8
/// Floats of Q that stay in the first cache.
#define DOT_BLOCK 6144

#if WIDTH == LANES

// Each of these adds the lanes of two vectors that lie 8, 4, 2 or 1 apart, and keeps half of the
// result's lanes for each: two blends and one shuffle, where adding one vector's lanes takes two.
#define FOLDED(x, y, KEPT, SWAPPED) \
  (__builtin_shufflevector(x, y, KEPT) + __builtin_shufflevector(x, y, SWAPPED))
#define FOLD_EIGHTS(x, y) \
  FOLDED( \
      x, y, FOLD_LANES(0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31), \
      FOLD_LANES(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23))
#define FOLD_FOURS(x, y) \
  FOLDED( \
      x, y, FOLD_LANES(0, 1, 2, 3, 20, 21, 22, 23, 8, 9, 10, 11, 28, 29, 30, 31), \
      FOLD_LANES(4, 5, 6, 7, 16, 17, 18, 19, 12, 13, 14, 15, 24, 25, 26, 27))
#define FOLD_TWOS(x, y) \
  FOLDED( \
      x, y, FOLD_LANES(0, 1, 18, 19, 4, 5, 22, 23, 8, 9, 26, 27, 12, 13, 30, 31), \
      FOLD_LANES(2, 3, 16, 17, 6, 7, 20, 21, 10, 11, 24, 25, 14, 15, 28, 29))
#define FOLD_ONES(x, y) \
  FOLDED( \
      x, y, FOLD_LANES(0, 17, 2, 19, 4, 21, 6, 23, 8, 25, 10, 27, 12, 29, 14, 31), \
      FOLD_LANES(1, 16, 3, 18, 5, 20, 7, 22, 9, 24, 11, 26, 13, 28, 15, 30))
#define FOLD_LANES(...) __VA_ARGS__

/// The first steps of four lane sums: four lanes for each are left.
INLINE Vector foldFour(Vector sum0, Vector sum1, Vector sum2, Vector sum3) {
  const Vector even = FOLD_EIGHTS(sum0, sum2), odd = FOLD_EIGHTS(sum1, sum3);
  return FOLD_FOURS(even, odd);
}

/// Adds the lane sums of four rows and four columns to C: the additions of laneSum.
INLINE void addSixteenSums(
    Vector column0, Vector column1, Vector column2, Vector column3, float *c, int64_t cStride,
    bool accumulate) {
  const Vector even = FOLD_TWOS(column0, column2), odd = FOLD_TWOS(column1, column3);
  const Vector sums = FOLD_ONES(even, odd);
  typedef float Four __attribute__((ext_vector_type(4), aligned(4)));
#define ADD_FOUR(i) \
  do { \
    const Four four = \
        __builtin_shufflevector(sums, sums, 4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3); \
    Four *to = (Four *)(c + i * cStride); \
    *to = accumulate ? *to + four : four; \
  } while (0)
  ADD_FOUR(0);
  ADD_FOUR(1);
  ADD_FOUR(2);
  ADD_FOUR(3);
}

#endif

INLINE void dotTile(
    const int R, const int J, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride, bool accumulate) {
  float lanes[MOST_DOT_ROWS][MOST_DOT_COLUMNS][LANES] __attribute__((aligned(64)));
  UNROLL for (int part = 0; part < LANES; part += WIDTH) {
    Vector sums[MOST_DOT_ROWS][MOST_DOT_COLUMNS];
    UNROLL for (int i = 0; i < R; i++) {
      UNROLL for (int j = 0; j < J; j++) sums[i][j] = splat(0);
    }
    for (int64_t image = 0; image < images; image++) {
      const float *left = p + image * pImageStride + part;
      const float *right[MOST_DOT_COLUMNS];
      UNROLL for (int j = 0; j < J; j++) {
        right[j] = q + image * qImageStride + offsets[j] + part;
      }
      for (int64_t x = 0; x < length; x += LANES) {
        Vector values[MOST_DOT_COLUMNS];
        UNROLL for (int j = 0; j < J; j++) values[j] = load(right[j] + x);
        UNROLL for (int i = 0; i < R; i++) {
          const Vector row = load(left + i * pStride + x);
          UNROLL for (int j = 0; j < J; j++) sums[i][j] = fused(row, values[j], sums[i][j]);
        }
      }
    }
#if WIDTH == LANES
    if (R == 4 && J == 4) {
      Vector folded[4];
      UNROLL for (int j = 0; j < 4; j++) {
        folded[j] = foldFour(sums[0][j], sums[1][j], sums[2][j], sums[3][j]);
      }
      addSixteenSums(folded[0], folded[1], folded[2], folded[3], c, cStride, accumulate);
      return;
    }
#define NTH_SUM(n) sums[((n) < R * J ? (n) : 0) / J][((n) < R * J ? (n) : 0) % J]
    UNROLL for (int n = 0; n < R * J; n += 4) {
      const Vector folded = foldFour(NTH_SUM(n), NTH_SUM(n + 1), NTH_SUM(n + 2), NTH_SUM(n + 3));
      const Vector twos = FOLD_TWOS(folded, folded), total = FOLD_ONES(twos, twos);
      UNROLL for (int q = 0; q < 4; q++) {
        if (n + q < R * J) {
          float *to = c + (n + q) / J * cStride + (n + q) % J;
          *to = accumulate ? *to + total[4 * q] : total[4 * q];
        }
      }
    }
    return;
#endif
    UNROLL for (int i = 0; i < R; i++) {
      UNROLL for (int j = 0; j < J; j++) store(lanes[i][j] + part, sums[i][j]);
    }
  }
  for (int i = 0; i < R; i++) {
    for (int j = 0; j < J; j++) {
      const float sum = laneSum(lanes[i][j]);
      c[i * cStride + j] = accumulate ? c[i * cStride + j] + sum : sum;
    }
  }
}

#define DOT_TILE(R, J) \
  dotTile( \
      R, J, length, images, p + i * pStride, pStride, pImageStride, q, offsets + j, qImageStride, \
      c + i * cStride + j, cStride, accumulate)

/// R rows over all columns, J at a time; J + 1 where one would be left, because a tile of few sums
/// waits for each addition.
#define DOT_ROWS(R, J) \
  static void dotRows##R( \
      int64_t i, int64_t columns, int64_t length, int64_t images, const float *p, \
      int64_t pStride, int64_t pImageStride, const float *q, const int64_t *offsets, \
      int64_t qImageStride, float *c, int64_t cStride, bool accumulate) { \
    int64_t j = 0; \
    for (; j + J <= columns && (WIDTH == 8 || columns - j != J + 1); j += J) DOT_TILE(R, J); \
    for (; WIDTH != 8 && columns - j == J + 1; j += J + 1) DOT_TILE(R, (J + 1)); \
    for (; J > 4 && j + 4 <= columns; j += 4) DOT_TILE(R, 4); \
    for (; j + 2 <= columns; j += 2) DOT_TILE(R, 2); \
    for (; j < columns; j += 1) DOT_TILE(R, 1); \
  }

DOT_ROWS(4, DOT_COLUMNS)
DOT_ROWS(2, (2 * DOT_COLUMNS - 1))
DOT_ROWS(1, (2 * DOT_COLUMNS - 1))

static void dots(
    int64_t rows, int64_t columns, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride, bool accumulate) {
  // A block of Q's rows stays in the first cache while all rows of P pass.
  const int64_t block = DOT_COLUMNS + DOT_BLOCK / (length * images + 1) / DOT_COLUMNS * DOT_COLUMNS;
  for (int64_t j = 0, width; j < columns; j += width) {
    width = columns - j < block + DOT_COLUMNS ? columns - j : block;
    int64_t i = 0;
#define DOT_RUN(R) \
  dotRows##R( \
      i, width, length, images, p, pStride, pImageStride, q, offsets + j, qImageStride, c + j, \
      cStride, accumulate)
    for (; i + 4 <= rows; i += 4) DOT_RUN(4);
    for (; i + 2 <= rows; i += 2) DOT_RUN(2);
    for (; i < rows; i += 1) DOT_RUN(1);
  }
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
