extension DataCollection {
  /// Networks that others trained, and the names of ImageNet's classes.
  public static let weights = DataCollection(
    id: "weights", name: "the pretrained weights", contents: "networks that others trained",
    shape: .none, classNames: [], licence: "BSD 2-clause, BSD 3-clause, Apache 2.0",
    citation: """
      Y. Idelbayev (ResNet-20, ResNet-56); A. Howard et al. (MobileNet); F. Iandola et al., \
      S. Han et al. (SqueezeNet); torchvision (VGG16, ResNet-50)
      """,
    home: "https://github.com/pytorch/vision",
    forms: [
      CollectionForm(name: "weights", folder: "weights", files: atHand + large)
    ])
}

private let github = "https://raw.githubusercontent.com/"
private let resNets =
  "\(github)akamaster/pytorch_resnet_cifar10/d5489e8995e81e91ce6b1d69dcc98ad579b0b153/"
  + "pretrained_models/"
private let squeezeNet =
  "\(github)songhan/SqueezeNet-Deep-Compression/fb13faa2cf121ced9999f8a9d538ec6c56084733/"
private let classNames =
  "\(github)nihui/ncnn-android-squeezenet/376281237ed33c938e39a82eb4bb15ebf1452bdc/"
  + "app/src/main/assets/"
private let torchvision = "https://download.pytorch.org/models/"

/// Those without an address were put into another format, so nobody else has them.
private let atHand = [
  FileFacts(
    "imagenet_synset_words.txt", bytes: 31_675,
    .computed("acf75ef0abe89694b19056e0796401068b459c457baa30335f240c7692857355"),
    addresses: ["\(classNames)synset_words.txt"]),
  FileFacts(
    "mobilenet_v1_0.25_224.safetensors", bytes: 1_915_240,
    .computed("078faa734a1158c961e94f20015744f32d20fde6aa1f87ca36903b68f0bc14e3"),
    need: .accompanying),
  FileFacts(
    "resnet20-12fca82f.th", bytes: 1_099_231,
    .computed("12fca82f0bebc4135bf1f32f6e3710e61d5108578464b84fd6d7f5c1b04036c8"),
    addresses: ["\(resNets)resnet20-12fca82f.th"]),
  FileFacts(
    "resnet56-4bfd9763.th", bytes: 3_471_733,
    .computed("4bfd97631478d6b638d2764fd2baff3edb1d7d82252d54439343b6596b9b5367"),
    addresses: ["\(resNets)resnet56-4bfd9763.th"]),
  FileFacts(
    "squeezenet_v1.0_deep_compression.net", bytes: 675_763,
    .computed("e4ab6960ae8cd81505e1c2136921201507e930966c53deaf15862a395b3a3261"),
    addresses: ["\(squeezeNet)compressed_SqueezeNet.net"]),
  FileFacts(
    "squeezenet_v1.0_deep_compression.safetensors", bytes: 4_998_856,
    .computed("a0a7af22b331f92403819625589ae24e0ca27135cb83f3b382fd575f2c13a6fe"),
    need: .accompanying),
]

/// torchvision writes the first eight digits of a hash into the file's name.
private let large = [
  FileFacts(
    "vgg16-397923af.pth", bytes: 553_433_881, .publishedPrefix("397923af"),
    addresses: ["\(torchvision)vgg16-397923af.pth"], need: .onDemand),
  FileFacts(
    "resnet50-0676ba61.pth", bytes: 102_530_333, .publishedPrefix("0676ba61"),
    addresses: ["\(torchvision)resnet50-0676ba61.pth"], need: .onDemand),
]
