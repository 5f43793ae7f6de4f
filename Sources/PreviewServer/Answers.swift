/// Decides what a request is answered with.
struct Answers: Sendable {
  enum Answer {
    case response(Response)
    /// The stream of the site's states.
    case events
  }

  let folder: ServedFolder
  let hosts: AllowedHosts
  let updates: SiteUpdates

  /// - Throws: `Refusal`.
  func answer(to head: RequestHead) throws(Refusal) -> Answer {
    guard hosts.contain(head.host) else { throw .foreignHost(head.host) }
    let path = try RequestPath(target: head.target)
    switch path.names {
    case LivePage.eventsPath: return .events
    case LivePage.scriptPath:
      return .response(Response(type: ContentType.script, body: Array(ReloadScript.text.utf8)))
    default: return .response(try file(path))
    }
  }

  /// A page that says what is wrong.
  func page(about refusal: Refusal) -> Response {
    MessagePage(refusal.status, refusal.words(allowed: hosts)).response
  }

  private func file(_ path: RequestPath) throws(Refusal) -> Response {
    // Asked before the file is read: a page that is newer than it says loads itself once too
    // often, but none stays that is older.
    let state = updates.state
    do throws(Refusal) {
      let names = path.isFolder ? path.names + ["index.html"] : path.names
      switch try folder.find(names) {
      case .folder: return redirection(to: path.address(asFolder: true))
      case .file(let bytes):
        let type = ContentType.of(names.last ?? "")
        let body = type == ContentType.html ? LivePage.live(bytes, state) : bytes
        return Response(type: type, body: body)
      }
    } catch .notFound {
      return missing(path, state)
    }
  }

  private func redirection(to address: String) -> Response {
    var page = MessagePage(.movedPermanently, "The folder is here:", link: address).response
    page.more.append(("Location", address))
    return page
  }

  /// Loads itself again when the site changes, so it also stands in until there is a site.
  private func missing(_ path: RequestPath, _ state: SiteUpdates.State) -> Response {
    let page: MessagePage
    if state.page.isEmpty, !folder.exists {
      page = MessagePage(
        .notFound, "There is no site yet. This page shows it as soon as it is built.")
    } else if let nearest = folder.nearest(to: path) {
      page = MessagePage(.notFound, "There is no such page. Did you mean this one?", link: nearest)
    } else {
      page = MessagePage(.notFound, "There is no such page.", link: "/")
    }
    var response = page.response
    response.body = LivePage.live(response.body, state)
    return response
  }
}
