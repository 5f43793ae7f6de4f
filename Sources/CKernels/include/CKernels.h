#pragma once
#include <stdbool.h>
#include <stdint.h>

/// The vector kernels that Swift cannot express yet.
///
/// Every kernel exists once per instruction set and gives the same bits in each: every product is
/// one fused multiply-add, and the order in which products are added never depends on the width
/// of a vector. All sizes and strides count floats. Source operands may be read up to one vector
/// (16 floats) past their end; nothing is written outside a destination.

/// The instruction sets, slowest first.
enum FoveaPath {
  FoveaPathScalar = 0,
  FoveaPathPortable = 1,
  FoveaPathAVX2 = 2,
  FoveaPathAVX512 = 3,
};

/// Tells whether this CPU can run the path.
bool fovea_path_supported(int path);
/// The path in use: the fastest one that this CPU has unless another was chosen.
int fovea_path(void);
/// Chooses a path; does nothing and returns false when this CPU cannot run it.
bool fovea_use_path(int path);

/// C[m][n] = start + Σ_k A[k][m] · B[offsets[k] + n], added in the order of k.
///
/// Start is C itself when `accumulate` is set, else rowStart[m], else 0 when that is NULL. A lies
/// in panels of 8 columns m, each `aPanel` after the one before and its rows k `aStride` apart;
/// a plain matrix has panels 8 apart. Sums that go back to memory between two blocks of k and
/// come again are the same sums.
void fovea_product(
    int64_t rows, int64_t columns, int64_t depth, const float *a, int64_t aStride, int64_t aPanel,
    const float *b, const int64_t *offsets, float *c, int64_t cStride, const float *rowStart,
    bool accumulate);

/// C[i][j] = start + Σ_images Σ_p P[i][p] · Q[offsets[j] + p], in 16 lanes (p mod 16) that are added
/// pairwise at the end: lane l to l + 8, then 4, 2, 1; start is C itself when `accumulate` is set,
/// else 0.
///
/// `length` is a multiple of 16; P holds zeros where a product should not count.
void fovea_dots(
    int64_t rows, int64_t columns, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, const float *q, const int64_t *offsets, int64_t qImageStride, float *c,
    int64_t cStride, bool accumulate);

/// sums[i] += Σ_images Σ_p P[i][p], in the lanes and the order of fovea_dots.
void fovea_row_sums(
    int64_t rows, int64_t length, int64_t images, const float *p, int64_t pStride,
    int64_t pImageStride, float *sums);

/// Copies planes of rows of `count` floats between two layouts that do not overlap; neighbours in
/// a row lie `fromStep` and `toStep` floats apart, and one of the steps is 1.
void fovea_copy_planes(
    int64_t planes, int64_t rows, int64_t count, const float *from, int64_t fromPlane,
    int64_t fromRow, int64_t fromStep, float *to, int64_t toPlane, int64_t toRow, int64_t toStep);

/// to[column][row] = from[row][column]; rows of the result lie `toRow` floats apart.
void fovea_transpose(
    int64_t rows, int64_t columns, const float *from, float *to, int64_t toRow);

/// y = x where x is not negative, else 0; NaN stays NaN.
void fovea_relu(int64_t count, const float *x, float *y);
/// dx = dy where y > 0, else 0.
void fovea_relu_gradient(int64_t count, const float *y, const float *dy, float *dx);
/// sum += x.
void fovea_add(int64_t count, const float *x, float *sum);

/// The largest of each 2×2 window with stride 2 in one plane, and which of the four it was.
///
/// The first of equal values wins, NaN wins over numbers. Output rows are width/2 long.
void fovea_max_pool_2x2(
    int64_t height, int64_t width, const float *x, float *y, uint8_t *winners);
/// Sends each gradient to the window's winner and 0 to all else, in one plane.
void fovea_max_pool_2x2_gradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx);

/// The same for a plane of 16 images that lie side by side: H×W×16.
void fovea_lane_max_pool_2x2(
    int64_t height, int64_t width, const float *x, float *y, uint8_t *winners);
void fovea_lane_max_pool_2x2_gradient(
    int64_t height, int64_t width, const float *dy, const uint8_t *winners, float *dx);

/// v = momentum · v + g; w = w − rate · v.
void fovea_momentum_step(
    int64_t count, float *w, const float *g, float *v, float rate, float momentum);
/// One step of Adam; `rate` is η / (1 − β₁ᵗ) and `secondCorrection` is √(1 − β₂ᵗ).
void fovea_adam_step(
    int64_t count, float *w, const float *g, float *m, float *v, float rate, float beta1,
    float beta2, float secondCorrection, float epsilon);

/// How 3×3 filters with stride 1 cut images into tiles of 4×4 pixels for 2×2 outputs each, and
/// which of the tiles a call is about.
typedef struct {
  /// Pixels of one channel, and of one output map.
  int64_t height, width, outputHeight, outputWidth;
  /// Zeros above and left of the image, at most two.
  int64_t top, left;
  /// Tiles side by side.
  int64_t columns;
  /// Rows of tiles of the call; rows before the first are done.
  int64_t firstRow, rows;
  /// Images of the call, with all their rows of tiles when there are several.
  int64_t images;
  /// Whether the images, 16 of them, lie side by side, C×H×W×16, and so do the matrices' columns:
  /// each tile has 16. `image` and the scratch memory of the calls below are then of no use.
  bool interleaved;
} FoveaTiles;

/// Floats of scratch memory that the four calls below want: 16 · ((rows + 1) · columns + 32) + 16.
///
/// The 16 matrices of a call have a row for each channel or filter, `row` apart, and a column for
/// each tile, images one after the other; they lie `matrix` apart. A row has room for 32 columns
/// more. Images and maps are `image` apart and may be read two floats before their start and 48
/// after their end.

/// The tiles' matrices Bᵀ·d·B of images; zeros up to a multiple of 16 columns.
void fovea_tile_input(
    const FoveaTiles *t, int64_t channels, const float *x, int64_t image, float *v,
    int64_t matrix, int64_t row, float *scratch);
/// Outputs Aᵀ·m·A plus bias, none when that is NULL.
void fovea_tile_output(
    const FoveaTiles *t, int64_t filters, const float *m, int64_t matrix, int64_t row,
    const float *bias, float *y, int64_t image, float *scratch);
/// The adjoint of fovea_tile_output: A·dy·Aᵀ; zeros up to a multiple of 16 columns.
void fovea_tile_output_gradient(
    const FoveaTiles *t, int64_t filters, const float *dy, int64_t image, float *m,
    int64_t matrix, int64_t row, float *scratch);
/// The adjoint of fovea_tile_input: B·v·Bᵀ, added where tiles overlap; rows of tiles come in order.
void fovea_tile_input_gradient(
    const FoveaTiles *t, int64_t channels, const float *v, int64_t matrix, int64_t row, float *dx,
    int64_t image, float *scratch);

/// The 16 matrices G·g·Gᵀ of filters as A of fovea_product: `count` columns in panels of 8, `depth`
/// rows. The 3×3 numbers of column i and row k begin at w[i · countStride + k · depthStride].
void fovea_tile_weights(
    int64_t count, int64_t depth, const float *w, int64_t countStride, int64_t depthStride,
    float *panels, int64_t matrix);
/// dw += Gᵀ·u·G for `count` pairs of filter and channel.
void fovea_tile_weight_gradient(int64_t count, const float *u, int64_t matrix, float *dw);
