import Foundation
import Testing

/// A whole build in which experiments fail: their data is damaged.
struct FailedExperimentTests {
  @Test func `a failed experiment leaves cards, and the next good build mends them`() throws {
    try withTemporaryFolder { folder in
      func build(
        _ data: String, to site: String, _ options: String...
      ) throws -> FoveaProcess.Outcome {
        try FoveaProcess().run(
          [
            "build", "--edition", "quick", "--data", data, "--store", "\(folder)/store", "--out",
            "\(folder)/\(site)",
          ] + options)
      }
      func page(_ path: String, of site: String = "site") -> String {
        String(
          decoding: FileManager.default.contents(atPath: "\(folder)/\(site)/\(path)") ?? Data(),
          as: UTF8.self)
      }
      var collection = TinyMNIST()
      collection.files["train-labels-idx1-ubyte"] = nil
      try collection.write(to: "\(folder)/data")

      let bad = try build("\(folder)/data", to: "site")
      #expect(bad.status == 1)
      #expect(
        bad.errors.contains("fovea: digit-samples failed: findings digit-samples: "),
        "\(bad.errors)")
      #expect(
        bad.errors.contains(
          "train-labels-idx1-ubyte: This file of MNIST is missing beside the others."))
      #expect(bad.errors.contains("\n  It leaves gaps on lectures/digits.html.\n"))
      #expect(bad.errors.contains("\nfovea: numbers could not be quoted on lectures/digits.html."))
      #expect(page("lectures/digits.html").contains("<figure class=\"figure failure\" id=\"b5\">"))
      #expect(page("lectures/digits.html").contains("id=\"c4\">\n<p class=\"figure-title\">"))
      #expect(page("index.html").contains("4 experiments failed"))
      #expect(!page("index.html").contains("Real images: MNIST"))
      #expect(page("how-it-was-built.html").contains("could not be read"))
      #expect(try FoveaProcess().run(["check", "\(folder)/site"]).status == 0)
      let message = "findings digit-samples: mnist/train-labels-idx1-ubyte: This file"
      #expect(page("lectures/digits.html").contains(message))
      let places = try files(in: "\(folder)/site").filter {
        $0.value.range(of: Data(folder.utf8)) != nil
      }
      #expect(places.isEmpty, "\(places.keys)")

      #expect(try build("drawn", to: "site").status == 0)
      #expect(!page("lectures/digits.html").contains("failure"))
      #expect(try build("drawn", to: "calm").status == 0)
      #expect(try files(in: "\(folder)/site") == files(in: "\(folder)/calm"))

      try TinyMNIST().write(to: "\(folder)/small")
      _ = try build("\(folder)/small", to: "small-site", "--skip-broken")
      let origins = page("how-it-was-built.html", of: "small-site")
      #expect(origins.contains("<span>4 files</span><div>mnist/"))
      #expect(origins.contains("Pictures that cannot be read</th><td>left out</td>"))
    }
  }
}
