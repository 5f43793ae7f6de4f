/// How a batch is cut: into shards, each the work of one thread, and these into groups of images
/// that go through the network together.
///
/// Follows from the batch and the network alone, never from the thread count.
struct BatchShards {
  let images: Int
  let imagesPerGroup: Int

  /// As many shards as keep eight images in each, or as groups of more than eight fill; at least two
  /// and at most eight.
  var count: Int {
    let wanted =
      imagesPerGroup > 8 ? (images + imagesPerGroup - 1) / imagesPerGroup : images / 8
    return min(images, max(2, min(8, wanted)))
  }

  func images(ofShard shard: Int) -> Range<Int> {
    shard * images / count..<(shard + 1) * images / count
  }

  func groupCount(ofShard shard: Int) -> Int {
    (images(ofShard: shard).count + imagesPerGroup - 1) / imagesPerGroup
  }

  /// The number of a shard's first group among all groups of the batch.
  func firstGroup(ofShard shard: Int) -> Int {
    var first = 0
    for earlier in 0..<shard { first += groupCount(ofShard: earlier) }
    return first
  }

  func images(ofGroup group: Int, inShard shard: Int) -> Range<Int> {
    let images = images(ofShard: shard)
    let first = images.lowerBound + group * imagesPerGroup
    return first..<min(first + imagesPerGroup, images.upperBound)
  }

  /// Images in the largest group of any batch of at most so many images.
  static func largestGroup(images: Int, imagesPerGroup: Int) -> Int {
    (1...max(1, images)).reduce(1) {
      let shards = BatchShards(images: $1, imagesPerGroup: imagesPerGroup)
      return max($0, min(imagesPerGroup, ($1 + shards.count - 1) / shards.count))
    }
  }

  /// Groups in the batch of at most so many images that has the most.
  static func mostGroups(images: Int, imagesPerGroup: Int) -> Int {
    (1...max(1, images)).reduce(0) {
      let shards = BatchShards(images: $1, imagesPerGroup: imagesPerGroup)
      return max($0, shards.firstGroup(ofShard: shards.count))
    }
  }
}
