import SelfTest
import Testing

/// Cases of transforms whose settings are wrong: each is named, and none is run.
struct DamagedTransformsTests {
  private func details(
    of fields: String, source: [Float] = (0..<12).map { Float($0) }
  ) throws -> [String] {
    let (result, _) = try result(
      of: "transforms",
      json: "{\"cases\":[{\"name\":\"a\",\"source\":\"s\",\(fields)}],\"file\":\"x\"}",
      tensors: ["source/s": ([2, 2, 3], source), "a/pil": ([2, 2, 3], source)])
    #expect(result.verdict != .passed)
    return SelfTestTable.details(of: result)
  }

  @Test(arguments: [
    (#""kind":"resize","size":[0,5]"#, "“size” is not a height and a width"),
    (#""kind":"resize","size":[5]"#, "“size” is not a height and a width"),
    (#""kind":"bicubic","size":[5,99999]"#, "“size” is not a height and a width"),
    (
      #""kind":"resized_crop","top":1,"left":0,"crop":[2,2],"size":[2,2]"#,
      "“crop” is not inside the picture"
    ),
    (#""kind":"rotate","angle":1e300"#, "“angle” is not an angle"),
    (#""kind":"affine_shear","shear":90"#, "“shear” is not an angle"),
    (#""kind":"adjust_brightness","factor":1e300"#, "“factor” is not 0 to 1000"),
    (#""kind":"adjust_contrast","factor":-1"#, "“factor” is not 0 to 1000"),
    (#""kind":"adjust_hue","factor":0.6"#, "“factor” is not −0.5 to 0.5"),
    (
      #""kind":"perspective","startpoints":[[0,0]],"endpoints":[[0,0]]"#,
      "“startpoints” is not four points"
    ),
    (#""kind":"box_blur","kernel":[4,4]"#, "“kernel” is not an odd side, twice"),
    (#""kind":"normalize","mean":[1],"std":[1]"#, "“mean” is not three numbers"),
    (#""kind":"solarize""#, "not built yet: solarize (a)"),
  ])
  func `a wrong setting is named`(fields: String, message: String) throws {
    let line = try #require(try details(of: fields).first)
    #expect(line.contains(message), "\(line)")
  }

  @Test func `a source that is no picture is named`() throws {
    let line = try #require(
      try details(of: #""kind":"hflip""#, source: Array(repeating: 0.5, count: 12)).first)
    #expect(line.contains("“source” is not a colour picture"), "\(line)")
  }

  @Test func `a flip that is not equal fails`() throws {
    let line = try #require(try details(of: #""kind":"hflip""#).first)
    #expect(line.contains("times what is allowed"), "\(line)")
  }
}
