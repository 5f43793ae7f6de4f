#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

// Both need stdio.h before them.
#include <jerror.h>
#include <jpeglib.h>

// A picture in more scans than this only costs time; encoders write about ten.
static const int most_scans = 100;

struct failure {
  struct jpeg_error_mgr manager;
  jmp_buf place;
  enum fovea_jpeg_status status;
  char *reason;
};

static void leave(j_common_ptr common, enum fovea_jpeg_status status, const char *reason) {
  struct failure *failure = (struct failure *)common->err;
  snprintf(failure->reason, sizeof(((struct fovea_jpeg *)0)->reason), "%s", reason);
  failure->status = status;
  longjmp(failure->place, 1);
}

static enum fovea_jpeg_status status_of(int message) {
  switch (message) {
    case JWRN_JPEG_EOF:
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY: return FOVEA_JPEG_TRUNCATED;
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_ARITH_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_CCIR601_NOTIMPL: return FOVEA_JPEG_UNSUPPORTED;
    default: return FOVEA_JPEG_DAMAGED;
  }
}

static void fail(j_common_ptr common) {
  char message[JMSG_LENGTH_MAX];
  common->err->format_message(common, message);
  leave(common, status_of(common->err->msg_code), message);
}

static void judge(j_common_ptr common, int level) {
  if (level >= 0) return;
  switch (common->err->msg_code) {
    // Bytes between the pixels' data and the next marker, a baseline scan that says of no
    // coefficients, a colour transform or a version that nobody knows: cameras and editors write
    // them, and every pixel is there.
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR: return;
    default: fail(common);
  }
}

static void ignore(j_common_ptr common) { (void)common; }

static void count_scans(j_common_ptr common) {
  if (((j_decompress_ptr)common)->input_scan_number <= most_scans) return;
  leave(common, FOVEA_JPEG_DAMAGED, "Too many scans");
}

static void read_header(
    j_decompress_ptr decoder, const unsigned char *bytes, size_t count,
    struct fovea_jpeg *picture) {
  jpeg_mem_src(decoder, bytes, count);
  jpeg_read_header(decoder, TRUE);
  picture->width = (int)decoder->image_width;
  picture->height = (int)decoder->image_height;
  decoder->out_color_space = decoder->num_components == 1   ? JCS_GRAYSCALE
                             : decoder->num_components == 4 ? JCS_CMYK
                                                            : JCS_RGB;
  picture->channels = decoder->num_components == 1 ? 1 : 3;
}

// 255 - ink is what is stored; Pillow's rounding of a product of two shares of 255.
static void convert_inks(const JSAMPLE *inks, unsigned char *pixels, JDIMENSION width) {
  for (JDIMENSION x = 0; x < width; x++, inks += 4, pixels += 3) {
    const int light = inks[3];
    for (int c = 0; c < 3; c++) {
      const int product = (255 - inks[c]) * light + 128;
      pixels[c] = (unsigned char)(light - (((product >> 8) + product) >> 8));
    }
  }
}

// libjpeg takes what no scan brought for zeros, and smooths over it without a warning.
static void check_scans(j_decompress_ptr decoder) {
  for (int c = 0; c < decoder->num_components; c++) {
    // A component's quantization table is taken over in its first scan.
    int is_complete = decoder->comp_info[c].quant_table != NULL;
    // Bits of each coefficient that are still to come, -1 where all are; only progressive pictures
    // have such counts.
    for (int i = 0; decoder->coef_bits && i < DCTSIZE2; i++) {
      is_complete = is_complete && decoder->coef_bits[c][i] == 0;
    }
    if (!is_complete) leave((j_common_ptr)decoder, FOVEA_JPEG_DAMAGED, "Scans are missing");
  }
}

static void read_pixels(
    j_decompress_ptr decoder, const struct fovea_jpeg *picture, unsigned char *pixels) {
  // Reads all scans, where a picture has several.
  jpeg_start_decompress(decoder);
  check_scans(decoder);
  const size_t row_bytes = (size_t)picture->width * (size_t)picture->channels;
  JSAMPARRAY inks = NULL;
  if (decoder->out_color_space == JCS_CMYK) {
    inks = decoder->mem->alloc_sarray(
        (j_common_ptr)decoder, JPOOL_IMAGE, decoder->output_width * 4, 1);
  }
  while (decoder->output_scanline < decoder->output_height) {
    JSAMPROW row = pixels + decoder->output_scanline * row_bytes;
    jpeg_read_scanlines(decoder, inks ? inks : &row, 1);
    if (inks) convert_inks(inks[0], row, decoder->output_width);
  }
  // Reads on to the end marker.
  jpeg_finish_decompress(decoder);
}

static enum fovea_jpeg_status decode(
    const unsigned char *bytes, size_t count, struct fovea_jpeg *picture, unsigned char *pixels) {
  struct jpeg_decompress_struct decoder;
  struct failure failure;
  struct jpeg_progress_mgr progress;
  memset(&decoder, 0, sizeof(decoder));
  memset(&progress, 0, sizeof(progress));
  decoder.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = fail;
  failure.manager.emit_message = judge;
  failure.manager.output_message = ignore;
  failure.status = FOVEA_JPEG_GOOD;
  failure.reason = picture->reason;
  if (setjmp(failure.place) == 0) {
    jpeg_create_decompress(&decoder);
    progress.progress_monitor = count_scans;
    decoder.progress = &progress;
    read_header(&decoder, bytes, count, picture);
    if (pixels) read_pixels(&decoder, picture, pixels);
  }
  jpeg_destroy_decompress(&decoder);
  return failure.status;
}

enum fovea_jpeg_status fovea_jpeg_header(
    const unsigned char *bytes, size_t count, struct fovea_jpeg *picture) {
  return decode(bytes, count, picture, NULL);
}

enum fovea_jpeg_status fovea_jpeg_pixels(
    const unsigned char *bytes, size_t count, struct fovea_jpeg *picture, unsigned char *pixels) {
  return decode(bytes, count, picture, pixels);
}
