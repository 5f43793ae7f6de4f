/// The values that each template may use; a template that another includes sees both lists.
enum TemplateNames {
  static let all: [String: Set<String>] = [
    "layout": site.union(["pageTitle", "summary", "content", "usesMaths", "isHome", "bodyClass"]),
    "index": site.union([
      "paragraphs", "text", "lectures", "kicker", "title", "summary", "address", "thumbnail",
      "figures", "gap", "count", "hasPages", "pages", "end",
    ]),
    "built": site.union([
      "title", "promise", "alternative", "svg", "width", "steps",
      "id", "question", "isFailed", "reads", "trains", "hasTrained", "items", "isLong", "count",
      "isShown", "address", "settings", "name", "value", "sources", "what", "files", "path",
      "sha256", "hasRuns", "columns", "isNumeric", "runs", "cells",
    ]),
    "lecture": site.union([
      "kicker", "title", "summary", "contents", "anchor", "level", "text", "isDeep", "items",
      "rows",
      "html", "footnotes", "previous", "next", "address", "hasContents",
    ]),
    "figure": item.union([
      "alternative", "svg", "isWide", "width", "data", "downloads", "hasData", "hasDownloads",
      "address", "description", "source", "path", "code", "codeAt",
    ]),
    "failure": ["id", "label", "experiment", "message", "messageAt", "text"],
    "table": item.union(["columns", "rows", "cells", "text", "isNumeric"]),
    "note": form, "correction": form, "term": form, "answer": form, "try": form,
  ]

  /// On every page.
  private static let site: Set<String> = [
    "root", "course", "edition", "dataNote", "notices", "label", "address", "origins",
  ]
  private static let item: Set<String> = ["id", "label", "title", "caption", "origin"]
  private static let form: Set<String> = ["title", "body", "anchor"]
}
