#ifndef FOVEA_JPEG_H
#define FOVEA_JPEG_H

#include <stddef.h>

// libjpeg ends a failed call by a jump, which Swift cannot express; here every jump stays inside C,
// nothing is printed, and what libjpeg would only warn of is a failure where it means that pixels
// are missing or wrong.

enum fovea_jpeg_status {
  FOVEA_JPEG_GOOD = 0,
  /// The file ends before its end marker.
  FOVEA_JPEG_TRUNCATED = 1,
  FOVEA_JPEG_DAMAGED = 2,
  /// A kind of JPEG that is not read, such as 12 bits a sample.
  FOVEA_JPEG_UNSUPPORTED = 3,
};

struct fovea_jpeg {
  int width;
  int height;
  /// Bytes of a decoded pixel: 1 for grey, 3 for red, green and blue.
  int channels;
  /// libjpeg's words about a failure.
  char reason[256];
};

/// Reads the size and the channels; allocates a few kilobytes however large the picture is.
enum fovea_jpeg_status fovea_jpeg_header(
    const unsigned char *bytes, size_t count, struct fovea_jpeg *picture);

/// Decodes into height*width*channels bytes, which must be what the header says.
///
/// Four channels of printing inks become red, green and blue as Pillow converts them: inverted, as
/// Adobe writes them, and without a colour profile.
enum fovea_jpeg_status fovea_jpeg_pixels(
    const unsigned char *bytes, size_t count, struct fovea_jpeg *picture, unsigned char *pixels);

#endif
