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

static void copyPlanes(
    int64_t planes, int64_t rows, int64_t count, const float *from, int64_t fromPlane,
    int64_t fromRow, float *to, int64_t toPlane, int64_t toRow) {
  for (int64_t plane = 0; plane < planes; plane++) {
    const float *source = from + plane * fromPlane;
    float *target = to + plane * toPlane;
    for (int64_t row = 0; row < rows; row++) {
      copyRow(count, source + row * fromRow, target + row * toRow);
    }
  }
}
