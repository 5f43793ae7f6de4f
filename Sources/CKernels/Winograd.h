// The transforms of the minimal filtering algorithm F(2×2, 3×3): tiles of 4×4 pixels, two apart, to
// 16 matrices of one number for each channel and tile, and the way back to 2×2 outputs; and the
// adjoints of both, for gradients. Each has two steps: along rows, where vectors hold tiles side by
// side, then along columns, where they run over all tiles as these lie in memory. A vector may
// write past the end of its row: what lies there is written later.
//
// Source: Lavin & Gray 2016, "Fast algorithms for convolutional neural networks", §4.1.

#if WIDTH == 16
#define EVEN_LANES 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define ODD_LANES 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#define FIRST_PAIRS 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define LAST_PAIRS 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#elif WIDTH == 8
#define EVEN_LANES 0, 2, 4, 6, 8, 10, 12, 14
#define ODD_LANES 1, 3, 5, 7, 9, 11, 13, 15
#define FIRST_PAIRS 0, 8, 1, 9, 2, 10, 3, 11
#define LAST_PAIRS 4, 12, 5, 13, 6, 14, 7, 15
#elif WIDTH == 4
#define EVEN_LANES 0, 2, 4, 6
#define ODD_LANES 1, 3, 5, 7
#define FIRST_PAIRS 0, 4, 1, 5
#define LAST_PAIRS 2, 6, 3, 7
#else
#define EVEN_LANES 0
#define ODD_LANES 1
#define FIRST_PAIRS 0
#define LAST_PAIRS 1
#endif

/// Floats from one plane of intermediate numbers to the next, with room before and after.
INLINE int64_t tilePlane(const FoveaTiles *t) {
  return (t->rows + 1) * t->columns + 2 * LANES;
}

/// Where the vector begins that holds tile `column` of a row: the last one overlaps the one before.
INLINE int64_t tileStart(const FoveaTiles *t, int64_t column) {
  return t->columns >= WIDTH && column + WIDTH > t->columns ? t->columns - WIDTH : column;
}

/// The lanes of a vector from `first` on that are at least 0 and below `end`.
INLINE Mask inside(int64_t first, int64_t end) {
  static const int32_t lanes[LANES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Mask place = *(const Mask *)lanes + (Mask)((int32_t)first);
  return (place >= (Mask)(0)) & (place < (Mask)((int32_t)end));
}

INLINE Vector loadMasked(const float *p, Mask mask) {
  return pick(mask, load(p), splat(0));
}

/// Stores two vectors whose lanes alternate, `count` floats at most.
INLINE void storePairs(float *to, Vector first, Vector second, int64_t count) {
  const Vector low = __builtin_shufflevector(first, second, FIRST_PAIRS);
  const Vector high = __builtin_shufflevector(first, second, LAST_PAIRS);
  if (count >= 2 * WIDTH) {
    store(to, low);
    store(to + WIDTH, high);
  } else if (count >= WIDTH) {
    store(to, low);
    storePart(to + WIDTH, high, count - WIDTH);
  } else {
    storePart(to, low, count);
  }
}

/// Zeros behind a matrix's last tile, up to a whole number of lanes.
INLINE void clearTail(const FoveaTiles *t, int64_t rows, float *m, int64_t matrix, int64_t row) {
  const int64_t tiles = t->images * t->rows * t->columns;
  const int64_t end = (tiles + LANES - 1) / LANES * LANES;
  for (int64_t i = 0; i < 16 && tiles < end; i++) {
    for (int64_t r = 0; r < rows; r++) {
      memset(m + i * matrix + r * row + tiles, 0, (size_t)(end - tiles) * sizeof(float));
    }
  }
}

INLINE void inputRows(const FoveaTiles *t, const float *pixels, float *planes) {
  const int64_t plane = tilePlane(t);
  for (int64_t column = 0; column < t->columns; column += WIDTH) {
    const int64_t tile = tileStart(t, column), first = 2 * tile - t->left;
    const Mask inA = inside(first, t->width), inB = inside(first + WIDTH, t->width);
    const Mask inC = inside(first + 2, t->width), inD = inside(first + 2 + WIDTH, t->width);
    for (int64_t r = 0; r < 2 * t->rows + 2; r++) {
      const int64_t y = 2 * t->firstRow + r - t->top;
      float *to = planes + (r & 1) * 4 * plane + (r >> 1) * t->columns + tile;
      if (y < 0 || y >= t->height) {
        UNROLL for (int j = 0; j < 4; j++) store(to + j * plane, splat(0));
        continue;
      }
      const float *line = pixels + y * t->width + first;
      const Vector a = loadMasked(line, inA), b = loadMasked(line + WIDTH, inB);
      const Vector c = loadMasked(line + 2, inC), d = loadMasked(line + 2 + WIDTH, inD);
      const Vector d0 = __builtin_shufflevector(a, b, EVEN_LANES);
      const Vector d1 = __builtin_shufflevector(a, b, ODD_LANES);
      const Vector d2 = __builtin_shufflevector(c, d, EVEN_LANES);
      const Vector d3 = __builtin_shufflevector(c, d, ODD_LANES);
      store(to, d0 - d2);
      store(to + plane, d1 + d2);
      store(to + 2 * plane, d2 - d1);
      store(to + 3 * plane, d1 - d3);
    }
  }
}

INLINE void inputColumns(const FoveaTiles *t, const float *planes, float *v, int64_t matrix) {
  const int64_t tiles = t->rows * t->columns, plane = tilePlane(t);
  for (int64_t p = 0; p < tiles; p += WIDTH) {
    UNROLL for (int j = 0; j < 4; j++) {
      const float *even = planes + j * plane + p, *odd = even + 4 * plane;
      const Vector r0 = load(even), r1 = load(odd);
      const Vector r2 = load(even + t->columns), r3 = load(odd + t->columns);
      store(v + j * matrix + p, r0 - r2);
      store(v + (4 + j) * matrix + p, r1 + r2);
      store(v + (8 + j) * matrix + p, r2 - r1);
      store(v + (12 + j) * matrix + p, r1 - r3);
    }
  }
}

INLINE void outputColumns(const FoveaTiles *t, const float *m, int64_t matrix, float *planes) {
  const int64_t tiles = t->rows * t->columns, plane = tilePlane(t);
  for (int64_t p = 0; p < tiles; p += WIDTH) {
    UNROLL for (int j = 0; j < 4; j++) {
      const Vector m0 = load(m + j * matrix + p), m1 = load(m + (4 + j) * matrix + p);
      const Vector m2 = load(m + (8 + j) * matrix + p), m3 = load(m + (12 + j) * matrix + p);
      store(planes + j * plane + p, (m0 + m1) + m2);
      store(planes + (4 + j) * plane + p, (m1 - m2) - m3);
    }
  }
}

INLINE void outputRows(const FoveaTiles *t, const float *planes, float bias, float *map) {
  const int64_t plane = tilePlane(t), end = t->outputHeight * t->outputWidth;
  for (int64_t r = 0; r < 2 * t->rows; r++) {
    const int64_t line = 2 * t->firstRow + r;
    if (line >= t->outputHeight) break;
    for (int64_t column = 0; column < t->columns; column += WIDTH) {
      const int64_t tile = tileStart(t, column);
      const float *s = planes + (r & 1) * 4 * plane + (r >> 1) * t->columns + tile;
      const Vector s0 = load(s), s1 = load(s + plane);
      const Vector s2 = load(s + 2 * plane), s3 = load(s + 3 * plane);
      const int64_t place = line * t->outputWidth + 2 * tile;
      storePairs(
          map + place, ((s0 + s1) + s2) + splat(bias), ((s1 - s2) - s3) + splat(bias),
          end - place);
    }
  }
}

INLINE void outputGradientRows(const FoveaTiles *t, const float *gradients, float *planes) {
  const int64_t plane = tilePlane(t);
  for (int64_t column = 0; column < t->columns; column += WIDTH) {
    const int64_t tile = tileStart(t, column);
    const Mask inA = inside(2 * tile, t->outputWidth);
    const Mask inB = inside(2 * tile + WIDTH, t->outputWidth);
    for (int64_t r = 0; r < 2 * t->rows; r++) {
      const int64_t y = 2 * t->firstRow + r;
      float *to = planes + (r & 1) * 4 * plane + (r >> 1) * t->columns + tile;
      if (y >= t->outputHeight) {
        UNROLL for (int j = 0; j < 4; j++) store(to + j * plane, splat(0));
        continue;
      }
      const float *line = gradients + y * t->outputWidth + 2 * tile;
      const Vector a = loadMasked(line, inA), b = loadMasked(line + WIDTH, inB);
      const Vector even = __builtin_shufflevector(a, b, EVEN_LANES);
      const Vector odd = __builtin_shufflevector(a, b, ODD_LANES);
      store(to, even);
      store(to + plane, even + odd);
      store(to + 2 * plane, even - odd);
      store(to + 3 * plane, -odd);
    }
  }
}

INLINE void outputGradientColumns(
    const FoveaTiles *t, const float *planes, float *m, int64_t matrix) {
  const int64_t tiles = t->rows * t->columns, plane = tilePlane(t);
  for (int64_t p = 0; p < tiles; p += WIDTH) {
    UNROLL for (int j = 0; j < 4; j++) {
      const Vector s0 = load(planes + j * plane + p);
      const Vector s1 = load(planes + (4 + j) * plane + p);
      store(m + j * matrix + p, s0);
      store(m + (4 + j) * matrix + p, s0 + s1);
      store(m + (8 + j) * matrix + p, s0 - s1);
      store(m + (12 + j) * matrix + p, -s1);
    }
  }
}

INLINE void inputGradientColumns(
    const FoveaTiles *t, const float *v, int64_t matrix, float *planes) {
  const int64_t tiles = t->rows * t->columns, plane = tilePlane(t);
  for (int64_t p = 0; p < tiles; p += WIDTH) {
    UNROLL for (int j = 0; j < 4; j++) {
      const Vector v0 = load(v + j * matrix + p), v1 = load(v + (4 + j) * matrix + p);
      const Vector v2 = load(v + (8 + j) * matrix + p), v3 = load(v + (12 + j) * matrix + p);
      store(planes + j * plane + p, v0);
      store(planes + (4 + j) * plane + p, (v1 - v2) + v3);
      store(planes + (8 + j) * plane + p, (v1 + v2) - v0);
      store(planes + (12 + j) * plane + p, -v3);
    }
  }
}

/// Adds what the tiles of one row and of the row above it send to the rows of pixels that both
/// touch: from 16 planes to 8, four for the even and four for the odd rows.
INLINE void addTileRows(const FoveaTiles *t, float *planes) {
  const int64_t tiles = t->rows * t->columns, plane = tilePlane(t);
  for (int64_t j = 0; j < 8; j++) {
    float *sum = planes + j * plane;
    memset(sum + tiles, 0, (size_t)t->columns * sizeof(float));
    add(tiles, planes + (8 + j) * plane, sum + t->columns);
  }
}

/// The gradients of the pixels 2 · tile and 2 · tile + 1 in a row, counted from the first tile's
/// edge, from a row of sums.
INLINE void pixelGradients(
    const float *sums, int64_t plane, int64_t tile, int64_t tiles, Vector *even, Vector *odd) {
#define SUM(j) loadMasked(sums + j * plane + tile, own)
#define SUM_BEFORE(j) loadMasked(sums + j * plane + tile - 1, before)
  const Mask own = inside(tile, tiles), before = inside(tile - 1, tiles);
  if (even) *even = SUM(0) + ((SUM_BEFORE(1) + SUM_BEFORE(2)) - SUM_BEFORE(0));
  if (odd) *odd = ((SUM(1) - SUM(2)) + SUM(3)) - SUM_BEFORE(3);
}

INLINE void inputGradientRows(const FoveaTiles *t, const float *planes, float *pixels) {
  const int64_t plane = tilePlane(t), end = t->height * t->width;
  for (int64_t r = 0; r < 2 * t->rows + 2; r++) {
    const int64_t y = 2 * t->firstRow + r - t->top;
    if (y < 0) continue;
    if (y >= t->height) break;
    const float *sums = planes + (r & 1) * 4 * plane + (r >> 1) * t->columns;
    for (int64_t pair = 0; 2 * pair < t->width; pair += WIDTH) {
      const int64_t tile = pair + t->left / 2, place = y * t->width + 2 * pair;
      Vector first, second;
      if (t->left % 2 == 0) {
        pixelGradients(sums, plane, tile, t->columns, &first, &second);
      } else {
        pixelGradients(sums, plane, tile, t->columns, NULL, &first);
        pixelGradients(sums, plane, tile + 1, t->columns, &second, NULL);
      }
      if (r < 2 && t->firstRow > 0) {
        // The call before has begun this row.
        float values[2 * WIDTH];
        storePairs(values, first, second, 2 * WIDTH);
        const int64_t rest = t->width - 2 * pair;
        add(rest < 2 * WIDTH ? rest : 2 * WIDTH, values, pixels + place);
      } else {
        storePairs(pixels + place, first, second, end - place);
      }
    }
  }
}

/// Every channel `c` of every image `i`; a channel's images one after the other, because they share
/// cache lines of the matrices.
#define FOR_TILES(channels) \
  for (int64_t c = 0; c < channels; c++) \
    for (int64_t i = 0; i < t->images; i++)

static void tileInput(
    const FoveaTiles *t, int64_t channels, const float *x, int64_t image, float *v,
    int64_t matrix, int64_t row, float *scratch) {
  if (t->interleaved) {
    laneTileInput(t, channels, x, v, matrix, row);
    return;
  }
  const int64_t tiles = t->rows * t->columns, pixels = t->height * t->width;
  FOR_TILES(channels) {
    inputRows(t, x + i * image + c * pixels, scratch);
    inputColumns(t, scratch, v + c * row + i * tiles, matrix);
  }
  clearTail(t, channels, v, matrix, row);
}

static void tileOutput(
    const FoveaTiles *t, int64_t filters, const float *m, int64_t matrix, int64_t row,
    const float *bias, float *y, int64_t image, float *scratch) {
  if (t->interleaved) {
    laneTileOutput(t, filters, m, matrix, row, bias, y);
    return;
  }
  const int64_t tiles = t->rows * t->columns, pixels = t->outputHeight * t->outputWidth;
  FOR_TILES(filters) {
    outputColumns(t, m + c * row + i * tiles, matrix, scratch);
    outputRows(t, scratch, bias ? bias[c] : 0, y + i * image + c * pixels);
  }
}

static void tileOutputGradient(
    const FoveaTiles *t, int64_t filters, const float *dy, int64_t image, float *m,
    int64_t matrix, int64_t row, float *scratch) {
  if (t->interleaved) {
    laneTileOutputGradient(t, filters, dy, m, matrix, row);
    return;
  }
  const int64_t tiles = t->rows * t->columns, pixels = t->outputHeight * t->outputWidth;
  FOR_TILES(filters) {
    outputGradientRows(t, dy + i * image + c * pixels, scratch);
    outputGradientColumns(t, scratch, m + c * row + i * tiles, matrix);
  }
  clearTail(t, filters, m, matrix, row);
}

static void tileInputGradient(
    const FoveaTiles *t, int64_t channels, const float *v, int64_t matrix, int64_t row, float *dx,
    int64_t image, float *scratch) {
  if (t->interleaved) {
    laneTileInputGradient(t, channels, v, matrix, row, dx);
    return;
  }
  const int64_t tiles = t->rows * t->columns, pixels = t->height * t->width;
  float *planes = scratch + LANES;
  FOR_TILES(channels) {
    inputGradientColumns(t, v + c * row + i * tiles, matrix, planes);
    addTileRows(t, planes);
    inputGradientRows(t, planes, dx + i * image + c * pixels);
  }
}
