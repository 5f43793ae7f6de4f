"""Training images/s of BM1 in PyTorch: batch 64, Adam, 2 threads, random images.

Prints two numbers: the median and the 10th percentile over the timed runs.
"""

import statistics
import time

import torch
from torch import nn

BATCH, STEPS, WARM_UP, RUNS = 64, 10, 3, 20

torch.set_num_threads(2)
torch.manual_seed(1)
network = nn.Sequential(
    nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(),
    nn.Conv2d(4, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 8, 5, padding=1), nn.ReLU(),
    nn.Conv2d(8, 8, 5, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(200, 64), nn.ReLU(), nn.Linear(64, 10),
)
optimizer = torch.optim.Adam(network.parameters())
loss_of = nn.CrossEntropyLoss()
images = torch.rand(STEPS, BATCH, 1, 28, 28) * 2 - 1
labels = torch.randint(0, 10, (STEPS, BATCH))


def run():
    start = time.perf_counter()
    for step in range(STEPS):
        optimizer.zero_grad()
        loss_of(network(images[step]), labels[step]).backward()
        optimizer.step()
    return STEPS * BATCH / (time.perf_counter() - start)


for _ in range(WARM_UP):
    run()
speeds = sorted(run() for _ in range(RUNS))
print(statistics.median(speeds), speeds[len(speeds) // 10])
