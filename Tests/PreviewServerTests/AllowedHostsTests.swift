import PreviewServer
import Testing

struct AllowedHostsTests {
  @Test(arguments: [
    "localhost", "localhost:", "LocalHost:8000", "127.0.0.1:1", "[::1]", "[::1]:8000",
  ])
  func `this machine's own names are answered to`(name: String) {
    #expect(AllowedHosts(listeningOn: "127.0.0.1").contain(name))
  }

  @Test(arguments: [
    "", "evil.example", "localhost.evil.example", "evil.example:8000", "127.0.0.1.evil.example",
    "localhost:8a", "localhost:8000:1", "[::1", "[::1]x", "[::1]evil", "192.168.1.5",
    "127.0.0.1@evil.example", " localhost", "localhost/", "[::2]", "2130706433", "0.0.0.0",
  ])
  func `foreign names are not answered to`(name: String) {
    #expect(!AllowedHosts(listeningOn: "127.0.0.1").contain(name))
  }

  @Test func `a server for others answers to addresses, but not to names of others`() {
    let hosts = AllowedHosts(listeningOn: "0.0.0.0")
    #expect(hosts.contain("192.168.1.5:8000"))
    #expect(hosts.contain("[fe80::1]:8000"))
    #expect(hosts.contain("localhost"))
    #expect(!hosts.contain("evil.example"))
    #expect(!hosts.contain("192.168.1.5.evil.example"))
    #expect(!hosts.contain("[evil.example]"))
    #expect(hosts.description.hasSuffix("any IP address of this machine"))
  }
}
