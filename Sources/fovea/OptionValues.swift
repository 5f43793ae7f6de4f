public import ArgumentParser
public import Experiments
public import Tensors

extension Edition: ExpressibleByArgument {}
extension Numerics: ExpressibleByArgument {}
