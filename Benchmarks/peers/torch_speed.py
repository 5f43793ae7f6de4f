"""Images/s of one network of networks.json in PyTorch, on random images.

usage: torch_speed.py networks.json INDEX THREADS

Prints two numbers: the median and the 10th percentile over the timed runs.
"""

import json
import statistics
import sys
import time

import torch
from torch import nn

WARM_UP, RUNS, SECONDS = 2, 12, 0.12

with open(sys.argv[1]) as file:
    run = json.load(file)[int(sys.argv[2])]
torch.set_num_threads(int(sys.argv[3]))
torch.manual_seed(1)


def layer(description):
    kind = description["type"]
    if kind == "Conv2d":
        return nn.LazyConv2d(
            description["filters"],
            description["size"],
            stride=description.get("stride", 1),
            padding=description.get("padding", 0),
        )
    if kind == "Linear":
        return nn.LazyLinear(description["outputs"])
    if kind == "MaxPool2d":
        return nn.MaxPool2d(description["size"])
    return {"ReLU": nn.ReLU, "Flatten": nn.Flatten}[kind]()


network = nn.Sequential(*[layer(description) for description in run["layers"]])
images = torch.rand(run["batch"], *run["input"]) * 2 - 1
with torch.no_grad():
    outputs = network(images)
labels = torch.randint(0, outputs[0].numel(), (run["batch"],))

if run["mode"] == "training":
    settings = run["optimizer"]
    if settings["kind"] == "SGD":
        optimizer = torch.optim.SGD(
            network.parameters(), lr=settings["rate"], momentum=settings["momentum"]
        )
    else:
        optimizer = torch.optim.Adam(network.parameters(), lr=settings["rate"])
    loss_of = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss_of(network(images), labels).backward()
        optimizer.step()

else:
    network.eval()

    @torch.no_grad()
    def step():
        network(images)


def seconds(steps):
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return time.perf_counter() - start


for _ in range(WARM_UP):
    seconds(1)
steps = max(1, round(SECONDS / seconds(1)))
speeds = sorted(steps * run["batch"] / seconds(steps) for _ in range(RUNS))
print(statistics.median(speeds), speeds[len(speeds) // 10])
