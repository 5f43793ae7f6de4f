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


def canvas(title, rows=1, columns=1):
    size = (job["width"] / INCH, job["height"] / INCH)
    figure, axes = plt.subplots(rows, columns, figsize=size)
    figure.suptitle(title, x=0.03, ha="left", weight="bold")
    return figure, axes


def matrix():
    counts = rng.integers(1, 12, (26, 26)) + np.diag(rng.integers(900, 1000, 26))
    names = [chr(65 + index) for index in range(26)]

    def draw():
        figure, axes = canvas("Few letters are taken for others")
        image = axes.imshow(counts, cmap="Blues")
        figure.colorbar(image, orientation="horizontal", label="share of the true class")
        axes.set_xticks(range(26), names)
        axes.set_yticks(range(26), names)
        axes.set(xlabel="predicted", ylabel="true")
        for row in range(26):
            for column in range(26):
                axes.text(column, row, str(counts[row, column]), ha="center", va="center", fontsize=6)
        return figure

    return draw


def curves():
    epochs = np.arange(1, 31)
    values = [2.1 * np.exp(-0.15 * epochs), 1.9 * np.exp(-0.12 * epochs) + 0.1]

    def draw():
        figure, axes = canvas("The gap opens after the twentieth epoch", 1, 2)
        for axis, name in zip(axes, ("loss", "accuracy")):
            for curve, label in zip(values, ("training", "validation")):
                axis.plot(epochs, curve if name == "loss" else 1 - curve / 3, "o-", label=label)
            axis.set(title=name, xlabel="epoch", ylabel=name)
            axis.legend()
        return figure

    return draw


def pictures(title, rows, columns, side, cmap, label):
    images = rng.random((rows * columns, side, side))
    x = np.linspace(-1, 1, side)
    images = images * 0.1 + np.exp(-4 * (x[:, None] ** 2 + x[None, :] ** 2))

    def draw():
        figure, axes = canvas(title, rows, columns)
        for index, (axis, image) in enumerate(zip(axes.flat, images)):
            shown = axis.imshow(image, cmap=cmap)
            axis.axis("off")
            if not label:
                axis.set_title(f"{index % 10} (98 %)", fontsize=8)
        if label:
            figure.colorbar(shown, ax=axes, orientation="horizontal", label=label)
        return figure

    return draw


FIGURES = {
    "matrix": matrix,
    "curves": curves,
    "images": lambda: pictures("Most images are recognised", 5, 5, 28, "gray", None),
    "activations": lambda: pictures("Maps", 8, 16, 14, "viridis", "activation"),
    "filters": lambda: pictures("Filters", 4, 9, 5, "PuOr", "weight"),
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
