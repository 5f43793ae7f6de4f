// Kernels that treat every element alike: activations, pooling and optimiser steps.

INLINE Vector rectified(Vector x) {
  return select(x < splat(0), splat(0), x);
}

static void relu(int64_t count, const float *x, float *y) {
  int64_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) store(y + i, rectified(load(x + i)));
  if (i < count) storePart(y + i, rectified(loadPart(x + i, count - i)), count - i);
}

static void reluGradient(int64_t count, const float *y, const float *dy, float *dx) {
  for (int64_t i = 0; i < count; i++) dx[i] = y[i] > 0 ? dy[i] : 0;
}

static void add(int64_t count, const float *x, float *sum) {
  for (int64_t i = 0; i < count; i++) sum[i] += x[i];
}

static void maxPool(int64_t height, int64_t width, const float *x, float *y, uint8_t *winners) {
  const int64_t outputWidth = width / 2;
  for (int64_t row = 0; row < height / 2; row++) {
    const float *upper = x + 2 * row * width;
    const float *lower = upper + width;
    float *output = y + row * outputWidth;
    uint8_t *winner = winners + row * outputWidth;
    for (int64_t i = 0; i < outputWidth; i++) {
      const float b = upper[2 * i + 1], c = lower[2 * i], d = lower[2 * i + 1];
      float best = upper[2 * i];
      int which = 0;
      const bool second = (b > best) | (b != b);
      best = second ? b : best;
      which = second ? 1 : which;
      const bool third = (c > best) | (c != c);
      best = third ? c : best;
      which = third ? 2 : which;
      const bool fourth = (d > best) | (d != d);
      best = fourth ? d : best;
      which = fourth ? 3 : which;
      output[i] = best;
      winner[i] = (uint8_t)which;
    }
  }
}

static void maxPoolGradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx) {
  const int64_t outputWidth = width / 2;
  if (height % 2) memset(dx + (height - 1) * width, 0, (size_t)width * sizeof(float));
  for (int64_t row = 0; row < height / 2; row++) {
    float *upper = dx + 2 * row * width;
    float *lower = upper + width;
    const float *gradient = dy + row * outputWidth;
    const uint8_t *winner = winners + row * outputWidth;
    for (int64_t i = 0; i < outputWidth; i++) {
      upper[2 * i] = winner[i] == 0 ? gradient[i] : 0;
      upper[2 * i + 1] = winner[i] == 1 ? gradient[i] : 0;
      lower[2 * i] = winner[i] == 2 ? gradient[i] : 0;
      lower[2 * i + 1] = winner[i] == 3 ? gradient[i] : 0;
    }
    if (width % 2) upper[width - 1] = lower[width - 1] = 0;
  }
}

static void momentumStep(
    int64_t count, float *w, const float *g, float *v, float rate, float momentum) {
  for (int64_t i = 0; i < count; i++) {
    v[i] = momentum * v[i] + g[i];
    w[i] -= rate * v[i];
  }
}

static void adamStep(
    int64_t count, float *w, const float *g, float *m, float *v, float rate, float beta1,
    float beta2, float secondCorrection, float epsilon) {
  const float rest1 = 1 - beta1, rest2 = 1 - beta2;
  for (int64_t i = 0; i < count; i++) {
    m[i] = beta1 * m[i] + rest1 * g[i];
    v[i] = beta2 * v[i] + rest2 * (g[i] * g[i]);
    w[i] -= rate * m[i] / (__builtin_sqrtf(v[i]) / secondCorrection + epsilon);
  }
}

static void copyPlanes(
    int64_t planes, int64_t rows, int64_t count, const float *from, int64_t fromPlane,
    int64_t fromRow, float *to, int64_t toPlane, int64_t toRow) {
  for (int64_t plane = 0; plane < planes; plane++) {
    for (int64_t row = 0; row < rows; row++) {
      const float *source = from + plane * fromPlane + row * fromRow;
      float *target = to + plane * toPlane + row * toRow;
      int64_t i = 0;
      for (; i + WIDTH <= count; i += WIDTH) store(target + i, load(source + i));
      // The last vector overlaps the one before it, which costs less than single floats.
      if (i < count && count >= WIDTH) {
        store(target + count - WIDTH, load(source + count - WIDTH));
      } else {
        for (; i < count; i++) target[i] = source[i];
      }
    }
  }
}
