// Max pooling and the tiles' transforms for 16 images that lie side by side: every pixel is one
// vector, so nothing is shuffled and no vector is cut at the end of a row. The additions are those
// of Winograd.h and Pooling.h, in the same order.

/// One pixel's lanes, zeros outside of the map.
INLINE Vector lanesAt(
    const float *map, int64_t height, int64_t width, int64_t y, int64_t x, int64_t part) {
  if (y < 0 || y >= height || x < 0 || x >= width) return splat(0);
  return load(map + (y * width + x) * LANES + part);
}

#define FOUR_TIMES UNROLL for (int k = 0; k < 4; k++)

/// Each part of each tile of each channel `c`.
#define FOR_LANE_TILES(channels) \
  for (int64_t c = 0; c < channels; c++) \
    for (int64_t r = 0; r < t->rows; r++) \
      for (int64_t column = 0; column < t->columns; column++) \
        UNROLL for (int64_t part = 0; part < LANES; part += WIDTH)
/// The tile's first pixel above and left of its outputs, and its place in a matrix's row.
#define TILE_TOP (2 * (t->firstRow + r) - t->top)
#define TILE_LEFT (2 * column - t->left)
#define TILE_PLACE ((r * t->columns + column) * LANES + part)

INLINE void laneInput(
    const FoveaTiles *t, const float *map, int64_t top, int64_t left, int64_t part, float *to,
    int64_t matrix) {
  Vector d[4][4], s[4][4];
  if (top >= 0 && left >= 0 && top + 4 <= t->height && left + 4 <= t->width) {
    const float *corner = map + (top * t->width + left) * LANES + part;
    FOUR_TIMES {
      UNROLL for (int j = 0; j < 4; j++) d[k][j] = load(corner + (k * t->width + j) * LANES);
    }
  } else {
    FOUR_TIMES {
      UNROLL for (int j = 0; j < 4; j++) {
        d[k][j] = lanesAt(map, t->height, t->width, top + k, left + j, part);
      }
    }
  }
  FOUR_TIMES {
    s[k][0] = d[k][0] - d[k][2];
    s[k][1] = d[k][1] + d[k][2];
    s[k][2] = d[k][2] - d[k][1];
    s[k][3] = d[k][1] - d[k][3];
  }
  FOUR_TIMES {
    store(to + k * matrix, s[0][k] - s[2][k]);
    store(to + (4 + k) * matrix, s[1][k] + s[2][k]);
    store(to + (8 + k) * matrix, s[2][k] - s[1][k]);
    store(to + (12 + k) * matrix, s[1][k] - s[3][k]);
  }
}

INLINE void laneOutput(
    const FoveaTiles *t, const float *from, int64_t matrix, float bias, float *map, int64_t line,
    int64_t left, int64_t part) {
  Vector s[2][4];
  FOUR_TIMES {
    const Vector m0 = load(from + k * matrix), m1 = load(from + (4 + k) * matrix);
    const Vector m2 = load(from + (8 + k) * matrix), m3 = load(from + (12 + k) * matrix);
    s[0][k] = (m0 + m1) + m2;
    s[1][k] = (m1 - m2) - m3;
  }
  UNROLL for (int64_t i = 0; i < 2; i++) {
    if (line + i >= t->outputHeight) return;
    float *to = map + ((line + i) * t->outputWidth + left) * LANES + part;
    store(to, ((s[i][0] + s[i][1]) + s[i][2]) + splat(bias));
    if (left + 1 >= t->outputWidth) continue;
    store(to + LANES, ((s[i][1] - s[i][2]) - s[i][3]) + splat(bias));
  }
}

INLINE void laneOutputGradient(
    const FoveaTiles *t, const float *map, int64_t line, int64_t left, int64_t part, float *to,
    int64_t matrix) {
  const int64_t height = t->outputHeight, width = t->outputWidth;
  Vector s[2][4];
  UNROLL for (int64_t i = 0; i < 2; i++) {
    const Vector even = lanesAt(map, height, width, line + i, left, part);
    const Vector odd = lanesAt(map, height, width, line + i, left + 1, part);
    s[i][0] = even;
    s[i][1] = even + odd;
    s[i][2] = even - odd;
    s[i][3] = -odd;
  }
  FOUR_TIMES {
    store(to + k * matrix, s[0][k]);
    store(to + (4 + k) * matrix, s[0][k] + s[1][k]);
    store(to + (8 + k) * matrix, s[0][k] - s[1][k]);
    store(to + (12 + k) * matrix, -s[1][k]);
  }
}

INLINE void laneInputGradient(
    const FoveaTiles *t, const float *from, int64_t matrix, float *map, int64_t top, int64_t left,
    int64_t part) {
  Vector s[4][4];
  FOUR_TIMES {
    const Vector v0 = load(from + k * matrix), v1 = load(from + (4 + k) * matrix);
    const Vector v2 = load(from + (8 + k) * matrix), v3 = load(from + (12 + k) * matrix);
    s[0][k] = v0;
    s[1][k] = (v1 - v2) + v3;
    s[2][k] = (v1 + v2) - v0;
    s[3][k] = -v3;
  }
  FOUR_TIMES {
    if (top + k < 0 || top + k >= t->height) continue;
    const Vector sums[4] = {
        s[k][0], (s[k][1] - s[k][2]) + s[k][3], (s[k][1] + s[k][2]) - s[k][0], -s[k][3]};
    float *to = map + ((top + k) * t->width + left) * LANES + part;
    UNROLL for (int64_t j = 0; j < 4; j++) {
      if (left + j < 0 || left + j >= t->width) continue;
      store(to + j * LANES, load(to + j * LANES) + sums[j]);
    }
  }
}

static void laneTileInput(
    const FoveaTiles *t, int64_t channels, const float *x, float *v, int64_t matrix, int64_t row) {
  const int64_t plane = t->height * t->width * LANES;
  FOR_LANE_TILES(channels) {
    laneInput(t, x + c * plane, TILE_TOP, TILE_LEFT, part, v + c * row + TILE_PLACE, matrix);
  }
}

static void laneTileOutput(
    const FoveaTiles *t, int64_t filters, const float *m, int64_t matrix, int64_t row,
    const float *bias, float *y) {
  const int64_t plane = t->outputHeight * t->outputWidth * LANES;
  FOR_LANE_TILES(filters) {
    laneOutput(
        t, m + c * row + TILE_PLACE, matrix, bias ? bias[c] : 0, y + c * plane,
        2 * (t->firstRow + r), 2 * column, part);
  }
}

static void laneTileOutputGradient(
    const FoveaTiles *t, int64_t filters, const float *dy, float *m, int64_t matrix,
    int64_t row) {
  const int64_t plane = t->outputHeight * t->outputWidth * LANES;
  FOR_LANE_TILES(filters) {
    laneOutputGradient(
        t, dy + c * plane, 2 * (t->firstRow + r), 2 * column, part, m + c * row + TILE_PLACE,
        matrix);
  }
}

static void laneTileInputGradient(
    const FoveaTiles *t, int64_t channels, const float *v, int64_t matrix, int64_t row,
    float *dx) {
  const int64_t plane = t->height * t->width * LANES;
  FOR_LANE_TILES(channels) {
    float *map = dx + c * plane;
    if (t->firstRow + r + column + part == 0) memset(map, 0, (size_t)plane * sizeof(float));
    laneInputGradient(t, v + c * row + TILE_PLACE, matrix, map, TILE_TOP, TILE_LEFT, part);
  }
}

typedef uint8_t LaneBytes __attribute__((vector_size(WIDTH), aligned(1)));
typedef int32_t LaneMask __attribute__((vector_size(WIDTH * 4), aligned(4)));

static void laneMaxPool(int64_t height, int64_t width, const float *x, float *y, uint8_t *winners) {
  for (int64_t row = 0; row < height / 2; row++) {
    for (int64_t column = 0; column < width / 2; column++) {
      const float *corner = x + (2 * row * width + 2 * column) * LANES;
      UNROLL for (int64_t part = 0; part < LANES; part += WIDTH) {
        Vector best = load(corner + part);
        Mask winner = (Mask)(0);
#define CHALLENGE(which, place) \
  do { \
    const Vector value = load(corner + (place) * LANES + part); \
    const Mask wins = (value > best) | (value != value); \
    best = pick(wins, value, best); \
    winner = (wins & which) | (winner & ~wins); \
  } while (0)
        CHALLENGE(1, 1);
        CHALLENGE(2, width);
        CHALLENGE(3, width + 1);
        store(y + part, best);
        *(LaneBytes *)(winners + part) =
            __builtin_convertvector((LaneMask)winner, LaneBytes);
      }
      y += LANES;
      winners += LANES;
    }
  }
}

static void laneMaxPoolGradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx) {
  for (int64_t row = 0; row < height / 2; row++) {
    float *line = dx + 2 * row * width * LANES;
    for (int64_t column = 0; column < width / 2; column++) {
      float *corner = line + 2 * column * LANES;
      UNROLL for (int64_t part = 0; part < LANES; part += WIDTH) {
        const Vector gradient = load(dy + part);
        const Mask winner = (Mask)__builtin_convertvector(
            *(const LaneBytes *)(winners + part), LaneMask);
        store(corner + part, pick(winner == 0, gradient, splat(0)));
        store(corner + LANES + part, pick(winner == 1, gradient, splat(0)));
        store(corner + width * LANES + part, pick(winner == 2, gradient, splat(0)));
        store(corner + (width + 1) * LANES + part, pick(winner == 3, gradient, splat(0)));
      }
      dy += LANES;
      winners += LANES;
    }
    if (width % 2) {
      memset(line + (width - 1) * LANES, 0, LANES * sizeof(float));
      memset(line + (2 * width - 1) * LANES, 0, LANES * sizeof(float));
    }
  }
  if (height % 2) {
    memset(dx + (height - 1) * width * LANES, 0, (size_t)(width * LANES) * sizeof(float));
  }
}
