import Testing

@Test func `ph t`() {}
