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
static const unsigned char inputs_json[] = {
#embed "files/inputs.json"
};
static const unsigned char inputs_safetensors[] = {
#embed "files/inputs.safetensors"
};
static const unsigned char inputs_absurd_count_idx3_ubyte[] = {
#embed "files/inputs/absurd_count-idx3-ubyte"
};
static const unsigned char inputs_bom_csv[] = {
#embed "files/inputs/bom.csv"
};
static const unsigned char inputs_crlf_csv[] = {
#embed "files/inputs/crlf.csv"
};
static const unsigned char inputs_garbage_tail_jpg[] = {
#embed "files/inputs/garbage_tail.jpg"
};
static const unsigned char inputs_good_images_idx3_ubyte[] = {
#embed "files/inputs/good-images-idx3-ubyte"
};
static const unsigned char inputs_good_images_idx3_ubyte_gz[] = {
#embed "files/inputs/good-images-idx3-ubyte.gz"
};
static const unsigned char inputs_good_labels_idx1_ubyte[] = {
#embed "files/inputs/good-labels-idx1-ubyte"
};
static const unsigned char inputs_good_csv[] = {
#embed "files/inputs/good.csv"
};
static const unsigned char inputs_good_jpg[] = {
#embed "files/inputs/good.jpg"
};
static const unsigned char inputs_good_png[] = {
#embed "files/inputs/good.png"
};
static const unsigned char inputs_header_only_csv[] = {
#embed "files/inputs/header_only.csv"
};
static const unsigned char inputs_huge_60000_png[] = {
#embed "files/inputs/huge_60000.png"
};
static const unsigned char inputs_labels_as_images_idx3_ubyte[] = {
#embed "files/inputs/labels_as_images-idx3-ubyte"
};
static const unsigned char inputs_missing_columns_csv[] = {
#embed "files/inputs/missing_columns.csv"
};
static const unsigned char inputs_no_last_newline_csv[] = {
#embed "files/inputs/no_last_newline.csv"
};
static const unsigned char inputs_not_a_number_csv[] = {
#embed "files/inputs/not_a_number.csv"
};
static const unsigned char inputs_text_png[] = {
#embed "files/inputs/text.png"
};
static const unsigned char inputs_truncated_idx3_ubyte[] = {
#embed "files/inputs/truncated-idx3-ubyte"
};
static const unsigned char inputs_truncated_png[] = {
#embed "files/inputs/truncated.png"
};
static const unsigned char inputs_wrong_magic_idx3_ubyte[] = {
#embed "files/inputs/wrong_magic-idx3-ubyte"
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
static const unsigned char transforms_json[] = {
#embed "files/transforms.json"
};
static const unsigned char transforms_safetensors[] = {
#embed "files/transforms.safetensors"
};

// C has no empty arrays.
static const unsigned char nothing[] = {0};

#define FILE(name, bytes) {name, bytes, sizeof bytes}

static const FoveaReferenceFile files[] = {
  FILE("conv2d.json", conv2d_json),
  FILE("conv2d.safetensors", conv2d_safetensors),
  FILE("imaging.json", imaging_json),
  FILE("imaging.safetensors", imaging_safetensors),
  FILE("inputs.json", inputs_json),
  FILE("inputs.safetensors", inputs_safetensors),
  FILE("inputs/absurd_count-idx3-ubyte", inputs_absurd_count_idx3_ubyte),
  FILE("inputs/bom.csv", inputs_bom_csv),
  FILE("inputs/crlf.csv", inputs_crlf_csv),
  {"inputs/empty-idx3-ubyte", nothing, 0},
  {"inputs/empty.csv", nothing, 0},
  {"inputs/empty.jpg", nothing, 0},
  {"inputs/empty.png", nothing, 0},
  FILE("inputs/garbage_tail.jpg", inputs_garbage_tail_jpg),
  FILE("inputs/good-images-idx3-ubyte", inputs_good_images_idx3_ubyte),
  FILE("inputs/good-images-idx3-ubyte.gz", inputs_good_images_idx3_ubyte_gz),
  FILE("inputs/good-labels-idx1-ubyte", inputs_good_labels_idx1_ubyte),
  FILE("inputs/good.csv", inputs_good_csv),
  FILE("inputs/good.jpg", inputs_good_jpg),
  FILE("inputs/good.png", inputs_good_png),
  FILE("inputs/header_only.csv", inputs_header_only_csv),
  FILE("inputs/huge_60000.png", inputs_huge_60000_png),
  FILE("inputs/labels_as_images-idx3-ubyte", inputs_labels_as_images_idx3_ubyte),
  FILE("inputs/missing_columns.csv", inputs_missing_columns_csv),
  FILE("inputs/no_last_newline.csv", inputs_no_last_newline_csv),
  FILE("inputs/not_a_number.csv", inputs_not_a_number_csv),
  FILE("inputs/text.png", inputs_text_png),
  FILE("inputs/truncated-idx3-ubyte", inputs_truncated_idx3_ubyte),
  FILE("inputs/truncated.png", inputs_truncated_png),
  FILE("inputs/wrong_magic-idx3-ubyte", inputs_wrong_magic_idx3_ubyte),
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
  FILE("transforms.json", transforms_json),
  FILE("transforms.safetensors", transforms_safetensors),
};

const FoveaReferenceFile *fovea_reference_file(const char *name) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i += 1) {
    if (strcmp(files[i].name, name) == 0) return &files[i];
  }
  return NULL;
}
