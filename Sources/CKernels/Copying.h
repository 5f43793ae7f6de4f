// Copies of short rows between two layouts of the same image.

/// Overlapping the last block costs less than copying single floats.
#define COPY_BLOCKS(SIZE) \
  do { \
    for (int64_t i = 0; i + SIZE <= count; i += SIZE) { \
      __builtin_memcpy(to + i, from + i, SIZE * sizeof(float)); \
    } \
    __builtin_memcpy(to + count - SIZE, from + count - SIZE, SIZE * sizeof(float)); \
  } while (0)

INLINE void copyRow(int64_t count, const float *from, float *to) {
  if (count >= 16) {
    COPY_BLOCKS(16);
  } else if (count >= 8) {
    COPY_BLOCKS(8);
  } else if (count >= 4) {
    COPY_BLOCKS(4);
  } else {
    for (int64_t i = 0; i < count; i++) to[i] = from[i];
  }
}

/// Every `fromStep`-th float, or to every `toStep`-th; two is common enough for vectors.
INLINE void copySteps(
    int64_t count, const float *from, int64_t fromStep, float *to, int64_t toStep) {
  if (fromStep == 2 && toStep == 1) {
    for (int64_t i = 0; i < count; i++) to[i] = from[2 * i];
  } else {
    for (int64_t i = 0; i < count; i++) to[i * toStep] = from[i * fromStep];
  }
}

static void copyPlanes(
    int64_t planes, int64_t rows, int64_t count, const float *from, int64_t fromPlane,
    int64_t fromRow, int64_t fromStep, float *to, int64_t toPlane, int64_t toRow, int64_t toStep) {
  const bool isPlain = fromStep == 1 && toStep == 1;
  for (int64_t plane = 0; plane < planes; plane++) {
    const float *source = from + plane * fromPlane;
    float *target = to + plane * toPlane;
    for (int64_t row = 0; row < rows; row++) {
      if (isPlain) {
        copyRow(count, source + row * fromRow, target + row * toRow);
      } else {
        copySteps(count, source + row * fromRow, fromStep, target + row * toRow, toStep);
      }
    }
  }
}

/// Rows that a transposition reads side by side: one cache line of the result.
#define TRANSPOSED_ROWS 16

static void transpose(
    int64_t rows, int64_t columns, const float *from, float *to, int64_t toRow) {
  for (int64_t first = 0; first < rows; first += TRANSPOSED_ROWS) {
    const int64_t count = rows - first < TRANSPOSED_ROWS ? rows - first : TRANSPOSED_ROWS;
    const float *source = from + first * columns;
    float *target = to + first;
    for (int64_t i = 0; i < columns; i++) {
      for (int64_t r = 0; r < count; r++) target[i * toRow + r] = source[r * columns + i];
    }
  }
}
