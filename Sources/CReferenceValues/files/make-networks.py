"""Writes networks.json and networks.safetensors: whole networks, as PyTorch computes them.

    python3 make-networks.py        (in this folder; needs torch, numpy and safetensors)

Everything is computed in float64 from float32 inputs, and once more in float32 to see how far the
two are apart. One thread, deterministic algorithms, fixed seeds; no data but what is drawn here.
"""

import json

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(20)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


def conv(inputs, outputs, size, stride=1, padding=0, bias=False):
    return {
        "type": "Conv2d", "in": inputs, "out": outputs, "kernel": [size, size],
        "stride": [stride, stride], "padding": [padding, padding], "dilation": [1, 1],
        "groups": 1, "bias": bias,
    }


def norm(features):
    return {"type": "BatchNorm2d", "features": features, "eps": 1e-05, "momentum": 0.1}


RELU = {"type": "ReLU"}


def block(inputs, outputs, stride):
    projection = [conv(inputs, outputs, 1, stride), norm(outputs)]
    return {
        "type": "Residual", "class": "BasicBlock",
        "body": [
            conv(inputs, outputs, 3, stride, 1), norm(outputs), RELU,
            conv(outputs, outputs, 3, 1, 1), norm(outputs),
        ],
        "shortcut": projection if stride != 1 or inputs != outputs else [],
        "after": [RELU],
    }


class Residual(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.body = sequential(layer["body"])
        self.shortcut = sequential(layer["shortcut"])
        self.after = sequential(layer["after"])

    def forward(self, x):
        return self.after(self.body(x) + self.shortcut(x))


def module(layer):
    match layer["type"]:
        case "Conv2d":
            return nn.Conv2d(
                layer["in"], layer["out"], layer["kernel"], layer["stride"], layer["padding"],
                bias=layer["bias"])
        case "BatchNorm2d":
            return nn.BatchNorm2d(layer["features"], layer["eps"], layer["momentum"])
        case "MaxPool2d":
            return nn.MaxPool2d(layer["kernel"], layer["stride"], layer["padding"])
        case "AdaptiveAvgPool2d":
            return nn.AdaptiveAvgPool2d(layer["output"])
        case "Linear":
            return nn.Linear(layer["in"], layer["out"])
        case "ReLU":
            return nn.ReLU()
        case "Sigmoid":
            return nn.Sigmoid()
        case "Flatten":
            return nn.Flatten()
        case "Residual":
            return Residual(layer)


def sequential(layers):
    return nn.Sequential(*map(module, layers))


def values(model):
    """Parameters and running statistics by name, without the counters."""
    return {k: v.detach().clone() for k, v in model.state_dict().items() if v.dim() > 0}


def random_start(layers, seed):
    """A float32 model whose normalisations do not begin at 1 and 0."""
    torch.manual_seed(seed)
    model = sequential(layers)
    for name, value in model.state_dict().items():
        if value.dim() == 1:
            value += 0.2 * torch.randn_like(value)
        if name.endswith("running_var"):
            value.abs_()
    return model


TENSORS, CASES = {}, []


def add(case, tensors):
    case["tensors"] = {
        name: {"dtype": str(t.dtype).removeprefix("torch."), "shape": list(t.shape)}
        for name, t in tensors.items()
    }
    for name, tensor in tensors.items():
        TENSORS[f"{case['name']}/{name}"] = tensor.contiguous()
    CASES.append(case)


def coloured_quarters(count, seed):
    """Noise of 3×12×12 with one quarter brighter in one colour: which one is the class."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 4, count)
    pixels = random.integers(0, 150, (count, 3, 12, 12))
    for image, label in enumerate(labels):
        y, x = divmod(int(label), 2)
        pixels[image, label % 3, 6 * y:6 * y + 6, 6 * x:6 * x + 6] += 70
    return torch.from_numpy(pixels.astype(np.uint8)), torch.from_numpy(labels.astype(np.uint8))


OPTIMIZERS = {
    "sgd_momentum": (
        {"optimizer": "sgd", "lr": 0.05, "momentum": 0.9},
        lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9)),
}


def train(layers, start, optimizer, pixels, labels, batches, dtype):
    model = sequential(layers)
    model.load_state_dict(start)
    model.to(dtype)
    images = (pixels.float() / 255).to(dtype)
    optimizer = optimizer(model.parameters())
    loss_of = nn.CrossEntropyLoss()

    def full():
        model.eval()
        with torch.no_grad():
            logits = model(images)
        model.train()
        return loss_of(logits, labels.long()).item(), (logits.argmax(1) == labels).sum().item()

    before, losses, first = full()[0], [], {}
    for batch in batches:
        optimizer.zero_grad()
        loss = loss_of(model(images[batch.long()]), labels[batch.long()].long())
        loss.backward()
        losses.append(loss.item())
        first = first or {n: p.grad.detach().clone() for n, p in model.named_parameters()}
        optimizer.step()
    after, correct = full()
    return {
        "losses": torch.tensor(losses, dtype=torch.float64), "first": first,
        "final": values(model), "before": before, "after": after, "correct": correct,
    }


def relative(a, b):
    """The largest difference of any tensor as a share of its largest value."""
    return max(
        ((a[k].double() - b[k]).abs().max() / b[k].abs().max().clamp_min(1e-6)).item() for k in b)


def training_case():
    layers = [
        conv(3, 8, 3, 1, 1), norm(8), RELU, block(8, 8, 1), block(8, 8, 2),
        {"type": "AdaptiveAvgPool2d", "output": [1, 1]}, {"type": "Flatten"},
        {"type": "Linear", "in": 8, "out": 4, "bias": True},
    ]
    pixels, labels = coloured_quarters(48, seed=21)
    # Batches of 21 images: the engine takes them in groups, of which the last one is smaller.
    random = np.random.default_rng(22)
    order = np.concatenate([random.permutation(48) for _ in range(9)])
    batches = torch.from_numpy(order[:20 * 21].reshape(20, 21).astype(np.int16))
    model = random_start(layers, seed=23)
    start = model.state_dict()
    name = "residual_training"
    settings = {
        "name": name, "kind": "training", "layers": layers, "batch": 21, "steps": 20,
        "classes": 4, "runs": [f"{name}/{run}" for run in OPTIMIZERS],
    }
    tensors = {"images": pixels, "labels": labels, "batches": batches}
    tensors |= {f"initial/{k}": v for k, v in values(model).items()}
    add(settings, tensors)
    for run, (fields, optimizer) in OPTIMIZERS.items():
        exact, single = (
            train(layers, start, optimizer, pixels, labels, batches, dtype)
            for dtype in (torch.float64, torch.float32))
        settings["full_loss_before"] = exact["before"]
        measured = {
            "losses_absolute": (exact["losses"] - single["losses"]).abs().max().item(),
            "full_loss_after_absolute": abs(exact["after"] - single["after"]),
            "gradient_step0_relative_to_max": relative(single["first"], exact["first"]),
            "final_relative_to_max": relative(single["final"], exact["final"]),
        }
        print(name, run, exact["losses"][[0, 9, 19]].tolist(), exact["after"], measured)
        tensors = {"losses_f64": exact["losses"]}
        tensors |= {f"gradient_step0_f64/{k}": v for k, v in exact["first"].items()}
        tensors |= {f"final_f64/{k}": v for k, v in exact["final"].items()}
        add(
            {
                "name": f"{name}/{run}", "kind": "run", **fields,
                "full_loss_after": exact["after"], "correct_after": exact["correct"], "of": 48,
                "float32_minus_float64": measured,
                "tolerance": {
                    "losses_against_losses_f64_absolute": {"step 1..10": 1e-05, "step 1..30": 5e-05},
                    "gradient_step0_relative_to_max": 1e-05,
                    "final_against_final_f64_relative_to_max": 1e-03,
                },
            }, tensors)


def gradient_case():
    layers = [
        conv(2, 4, 3, 1, 1, bias=True), norm(4), RELU,
        {"type": "MaxPool2d", "kernel": [2, 2], "stride": [2, 2], "padding": [0, 0]},
        block(4, 6, 2), {"type": "Flatten"},
        {"type": "Linear", "in": 54, "out": 5, "bias": True}, {"type": "Sigmoid"},
    ]
    paths = ["0", "2", "3", "4.body.0", "4.body.2", "4.shortcut.1", "4", "6"]
    start = random_start(layers, seed=31)
    image = torch.randn(1, 2, 12, 12)
    weights = torch.randn(1, 5)

    def run(dtype):
        model = sequential(layers)
        model.load_state_dict(start.state_dict())
        model.to(dtype).eval()
        kept = {}
        for path in paths:
            def keep(module, inputs, output, path=path):
                output.retain_grad()
                kept[path] = output
            model.get_submodule(path).register_forward_hook(keep)
        x = image.to(dtype).requires_grad_()
        output = model(x)
        (output * weights.to(dtype)).sum().backward()
        found = {"output": output[0], "input_gradient": x.grad[0]}
        for path, value in kept.items():
            found[f"activation/{path}"] = value[0]
            found[f"gradient/{path}"] = value.grad[0]
        return {k: v.detach() for k, v in found.items()}

    exact, single = run(torch.float64), run(torch.float32)
    measured = relative(single, exact)
    print("inner_gradients", measured)
    tensors = {"input": image[0], "grad_output": weights[0]}
    tensors |= {f"weights/{k}": v for k, v in values(start).items()}
    tensors |= {f"{k}_f64": v for k, v in exact.items()}
    add(
        {
            "name": "inner_gradients", "kind": "gradients", "layers": layers, "paths": paths,
            "float32_minus_float64": {"relative_to_max": measured},
        }, tensors)


training_case()
gradient_case()
save_file(TENSORS, "networks.safetensors")
with open("networks.json", "w") as file:
    json.dump(
        {
            "topic": "whole networks with batch normalisation and residual blocks",
            "definition": "kind training: images/255 (float32 division), as in the topic training, "
            "but with the pixels in the file: images [n,3,12,12], labels, batches (positions in "
            "images). Step i: batch i through the network in training mode, mean cross entropy, "
            "backward, optimiser step; losses_f64[i] is the loss of step i's batch before its "
            "update. initial/ and final_f64/: parameters and running statistics; "
            "gradient_step0_f64/: gradients of the first batch at the initial weights. "
            "full_loss_before, full_loss_after, correct_after: over all images, evaluation mode, "
            "initial and final weights, float64. kind gradients: evaluation mode, input [2,12,12]; "
            "what is differentiated is the sum of output * grad_output; for every path of a layer "
            "activation/PATH_f64 is the layer's output and gradient/PATH_f64 the derivative with "
            "respect to it; input_gradient_f64 likewise for the input.",
            "tolerance": {
                "relative_to_max": 1e-05, "absolute": 1e-07,
                "rule": "accept when max|x - reference| <= absolute + relative_to_max * "
                "max|reference|, per tensor",
            },
            "file": "networks.safetensors", "cases": CASES,
        }, file)
    file.write("\n")
