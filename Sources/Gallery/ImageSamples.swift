import Figures
import ImageFiles
import Mathematics
import Transforms

extension Gallery {
  /// Images as they are, with labels, with predictions, and changed at random.
  static func imageSamples(_ pictures: SamplePictures) throws -> [Figure] {
    try [
      handSigns(pictures), oneSign(pictures), sponge(pictures), speciesOfTraining(pictures),
      untrainedGuesses(pictures), validationGrid(pictures), creatureAugmentations(pictures),
      garmentStrip(pictures), petStrip(pictures), petAugmentations(pictures),
    ]
  }

  private static func handSigns(_ pictures: SamplePictures) throws -> Figure {
    try .imageGrid(
      id: "sample-a3", title: "Each hand sign stands for a letter",
      pictures: (0..<25).map {
        Picture(Bitmap(pictures.sign($0)), label: pictures.letter($0))
      },
      columns: 5, subtitle: "The first 25 training images with their letters",
      caption: "J and Z never occur: they are signed with a movement.",
      dataOrigin: SamplePictures.signsOrigin)
  }

  private static func oneSign(_ pictures: SamplePictures) throws -> Figure {
    try .imageGrid(
      id: "sample-a19", title: "The image whose features are looked at",
      pictures: [Picture(Bitmap(pictures.sign(0)), label: pictures.letter(0))], columns: 1,
      subtitle: "28×28 pixels, one channel",
      caption: "It is the first training image, in the same greys as among the hand signs.",
      dataOrigin: SamplePictures.signsOrigin)
  }

  private static func sponge(_ pictures: SamplePictures) throws -> Figure {
    try .photograph(
      id: "sample-c1", title: "An image is an array of rows, columns and channels",
      image: Bitmap(pictures.creature(0)),
      caption: "Rows are counted downward and columns to the right, both from zero.",
      dataOrigin: SamplePictures.creaturesOrigin)
  }

  private static func speciesOfTraining(_ pictures: SamplePictures) throws -> Figure {
    try .imageGrid(
      id: "sample-c5", title: "Five kinds of sea creatures, told apart by shape and colour",
      pictures: (0..<5).map {
        Picture(Bitmap(pictures.creature($0).square(56)), label: pictures.species($0))
      }, columns: 5, subtitle: "The first image of each species",
      caption: "Each is cut to a square and shown with 56×56 pixels.",
      dataOrigin: SamplePictures.creaturesOrigin)
  }

  private static func untrainedGuesses(_ pictures: SamplePictures) throws -> Figure {
    try .imageGrid(
      id: "sample-c7", title: "An untrained network says the same of almost everything",
      pictures: (0..<5).map { index in
        Picture(
          Bitmap(pictures.creature(index).square(56)),
          prediction: Prediction(
            index == 4 ? "sea sponge" : "crab", truth: pictures.species(index),
            probability: 0.21 + 0.01 * Double(index)))
      }, columns: 5, subtitle: "Predictions for one image of each species, before training",
      caption: "Guessing among five species is right once in five times, and the network is hardly "
        + "surer.",
      dataOrigin: "Sea creatures drawn by Fovea, made-up predictions.")
  }

  private static func validationGrid(_ pictures: SamplePictures) throws -> Figure {
    let names = (0..<5).map(pictures.species)
    let mistakes = [3: "squid", 8: "sea star", 12: "sea star", 14: "plankton", 18: "sea sponge"]
    return try .imageGrid(
      id: "sample-c10", title: "After training, 20 of 25 images are recognised",
      pictures: (0..<25).map { index in
        Picture(
          Bitmap(pictures.creature(index).square(40)),
          prediction: Prediction(
            mistakes[index] ?? pictures.species(index), truth: pictures.species(index)))
      }, columns: 5, columnLabels: names,
      subtitle: "Predictions for five validation images of each species",
      caption: "Wrong predictions are framed.",
      dataOrigin: "Sea creatures drawn by Fovea, made-up predictions.")
  }

  private static func creatureAugmentations(_ pictures: SamplePictures) throws -> Figure {
    let squid = pictures.creature(24).square(56)
    var random = SeededRandom(seed: 14)
    let transforms: [(String, Transform)] = [
      (
        "colour jitter",
        try .colorJitter(brightness: 0.3, contrast: 0.3, saturation: 0.3, hue: 0.05)
      ),
      ("perspective", try .randomPerspective(distortion: 0.4, probability: 1)),
      ("horizontal flip", try .randomHorizontalFlip(probability: 1)),
      ("vertical flip", try .randomVerticalFlip(probability: 1)),
      ("rotation", try .randomRotation(degrees: 180)),
    ]
    let changed = transforms.map { name, transform in
      Picture(Bitmap(transform.applied(to: squid, using: &random)), label: name)
    }
    return try .imageGrid(
      id: "sample-c14", title: "A squid stays a squid, however the picture is changed",
      pictures: [Picture(Bitmap(squid), label: "original")] + changed, columns: 3,
      subtitle: "One image after each of five random transforms",
      caption: "None of them changes the class, so each variant is one more example of it.",
      dataOrigin: SamplePictures.creaturesOrigin)
  }

  private static func garmentStrip(_ pictures: SamplePictures) throws -> Figure {
    try .imageGrid(
      id: "sample-d4",
      title: "Dresses, sandals, a coat and a bag, each 28 pixels wide",
      pictures: (0..<7).map {
        Picture(
          Bitmap(pictures.garment($0)), label: pictures.garmentName($0))
      }, columns: 7, subtitle: "The first seven images with their classes",
      caption: "The names are those of the images’ labels.",
      dataOrigin: SamplePictures.garmentsOrigin)
  }

  private static func petStrip(_ pictures: SamplePictures) throws -> Figure {
    let order = [1, 0, 3, 5, 2, 4, 7]
    return try .imageGrid(
      id: "sample-d27", title: "Cats and dogs come in all colours, poses and places",
      pictures: order.map {
        Picture(
          Bitmap(pictures.pet($0).square(52)),
          label: pictures.petName($0))
      }, columns: 7, subtitle: "Seven training images, cut to squares",
      caption: "Neither colour nor background tells which animal it is.",
      dataOrigin: SamplePictures.petsOrigin)
  }

  private static func petAugmentations(_ pictures: SamplePictures) throws -> Figure {
    var random = SeededRandom(seed: 30)
    let transforms: [Transform] = [
      try .randomHorizontalFlip(probability: 0.5),
      try .randomAffine(degrees: 40, shift: (x: 0.2, y: 0.2), shear: 20),
      try .randomResizedCrop(height: 52, width: 52, scale: 0.6...1),
      try .colorJitter(brightness: 0.2),
    ]
    let pet = pictures.pet(1).square(52)
    let variants = (0..<8).map { _ in transforms.applied(to: pet, using: &random) }
    let most = variants.map(\.blackShare).max() ?? 0
    return try .imageGrid(
      id: "sample-d30", title: "One training image can be shown in many ways",
      pictures: variants.map { Picture(Bitmap($0)) }, columns: 4,
      subtitle: "Eight random augmentations: flip, turn, shift, shear, crop and brightness",
      caption: "Each epoch draws new ones, so the network never sees quite the same image twice.",
      dataOrigin: SamplePictures.petsOrigin,
      alternativeText: "The same drawn \(pictures.petName(1)) eight times, in two rows: upright or "
        + "tilted, looking left or right, whole or cut, lighter or darker. Where it was turned or "
        + "shifted, up to \(percentText(most, places: 0)) of the picture is black.")
  }
}

extension PixelImage {
  /// The share of pixels, 0 to 1, that are black in every channel.
  fileprivate var blackShare: Double {
    let size = channels.rawValue
    let black = (0..<width * height).count { pixel in
      (0..<size).allSatisfy { pixels[pixel * size + $0] == 0 }
    }
    return Double(black) / Double(width * height)
  }
}
