import Datasets
import DrawnCollections
import ImageFiles
import Testing

struct DrawnPetsTests {
  @Test func `the first pictures never change`() {
    let pets = DrawnPets.training()
    let bytes = (0..<24).flatMap { pets.picture($0).pixels }
    // Whoever changes a pixel on purpose raises `DrawnPets.version` and records the new hash.
    #expect(DrawnPets.version == 1)
    #expect(fowlerNollVo(bytes) == 0xFC20_D1E5_0445_63E1)
  }

  @Test func `there are as many pictures as the lecture takes`() {
    #expect(DrawnPets.training().count == 4_000)
    #expect(DrawnPets.validation().count == 2_000)
  }

  @Test func `cats and dogs take turns`() {
    let pets = DrawnPets.validation(count: 6)
    #expect((0..<6).map(pets.label) == [0, 1, 0, 1, 0, 1])
    #expect(pets.classNames == ["cat", "dog"])
    #expect(pets.name(of: 3) == "drawn dog 3 (validation)")
  }

  @Test func `a picture is the same whatever the count and whatever was drawn before`() {
    let (few, many) = (DrawnPets.training(count: 8), DrawnPets.training(count: 1_000))
    let last = few.picture(7)
    _ = many.picture(3)
    #expect(many.picture(7) == last)
  }

  @Test func `training and validation pictures are different`() {
    #expect(DrawnPets.training().picture(0) != DrawnPets.validation().picture(0))
  }

  @Test func `pictures are in colour, of many sizes and shapes`() {
    let pets = DrawnPets.training(count: 24)
    let pictures = (0..<24).map(pets.picture)
    #expect(pictures.allSatisfy { $0.channels == .rgb })
    #expect(pictures.allSatisfy { (200...400).contains(max($0.width, $0.height)) })
    #expect(Set(pictures.map { [$0.width, $0.height] }).count > 18)
    #expect(
      pictures.contains { $0.width > $0.height } && pictures.contains { $0.width < $0.height })
  }

  @Test func `the mean colour of a picture does not tell cats from dogs`() {
    let pets = DrawnPets.training(count: 160)
    var sums = [[Double]](repeating: [0, 0, 0], count: 2)
    for index in 0..<pets.count {
      let picture = pets.picture(index)
      for channel in 0..<3 {
        let values = stride(from: channel, to: picture.pixels.count, by: 3)
        let total = values.reduce(0) { $0 + Int(picture.pixels[$1]) }
        sums[pets.label(of: index)][channel] += Double(total) / Double(picture.pixels.count / 3)
      }
    }
    for (cat, dog) in zip(sums[0], sums[1]) {
      // Pictures differ by about 35 levels, so means over 80 of each by about 5.5: three of those.
      #expect(abs(cat - dog) / 80 < 16, "\(cat / 80) and \(dog / 80)")
    }
  }
}
