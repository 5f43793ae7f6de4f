import Tensors

/// What an optimiser remembers of one parameter.
protocol OptimizerState: Sendable {
  /// Nothing remembered yet, for a parameter of that shape.
  init(shape: Shape)
  /// Numbers in the parameter that it was made for.
  var count: Int { get }
}

/// What an optimiser remembers of every parameter, in the parameters' order.
///
/// Steps after the first allocate nothing: parameters go by their place, not by their name. A
/// frozen parameter takes no memory until it is unfrozen.
struct OptimizerStates<State: OptimizerState>: Sendable {
  private var isChosen: [Bool] = []
  private var states: [State] = []

  /// Calls with each parameter to change and what is remembered of it.
  mutating func update(
    _ model: inout some ParameterHolder, choice: ParameterChoice,
    step: (inout State, inout Parameter) -> Void
  ) {
    if states.isEmpty { choose(from: &model, choice) }
    var index = 0
    model.updateParameters { parameter in
      precondition(index < states.count, "the optimiser has stepped another model before")
      defer { index += 1 }
      guard isChosen[index], parameter.isTrainable else { return }
      precondition(
        parameter.gradient.count == parameter.value.count, "parameter \(index) has no gradient yet")
      if states[index].count != parameter.value.count {
        states[index] = State(shape: parameter.value.shape)
      }
      step(&states[index], &parameter)
    }
    precondition(index == states.count, "the optimiser has stepped another model before")
  }

  private mutating func choose(from model: inout some ParameterHolder, _ choice: ParameterChoice) {
    model.forEachParameter { name, _ in
      isChosen.append(choice.contains(name))
      states.append(State(shape: [0]))
    }
  }
}
