import Figures
import NetworkDrawings
import Networks
import Testing

@Suite struct DrawnNetworkTests {
}
