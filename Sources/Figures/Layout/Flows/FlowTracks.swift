/// The columns or the rows of a flow: where each begins and ends and where lines may run between.
struct FlowTracks {
  /// What one track needs before and after its axis, in points.
  struct Track {
    var before = 0.0
    var after = 0.0
  }

  /// What the gap before a track needs for frames that end and begin there.
  struct Gap {
    var ending = 0.0
    var plain = 0.0
    var beginning = 0.0
  }

  private(set) var starts: [Double] = []
  private(set) var axes: [Double] = []
  private(set) var ends: [Double] = []
  /// The middle of every gap, the outer ones included.
  private(set) var lanes: [Double] = []

  /// - Parameters:
  ///   - tracks: in order.
  ///   - gaps: one before each track and one after the last; the outer ones hold no nodes apart.
  ///   - margin: how far outside lines may run.
  init(_ tracks: [Track], gaps: [Gap], margin: Double) {
    var position = gaps.first?.beginning ?? 0
    lanes.append(-margin)
    for (index, track) in tracks.enumerated() {
      if index > 0 {
        lanes.append(position + gaps[index].ending + gaps[index].plain / 2)
        position += gaps[index].ending + gaps[index].plain + gaps[index].beginning
      }
      position = position.rounded()
      starts.append(position)
      axes.append(position + track.before)
      position += track.before + track.after
      ends.append(position)
    }
    lanes.append(position + (gaps.last?.ending ?? 0) + margin)
  }
}
