// All kernels for one instruction set: the including file defines the tile sizes.
#include "Vectors.h"
#include "Product.h"
#include "Dots.h"
#include "Copying.h"
#include "Elementwise.h"
#include "Pooling.h"
#include "Interleaved.h"
#include "Winograd.h"
#include "TileWeights.h"

#define ALL_KERNELS \
  { \
    product, dots, rowSums, copyPlanes, transpose, relu, reluGradient, add, maxPool, \
        maxPoolGradient, laneMaxPool, laneMaxPoolGradient, momentumStep, adamStep, tileInput, \
        tileOutput, tileOutputGradient, tileInputGradient, tileWeights, tileWeightGradient \
  }
