// Kernels that treat every element alike: activations and optimiser steps.

INLINE Vector rectified(Vector x) {
  return pick(x < splat(0), splat(0), x);
}

static void relu(int64_t count, const float *x, float *y) {
  int64_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) store(y + i, rectified(load(x + i)));
  if (i < count) storePart(y + i, rectified(loadPart(x + i, count - i)), count - i);
}

INLINE Vector rectifiedGradient(Vector y, Vector dy) {
  return pick(y > splat(0), dy, splat(0));
}

// Written as vectors because dx may be dy, which the compiler would treat one by one.
static void reluGradient(int64_t count, const float *y, const float *dy, float *dx) {
  int64_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) {
    store(dx + i, rectifiedGradient(load(y + i), load(dy + i)));
  }
  if (i < count) {
    const int64_t rest = count - i;
    storePart(dx + i, rectifiedGradient(loadPart(y + i, rest), loadPart(dy + i, rest)), rest);
  }
}

static void add(int64_t count, const float *x, float *sum) {
  for (int64_t i = 0; i < count; i++) sum[i] += x[i];
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
