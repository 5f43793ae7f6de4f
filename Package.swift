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

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "Fovea",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(
      url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .target(
      name: "CJPEG", cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("jpeg")]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CKernels", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CFileSystem", cSettings: [.treatAllWarnings(as: .error)]),
    // Compiles `files/` into the program.
    .target(
      name: "CReferenceValues", exclude: ["files"], cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CLoans", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CAllocations", cSettings: [.treatAllWarnings(as: .error)]),

    module("NearestNames"),
    module("Cancellations"),
    module("DurableFiles"),
    module("Mathematics"),
    module("Tensors", ["CKernels", "CLoans", "COpenBLAS", "Mathematics"]),
    module("Filters", ["Mathematics"]),
    module("Networks", ["Mathematics", "NearestNames", "Tensors"]),
    module("ImageFiles", ["CDeflate", "CJPEG", "CPNG", "CWebP", "CZlib"]),
    module("Datasets", ["CZlib", "Filters", "ImageFiles", "Mathematics"]),
    module("Transforms", ["Datasets", "Filters", "ImageFiles", "Mathematics"]),
    module(
      "DrawnCollections",
      ["CCairo", "Cancellations", "Datasets", "Filters", "ImageFiles", "Mathematics"]),
    module(
      "Fetching", ["Cancellations", "CZlib", "Datasets", "DurableFiles", crypto]),
    module(
      "Training",
      [
        "Cancellations", "Datasets", "DurableFiles", "ImageFiles", "Mathematics", "Networks",
        "Tensors", "Transforms",
      ]),
    .executableTarget(
      name: "fovea-bench",
      dependencies: [
        "CAllocations", "Datasets", "ImageFiles", "Mathematics", "Networks", "Tensors", "Training",
        "Transforms",
      ],
      swiftSettings: strict),
    module("Figures", ["ImageFiles", "Mathematics"]),
    module("FigureRendering", ["CCairo", "CDeflate", "CZlib", "Figures", "ImageFiles"]),
    module("NetworkDrawings", ["Figures", "Networks", "Tensors"]),
    module(
      "Gallery",
      [
        "Datasets", "DrawnCollections", "Figures", "Filters", "ImageFiles", "Mathematics",
        "NetworkDrawings", "Networks", "Tensors", "Transforms",
      ]),
    .executableTarget(
      name: "figure-bench",
      dependencies: ["FigureRendering", "Figures", "Gallery", "Mathematics"],
      swiftSettings: strict),
    module("Contents", [crypto]),
    module("BuildGraph", ["Cancellations", "CFileSystem", "Contents", "DurableFiles"]),
    module("SiteBuilder", ["CMarkdown", "Contents", "NearestNames", mustache, yams]),
    module("PreviewServer", ["NearestNames", sockets]),

    module(
      "Experiments",
      [
        "Cancellations", "Datasets", "DrawnCollections", "Figures", "Filters", "Gallery",
        "ImageFiles", "Mathematics", "Networks", "Tensors", "Training", "Transforms",
      ]),
    module(
      "SelfTest",
      [
        "CReferenceValues", "Datasets", "Filters", "ImageFiles", "Mathematics", "Networks",
        "Tensors", "Training", "Transforms", crypto,
      ]),
    .executableTarget(
      name: "fovea",
      dependencies: [
        "BuildGraph", "Cancellations", "Contents", "Datasets", "DrawnCollections", "DurableFiles",
        "Experiments", "Fetching", "FigureRendering", "Figures", "Filters", "ImageFiles",
        "NearestNames", "Networks", "PreviewServer", "SelfTest", "SiteBuilder", "Tensors",
        "Training", arguments,
      ],
      swiftSettings: strict, plugins: ["RecordSources"]),
    .executableTarget(
      name: "build-bench", dependencies: ["BuildGraph", "Contents", "SiteBuilder"],
      swiftSettings: strict),
    .executableTarget(name: "record-sources", swiftSettings: strict),
    .plugin(name: "RecordSources", capability: .buildTool(), dependencies: ["record-sources"]),

    // Linked into every test run; only the address sanitizer asks for it.
    .target(
      name: "LeakSuppressions", path: "Tests/LeakSuppressions", exclude: ["leaks.txt"],
      cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "ReferenceValues",
      dependencies: ["CReferenceValues", "LeakSuppressions", "Tensors", "Training"],
      path: "Tests/ReferenceValues", swiftSettings: strict),
    tests("NearestNames"),
    tests("Mathematics"),
    tests("Tensors", ["Mathematics"]),
    tests("Filters", ["Mathematics", "ReferenceValues"]),
    tests("Networks", ["Mathematics", "ReferenceValues", "Tensors"], exclude: ["Summaries"]),
    tests("ImageFiles", ["CZlib", "Mathematics", "ReferenceValues"], exclude: ["Pictures"]),
    tests("Datasets", ["CZlib", "Filters", "ImageFiles", "Mathematics", "ReferenceValues"]),
    tests(
      "Fetching",
      ["Cancellations", "CZlib", "Datasets", "DurableFiles", "ReferenceValues", crypto]),
    tests("Transforms", ["Datasets", "ImageFiles", "Mathematics"]),
    tests(
      "DrawnCollections",
      [
        "Cancellations", "Datasets", "Filters", "ImageFiles", "Mathematics", "Networks",
        "ReferenceValues", "Training",
      ]),
    tests(
      "Training",
      [
        "Cancellations", "Datasets", "DurableFiles", "ImageFiles", "Mathematics", "Networks",
        "ReferenceValues", "SelfTest", "Tensors", "Transforms",
      ]),
    // Runs `fovea-bench`, whose own malloc must not come into the other tests' program.
    .testTarget(
      name: "AllocationTests", dependencies: ["Networks", "Tensors"], swiftSettings: strict),
    tests("Figures", exclude: ["Goldens"]),
    tests("FigureRendering", ["CPNG", "Figures", "Gallery", "Mathematics"]),
    tests("NetworkDrawings", ["Figures", "Networks", "Tensors"]),
    tests("Gallery", ["FigureRendering", "Figures"]),
    // Breaks programs in chosen places; `faults.c` is compiled when a test first wants it.
    .target(
      name: "Faults", path: "Tests/Faults", exclude: ["faults.c"], swiftSettings: strict),
    .executableTarget(
      name: "small-build", dependencies: ["BuildGraph", "Cancellations", "Contents"],
      path: "Tests/SmallBuild", swiftSettings: strict),
    tests("BuildGraph", ["Cancellations", "Contents", "DurableFiles", "Faults"]),
    // Findings hold values of these modules; a test that does not name them is not built again
    // when their layout changes.
    tests(
      "Experiments",
      ["Datasets", "DrawnCollections", "Figures", "Filters", "Networks", "Tensors", "Training"]),
    tests("SiteBuilder", ["Contents"]),
    tests("PreviewServer", ["CFileSystem"]),
    tests("SelfTest", ["Networks", "Tensors"]),
    tests("fovea", ["Faults", "ImageFiles", "ReferenceValues"]),
  ]
)
