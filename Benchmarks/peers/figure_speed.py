"""Speed of one figure in matplotlib: standard input holds a job as a line of JSON.

The job names a figure, a format, and for PNG the pixels of the file. Prints the median of the
milliseconds that making the figure and writing it to memory takes, and the file's bytes.
"""

import io
import json
import statistics
import sys
import time

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

RUNS = 7
# Points per inch, as Fovea's files have them.
INCH = 96

job = json.loads(sys.stdin.readline())
rng = np.random.default_rng(7)


def canvas(rows=1, columns=1, **settings):
    size = (job["width"] / INCH, job["height"] / INCH)
    return plt.subplots(rows, columns, figsize=size, **settings)


def matrix():
    counts = rng.integers(1, 12, (26, 26)) + np.diag(rng.integers(900, 1000, 26))
    names = [chr(65 + index) for index in range(26)]

    def draw():
        figure, axes = canvas()
        axes.imshow(counts, cmap="Blues")
        axes.set_xticks(range(26), names)
        axes.set_yticks(range(26), names)
        axes.set(title="Confusion matrix", xlabel="predicted", ylabel="true")
        for row in range(26):
            for column in range(26):
                axes.text(column, row, str(counts[row, column]), ha="center", va="center", fontsize=6)
        return figure

    return draw


def curves():
    epochs = np.arange(1, 31)
    values = [2.1 * np.exp(-0.15 * epochs), 1.9 * np.exp(-0.12 * epochs) + 0.1]

    def draw():
        figure, axes = canvas(1, 2)
        for axis, name in zip(axes, ("loss", "accuracy")):
            for curve, label in zip(values, ("training", "validation")):
                axis.plot(epochs, curve if name == "loss" else 1 - curve / 3, "o-", label=label)
            axis.set(title=name, xlabel="epoch", ylabel=name)
            axis.legend()
        return figure

    return draw


def pictures(rows, columns, side, cmap, titles):
    images = rng.random((rows * columns, side, side))
    x = np.linspace(-1, 1, side)
    images = images * 0.1 + np.exp(-4 * (x[:, None] ** 2 + x[None, :] ** 2))

    def draw():
        figure, axes = canvas(rows, columns)
        for index, (axis, image) in enumerate(zip(axes.flat, images)):
            axis.imshow(image, cmap=cmap)
            axis.axis("off")
            if titles:
                axis.set_title(f"{index} (98 %)", fontsize=8)
        return figure

    return draw


FIGURES = {
    "matrix": matrix,
    "curves": curves,
    "images": lambda: pictures(5, 5, 28, "gray", True),
    "activations": lambda: pictures(8, 16, 14, "viridis", False),
    "filters": lambda: pictures(4, 9, 5, "gray", False),
}

draw = FIGURES[job["figure"]]()


def file():
    buffer = io.BytesIO()
    figure = draw()
    figure.savefig(buffer, format=job["format"], dpi=INCH * job["scale"])
    plt.close(figure)
    return buffer.getvalue()


size = len(file())
times = []
for _ in range(RUNS):
    start = time.perf_counter()
    file()
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps({"milliseconds": statistics.median(times), "bytes": size}))
