"""PyTorch's modules for a layer list, as Fovea writes the networks of its zoo."""

import torch
from torch import nn
from torch.nn import functional


def network_of(layers):
    """The layers, one after the other."""
    return nn.Sequential(*[module_of(layer) for layer in layers])


class Residual(nn.Module):
    """after(body(x) + shortcut(x)); an empty list is the identity."""

    def __init__(self, body, shortcut, after):
        super().__init__()
        self.body, self.shortcut, self.after = map(network_of, (body, shortcut, after))

    def forward(self, x):
        return self.after(self.body(x) + self.shortcut(x))


class Parallel(nn.Module):
    """Branches that read the same input, joined along the channels."""

    def __init__(self, branches):
        super().__init__()
        self.branches = nn.ModuleList(map(network_of, branches))

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], dim=1)


class PaddedIdentity(nn.Module):
    """Every second pixel or so, between maps of zeros."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.before = (outputs - inputs) // 2
        self.after = outputs - inputs - self.before
        self.stride = stride

    def forward(self, x):
        rows, columns = self.stride
        return functional.pad(
            x[:, :, ::rows, ::columns], (0, 0, 0, 0, self.before, self.after)
        )


def convolution(layer):
    sides = layer["padding"]
    module = nn.Conv2d(
        layer["in"],
        layer["out"],
        layer["kernel"],
        stride=layer["stride"],
        padding=sides if len(sides) == 2 else 0,
        dilation=layer["dilation"],
        groups=layer["groups"],
        bias=layer["bias"],
    )
    if len(sides) == 2:
        return module
    top, bottom, left, right = sides
    return nn.Sequential(nn.ZeroPad2d((left, right, top, bottom)), module)


def window(layer):
    return {
        "kernel_size": layer["kernel"],
        "stride": layer["stride"],
        "padding": layer["padding"],
        "ceil_mode": layer.get("rounding") == "up",
    }


BUILDERS = {
    "Conv2d": convolution,
    "Linear": lambda it: nn.Linear(it["in"], it["out"], bias=it["bias"]),
    "BatchNorm2d": lambda it: nn.BatchNorm2d(
        it["features"], eps=it["eps"], momentum=it["momentum"]
    ),
    "MaxPool2d": lambda it: nn.MaxPool2d(**window(it)),
    "AvgPool2d": lambda it: nn.AvgPool2d(
        **window(it), count_include_pad=it.get("divisor") != "image"
    ),
    "AdaptiveAvgPool2d": lambda it: nn.AdaptiveAvgPool2d(it["output"]),
    "Dropout": lambda it: nn.Dropout(it["p"]),
    "ReLU": lambda it: nn.ReLU(),
    "ReLU6": lambda it: nn.ReLU6(),
    "Sigmoid": lambda it: nn.Sigmoid(),
    "Softmax": lambda it: nn.Softmax(dim=1),
    "Flatten": lambda it: nn.Flatten(),
    "Sequential": lambda it: network_of(it["layers"]),
    "Residual": lambda it: Residual(it["body"], it["shortcut"], it["after"]),
    "Parallel": lambda it: Parallel(it["branches"]),
    "PaddedIdentity": lambda it: PaddedIdentity(it["in"], it["out"], it["stride"]),
}


def module_of(layer):
    module = BUILDERS[layer["type"]](layer)
    if layer.get("frozen"):
        module.requires_grad_(False)
    return module
