// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 language mode comes with the tools version; these make every module say what it
/// imports, and keep C types out of public signatures.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "Fovea",
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CKernels", cSettings: [.treatAllWarnings(as: .error)]),

    module("Mathematics"),
    module("Tensors", ["CKernels", "COpenBLAS", "Mathematics"]),
    module("Filters", ["Tensors", "Mathematics"]),
    module("Networks", ["Tensors", "Mathematics"]),
    module("ImageFiles", ["CPNG", "CGD"]),
    module("Datasets", ["CZlib", "ImageFiles", "Mathematics", "Tensors"]),
    module("DrawnCollections", ["CCairo", "Datasets", "Mathematics"]),
    module("Training", ["Datasets", "Mathematics", "Networks", "Tensors"]),
    module("Figures", ["Mathematics"]),
    module("FigureRendering", ["CCairo", "CPNG", "Figures"]),
    module("SiteBuilder", ["CMarkdown", mustache, yams]),

    tests("Mathematics"),
    tests("Tensors", ["Mathematics"]),
    tests("Filters", ["Tensors"]),
    tests("Networks", ["Mathematics", "Tensors"]),
    tests("ImageFiles"),
    tests("Datasets", ["Tensors"]),
    tests("DrawnCollections", ["Datasets"]),
    tests("Training", ["Datasets", "Mathematics", "Networks", "Tensors"]),
    tests("Figures", exclude: ["Goldens"]),
    tests("FigureRendering", ["CPNG", "Figures", "Mathematics"]),
    tests("SiteBuilder"),
  ]
)
