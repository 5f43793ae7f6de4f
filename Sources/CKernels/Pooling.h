// Max pooling in windows of 2×2 with stride 2, the lectures' usual one. A window's two pixels of a
// row are read as one 64-bit number, so that one vector holds whole windows.

INLINE void poolWindow(const float *upper, const float *lower, float *y, uint8_t *winner) {
  const float values[4] = {upper[0], upper[1], lower[0], lower[1]};
  float best = values[0];
  uint8_t which = 0;
  for (uint8_t i = 1; i < 4; i++) {
    const bool wins = (values[i] > best) | (values[i] != values[i]);
    best = wins ? values[i] : best;
    which = wins ? i : which;
  }
  *y = best;
  *winner = which;
}

INLINE void spreadWindow(float gradient, uint8_t winner, float *upper, float *lower) {
  upper[0] = upper[1] = lower[0] = lower[1] = 0;
  (winner < 2 ? upper : lower)[winner & 1] = gradient;
}

#if WIDTH >= 4

/// Windows in one vector.
#define WINDOWS (WIDTH / 2)
typedef uint64_t Pairs __attribute__((vector_size(WINDOWS * 8), aligned(4)));
typedef uint32_t Bits __attribute__((vector_size(WINDOWS * 4), aligned(4)));
typedef int32_t WindowMask __attribute__((vector_size(WINDOWS * 4), aligned(4)));
typedef float WindowValues __attribute__((vector_size(WINDOWS * 4), aligned(4)));
typedef uint8_t WindowBytes __attribute__((vector_size(WINDOWS), aligned(1)));

INLINE void challenge(WindowValues value, int which, WindowValues *best, WindowMask *winner) {
  const WindowMask wins = (value > *best) | (value != value);
  *best = (WindowValues)(((WindowMask)value & wins) | ((WindowMask)*best & ~wins));
  *winner = (wins & which) | (*winner & ~wins);
}

INLINE void poolVector(const float *upper, const float *lower, float *y, uint8_t *winners) {
  const Pairs up = *(const Pairs *)upper, low = *(const Pairs *)lower;
  WindowValues best = (WindowValues)__builtin_convertvector(up, Bits);
  WindowMask winner = {};
  challenge((WindowValues)__builtin_convertvector(up >> 32, Bits), 1, &best, &winner);
  challenge((WindowValues)__builtin_convertvector(low, Bits), 2, &best, &winner);
  challenge((WindowValues)__builtin_convertvector(low >> 32, Bits), 3, &best, &winner);
  *(WindowValues *)y = best;
  *(WindowBytes *)winners = __builtin_convertvector(winner, WindowBytes);
}

INLINE Pairs paired(Bits gradient, WindowMask winner, int first) {
  const Bits left = gradient & (Bits)(winner == first);
  const Bits right = gradient & (Bits)(winner == first + 1);
  return __builtin_convertvector(left, Pairs) | (__builtin_convertvector(right, Pairs) << 32);
}

INLINE void spreadVector(const float *dy, const uint8_t *winners, float *upper, float *lower) {
  const Bits gradient = *(const Bits *)dy;
  const WindowMask winner = __builtin_convertvector(*(const WindowBytes *)winners, WindowMask);
  *(Pairs *)upper = paired(gradient, winner, 0);
  *(Pairs *)lower = paired(gradient, winner, 2);
}

#else
#define WINDOWS 1
#define poolVector poolWindow
#define spreadVector(dy, winners, upper, lower) spreadWindow(*(dy), *(winners), upper, lower)
#endif

static void maxPool(int64_t height, int64_t width, const float *x, float *y, uint8_t *winners) {
  const int64_t windows = width / 2;
  for (int64_t row = 0; row < height / 2; row++) {
    const float *upper = x + 2 * row * width, *lower = upper + width;
    float *output = y + row * windows;
    uint8_t *winner = winners + row * windows;
    int64_t i = 0;
    for (; i + WINDOWS <= windows; i += WINDOWS) {
      poolVector(upper + 2 * i, lower + 2 * i, output + i, winner + i);
    }
    if (i < windows && windows >= WINDOWS) {
      // The last vector overlaps the one before it.
      i = windows - WINDOWS;
      poolVector(upper + 2 * i, lower + 2 * i, output + i, winner + i);
      i = windows;
    }
    for (; i < windows; i++) poolWindow(upper + 2 * i, lower + 2 * i, output + i, winner + i);
  }
}

static void maxPoolGradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx) {
  const int64_t windows = width / 2;
  for (int64_t row = 0; row < height / 2; row++) {
    float *upper = dx + 2 * row * width, *lower = upper + width;
    const float *gradient = dy + row * windows;
    const uint8_t *winner = winners + row * windows;
    int64_t i = 0;
    for (; i + WINDOWS <= windows; i += WINDOWS) {
      spreadVector(gradient + i, winner + i, upper + 2 * i, lower + 2 * i);
    }
    if (i < windows && windows >= WINDOWS) {
      i = windows - WINDOWS;
      spreadVector(gradient + i, winner + i, upper + 2 * i, lower + 2 * i);
      i = windows;
    }
    for (; i < windows; i++) {
      spreadWindow(gradient[i], winner[i], upper + 2 * i, lower + 2 * i);
    }
    if (width % 2) upper[width - 1] = lower[width - 1] = 0;
  }
  if (height % 2) memset(dx + (height - 1) * width, 0, (size_t)width * sizeof(float));
}
