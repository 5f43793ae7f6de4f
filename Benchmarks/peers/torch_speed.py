"""Speed of a job in PyTorch: standard input holds a line of JSON, then a layer list.

Prints what it measured as JSON: the parameters' numbers, and images per second as the median and
the 10th percentile over the timed runs.
"""

import json
import statistics
import sys
import time

import torch
from layers import network_of
from torch import nn

SECONDS = 0.12

head, layers = sys.stdin.read().split("\n", 1)
job = json.loads(head)
torch.set_num_threads(job["threads"])
torch.manual_seed(1)
network = network_of(json.loads(layers))
images = torch.rand(job["batch"], *job["input"]) * 2 - 1

LOSSES = {
    "crossEntropy": nn.CrossEntropyLoss,
    "binaryCrossEntropyWithLogits": nn.BCEWithLogitsLoss,
    "binaryCrossEntropy": nn.BCELoss,
    "meanSquaredError": nn.MSELoss,
}


def training_step():
    settings = job["optimizer"]
    weights = [weight for weight in network.parameters() if weight.requires_grad]
    if settings["kind"] == "SGD":
        optimizer = torch.optim.SGD(weights, lr=settings["rate"], momentum=settings["momentum"])
    else:
        optimizer = torch.optim.Adam(weights, lr=settings["rate"])
    with torch.no_grad():
        outputs = network.eval()(images)[0].numel()
    network.train()
    loss_of = LOSSES[job["loss"]]()
    if job["loss"] == "crossEntropy":
        answers = torch.randint(0, outputs, (job["batch"],))
    else:
        answers = torch.randint(0, 2, (job["batch"], outputs)).float()

    def step():
        optimizer.zero_grad()
        loss_of(network(images), answers).backward()
        optimizer.step()

    return step


def inference_step():
    network.eval()

    @torch.no_grad()
    def step():
        network(images)

    return step


def input_gradient_step():
    # Nobody asks for the weights' gradients, so PyTorch need not compute them either.
    network.eval().requires_grad_(False)
    images.requires_grad_(True)

    def step():
        images.grad = None
        network(images).sum().backward()

    return step


step = {
    "training": training_step,
    "inference": inference_step,
    "input gradient": input_gradient_step,
}[job["mode"]]()


def seconds(steps):
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return time.perf_counter() - start


seconds(1)
steps = max(1, round(SECONDS / seconds(1)))
speeds = sorted(steps * job["batch"] / seconds(steps) for _ in range(job["runs"]))
parameters = sum(weight.numel() for weight in network.parameters())
speed = {"median": statistics.median(speeds), "p90": speeds[len(speeds) // 10]}
print(json.dumps({"parameters": parameters, "speed": speed}))
