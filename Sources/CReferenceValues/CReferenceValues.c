#include "CReferenceValues.h"

#include <string.h>

// `#embed` belongs to C23; this compiler knows it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char conv2d_json[] = {
#embed "files/conv2d.json"
};
static const unsigned char conv2d_safetensors[] = {
#embed "files/conv2d.safetensors"
};
static const unsigned char imaging_json[] = {
#embed "files/imaging.json"
};
static const unsigned char imaging_safetensors[] = {
#embed "files/imaging.safetensors"
};
static const unsigned char layers_json[] = {
#embed "files/layers.json"
};
static const unsigned char layers_safetensors[] = {
#embed "files/layers.safetensors"
};
static const unsigned char losses_json[] = {
#embed "files/losses.json"
};
static const unsigned char losses_safetensors[] = {
#embed "files/losses.safetensors"
};
static const unsigned char networks_json[] = {
#embed "files/networks.json"
};
static const unsigned char networks_safetensors[] = {
#embed "files/networks.safetensors"
};
static const unsigned char optimizers_json[] = {
#embed "files/optimizers.json"
};
static const unsigned char optimizers_safetensors[] = {
#embed "files/optimizers.safetensors"
};
static const unsigned char pooling_json[] = {
#embed "files/pooling.json"
};
static const unsigned char pooling_safetensors[] = {
#embed "files/pooling.safetensors"
};
static const unsigned char summaries_json[] = {
#embed "files/summaries.json"
};
static const unsigned char training_json[] = {
#embed "files/training.json"
};
static const unsigned char training_safetensors[] = {
#embed "files/training.safetensors"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}

static const FoveaReferenceFile files[] = {
  FILE("conv2d.json", conv2d_json),
  FILE("conv2d.safetensors", conv2d_safetensors),
  FILE("imaging.json", imaging_json),
  FILE("imaging.safetensors", imaging_safetensors),
  FILE("layers.json", layers_json),
  FILE("layers.safetensors", layers_safetensors),
  FILE("losses.json", losses_json),
  FILE("losses.safetensors", losses_safetensors),
  FILE("networks.json", networks_json),
  FILE("networks.safetensors", networks_safetensors),
  FILE("optimizers.json", optimizers_json),
  FILE("optimizers.safetensors", optimizers_safetensors),
  FILE("pooling.json", pooling_json),
  FILE("pooling.safetensors", pooling_safetensors),
  FILE("summaries.json", summaries_json),
  FILE("training.json", training_json),
  FILE("training.safetensors", training_safetensors),
};

const FoveaReferenceFile *fovea_reference_file(const char *name) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i += 1) {
    if (strcmp(files[i].name, name) == 0) return &files[i];
  }
  return NULL;
}
