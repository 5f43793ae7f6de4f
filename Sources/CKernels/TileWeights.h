// The filters' side of the minimal filtering algorithm F(2×2, 3×3): 16 numbers for each filter and
// channel, and the gradients that they send back to the filter's nine.

/// One number of each of a panel's filters.
typedef float Filters __attribute__((ext_vector_type(PANEL), aligned(4)));

static void tileWeights(
    int64_t count, int64_t depth, const float *w, int64_t countStride, int64_t depthStride,
    float *panels, int64_t matrix) {
  for (int64_t first = 0; first < count; first += PANEL) {
    const int64_t filters = count - first < PANEL ? count - first : PANEL;
    for (int64_t k = 0; k < depth; k++) {
      Filters g[9] = {}, half[4][3], *to = (Filters *)(panels + first * depth + k * PANEL);
      for (int64_t f = 0; f < filters; f++) {
        const float *filter = w + (first + f) * countStride + k * depthStride;
        UNROLL for (int tap = 0; tap < 9; tap++) g[tap][f] = filter[tap];
      }
      UNROLL for (int s = 0; s < 3; s++) {
        const Filters outer = g[s] + g[6 + s];
        half[0][s] = g[s];
        half[1][s] = 0.5f * (outer + g[3 + s]);
        half[2][s] = 0.5f * (outer - g[3 + s]);
        half[3][s] = g[6 + s];
      }
      UNROLL for (int i = 0; i < 4; i++) {
        const Filters outer = half[i][0] + half[i][2];
        const Filters u[4] = {
            half[i][0], 0.5f * (outer + half[i][1]), 0.5f * (outer - half[i][1]), half[i][2]};
        UNROLL for (int j = 0; j < 4; j++) {
          __builtin_memcpy((float *)to + (4 * i + j) * matrix, &u[j], sizeof(u[j]));
        }
      }
    }
  }
}

static void tileWeightGradient(int64_t count, const float *u, int64_t matrix, float *dw) {
  for (int64_t n = 0; n < count; n += WIDTH) {
    Vector half[3][4];
    UNROLL for (int j = 0; j < 4; j++) {
      const Vector u0 = load(u + j * matrix + n), u1 = load(u + (4 + j) * matrix + n);
      const Vector u2 = load(u + (8 + j) * matrix + n), u3 = load(u + (12 + j) * matrix + n);
      const Vector sum = splat(0.5f) * (u1 + u2);
      half[0][j] = u0 + sum;
      half[1][j] = splat(0.5f) * (u1 - u2);
      half[2][j] = sum + u3;
    }
    float values[9][WIDTH];
    UNROLL for (int r = 0; r < 3; r++) {
      const Vector sum = splat(0.5f) * (half[r][1] + half[r][2]);
      store(values[3 * r], half[r][0] + sum);
      store(values[3 * r + 1], splat(0.5f) * (half[r][1] - half[r][2]));
      store(values[3 * r + 2], sum + half[r][3]);
    }
    const int64_t last = count - n < WIDTH ? count - n : WIDTH;
    for (int64_t i = 0; i < last; i++) {
      UNROLL for (int tap = 0; tap < 9; tap++) dw[(n + i) * 9 + tap] += values[tap][i];
    }
  }
}
