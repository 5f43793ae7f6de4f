public import Mathematics
import NearestNames

/// The networks of the lectures and of the papers that they speak of, by id.
public enum Zoo {
  /// All of them, but for the widths of MobileNet other than 1.
  public static let models: [ZooModel] =
    signLanguageModels + digitModels + seaCreatureModels + catModels + [
      lenet5, vgg16, vgg16Features, resNet18, resNet50,
      cifarResNet(blocksPerStage: 3), cifarResNet(blocksPerStage: 9), squeezeNet,
      mobileNet(width: 1), inceptionBlock,
    ]

  /// The network with that id, in which capital letters and hyphens do not matter.
  ///
  /// `mobilenet-0.25` is a MobileNet of that width.
  ///
  /// - Throws: `UnknownModelError` with the nearest id.
  public static func model(_ id: String) throws(UnknownModelError) -> ZooModel {
    let wanted = plain(id)
    if let model = models.first(where: { plain($0.id) == wanted }) { return model }
    if let width = mobileNetWidth(of: id) { return mobileNet(width: width) }
    throw UnknownModelError(id: id)
  }

  /// BM1 with its first weights: lecture B's classifier of 28×28 digits.
  public static func bm1(using random: inout SeededRandom) throws(ShapeError) -> Sequential {
    try bm1.network(using: &random)
  }

  private static func plain(_ id: String) -> String {
    id.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  private static func mobileNetWidth(of id: String) -> Double? {
    let parts = id.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "mobilenet",
      parts[1].allSatisfy({ $0.isNumber || $0 == "." }), let width = Double(parts[1])
    else { return nil }
    return mobileNetWidths.contains(width) ? width : nil
  }
}

/// The zoo has no network of that name.
public struct UnknownModelError: Error, Equatable, CustomStringConvertible {
  public let id: String

  public init(id: String) {
    self.id = id
  }

  public var description: String {
    let ids = Zoo.models.map(\.id)
    let nearest = NearestName.nearest(to: id, among: ids).map { [$0] } ?? []
    return "there is no model “\(id)”.\(NearestName.question(nearest)) "
      + "The models are \(ids.joined(separator: ", ")), and mobilenet-WIDTH with a width "
      + "from \(Zoo.mobileNetWidths.lowerBound) to \(Zoo.mobileNetWidths.upperBound)."
  }
}
