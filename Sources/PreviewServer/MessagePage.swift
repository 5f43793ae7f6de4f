/// A page with a sentence and perhaps a link.
struct MessagePage {
  let response: Response

  init(_ status: Status, _ words: String, link: String? = nil) {
    let title = "\(status.rawValue) \(status.words)"
    let anchor = link.map { #"<p><a href="\#($0.escapedForHTML)">\#($0.escapedForHTML)</a></p>"# }
    var response = Response(
      status: status, type: ContentType.html,
      body: Array(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>\(title)</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        </head>
        <body style="font-family: sans-serif; margin: 3rem">
        <h1>\(title)</h1>
        <p>\(words.escapedForHTML)</p>
        \(anchor ?? "")
        </body>
        </html>

        """.utf8))
    if status == .methodNotAllowed { response.more.append(("Allow", "GET, HEAD")) }
    self.response = response
  }
}

extension String {
  var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
