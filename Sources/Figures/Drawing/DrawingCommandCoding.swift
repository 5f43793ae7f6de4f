/// A command's JSON is one object that names what it draws and holds its parts.
extension DrawingCommand: Codable {
  private enum Key: String, CodingKey {
    case fill
    case stroke
    case gradient
    case text
    case image
    case paint
    case from
    case to
    case frame
    case scaling
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .fill(let path, let paint):
      try container.encode(path, forKey: .fill)
      try container.encode(paint, forKey: .paint)
    case .stroke(let path, let stroke):
      try container.encode(path, forKey: .stroke)
      try container.encode(stroke, forKey: .paint)
    case .gradient(let frame, let from, let to):
      try container.encode(frame, forKey: .gradient)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
    case .text(let run):
      try container.encode(run, forKey: .text)
    case .image(let raster, let frame, let scaling):
      try container.encode(raster, forKey: .image)
      try container.encode(frame, forKey: .frame)
      try container.encode(scaling, forKey: .scaling)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let path = try container.decodeIfPresent(Path.self, forKey: .fill) {
      self = .fill(path, try container.decode(Paint.self, forKey: .paint))
    } else if let path = try container.decodeIfPresent(Path.self, forKey: .stroke) {
      self = .stroke(path, try container.decode(Stroke.self, forKey: .paint))
    } else if let frame = try container.decodeIfPresent(Rectangle.self, forKey: .gradient) {
      self = .gradient(
        frame, from: try container.decode(Paint.self, forKey: .from),
        to: try container.decode(Paint.self, forKey: .to))
    } else if let run = try container.decodeIfPresent(TextRun.self, forKey: .text) {
      self = .text(run)
    } else {
      self = .image(
        try container.decode(Raster.self, forKey: .image),
        try container.decode(Rectangle.self, forKey: .frame),
        try container.decode(ImageScaling.self, forKey: .scaling))
    }
  }
}

extension Paint {
  private enum Key: String, CodingKey {
    case role
    case dark
    case opacity
    case color
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if let fixed { return try container.encode(fixed, forKey: .color) }
    try container.encode(light, forKey: .role)
    if dark != light { try container.encode(dark, forKey: .dark) }
    if opacity != 1 { try container.encode(opacity, forKey: .opacity) }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let fixed = try container.decodeIfPresent(Color.self, forKey: .color) {
      self.init(fixed)
      return
    }
    let light = try container.decode(ColorRole.self, forKey: .role)
    self.init(
      light: light, dark: try container.decodeIfPresent(ColorRole.self, forKey: .dark) ?? light,
      opacity: try container.decodeIfPresent(Double.self, forKey: .opacity) ?? 1)
  }
}
