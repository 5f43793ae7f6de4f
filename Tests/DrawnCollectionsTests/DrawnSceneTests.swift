import DrawnCollections
import Filters
import ImageFiles
import Testing

struct DrawnSceneTests {
  // Whoever changes a pixel on purpose raises the scene's version and records the new hash.
  @Test(arguments: [
    (DrawnScene.astronaut, UInt64(0x8437_61FD_FA6D_0FB7)),
    (.chelsea, 0x264C_66F7_3195_FE02),
    (.coffee, 0xF7A6_BE4B_D54C_2EB8),
    (.coins, 0xE31D_FA30_FD69_93B4),
    (.elephantA, 0x1C5D_DD77_6547_4167),
    (.elephantB, 0xEDF8_6D95_4F01_A885),
    (.rocket, 0xD444_CBAC_EEA5_D16D),
    (.yellowSponge, 0x0260_2AFB_6686_C666),
  ])
  func `a scene never changes`(scene: DrawnScene, hash: UInt64) {
    #expect(scene.version == 1)
    #expect(fowlerNollVo(scene.painted().pixels) == hash)
  }

  @Test(arguments: [
    (DrawnScene.astronaut, 512, 512), (.camera, 512, 512), (.chelsea, 451, 300),
    (.coffee, 600, 400), (.coins, 384, 303), (.elephantA, 300, 225), (.elephantB, 300, 225),
    (.rocket, 640, 427), (.yellowSponge, 477, 666),
  ])
  func `a scene is as large as its photograph`(scene: DrawnScene, width: Int, height: Int) {
    let image = scene.painted()
    #expect([image.width, image.height] == [width, height])
    #expect(image.channels == (scene.isGrey ? .grey : .rgb))
  }

  @Test func `the camera's scene is the house by the sea, pixel for pixel`() {
    let image = DrawnScene.camera.painted()
    #expect(
      Plane(height: 512, width: 512, pixels: image.pixels) == DrawnPhoto.seaside())
  }

  @Test func `a scene is found by its photograph's name`() {
    #expect(DrawnScene(rawValue: "elephant_a") == .elephantA)
    #expect(DrawnScene(rawValue: "yellow_sponge") == .yellowSponge)
    #expect(DrawnScene(rawValue: "elephant") == nil)
  }

  @Test(arguments: DrawnScene.allCases)
  func `a scene has strong edges, soft surfaces and the whole range of light`(
    scene: DrawnScene
  ) throws {
    let image = scene.painted().grey()
    let plane = Plane(height: image.height, width: image.width, pixels: image.pixels)
    let strengths = try SobelGradients(of: plane).magnitude.values
    let count = Double(strengths.count)
    #expect(Double(strengths.count { $0 > 120 }) > 0.01 * count)
    #expect(Double(strengths.count { $0 < 40 }) > 0.25 * count)
    #expect((image.pixels.min() ?? 255) < 40 && (image.pixels.max() ?? 0) > 210)
  }
}
