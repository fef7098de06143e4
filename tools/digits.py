"""The small network of the students' first page: trained on MNIST, kept in ``data/``."""

from pathlib import Path

import numpy as np
from scipy.ndimage import affine_transform, grey_dilation
from sklearn.neural_network import MLPClassifier

from aicourse import data
from aicourse.drawing import as_mnist
from aicourse.welcome import WEIGHTS
from examiner.course import Course

HIDDEN = 48


def train(course: Course) -> Path:
    """Train the network and write its weights.

    Digits are also leant and thickened, as mouse and finger draw them otherwise than a pen does.
    Half-precision numbers keep the file small.

    Returns
    -------
    pathlib.Path
        ``data/digits.npz``.
    """
    (images, labels), (test_images, test_labels) = data.load_mnist()
    variants = [
        images,
        *(_lean(images, by) for by in (-0.3, 0.3)),
        grey_dilation(images, (1, 2, 2)),
    ]
    pixels = np.concatenate([_prepare(each) for each in variants])
    network = MLPClassifier((HIDDEN,), alpha=1e-3, max_iter=14, random_state=0)
    network.fit(pixels, np.tile(labels, len(variants)))
    print(f"accuracy {network.score(_prepare(test_images), test_labels):.3f}")
    (weights, out_weights), (biases, out_biases) = network.coefs_, network.intercepts_
    arrays = {
        "weights": weights,
        "biases": biases,
        "out_weights": out_weights,
        "out_biases": out_biases,
    }
    path = course.root / "data" / WEIGHTS
    np.savez_compressed(path, **{name: a.astype(np.float16) for name, a in arrays.items()})
    return path


def _prepare(images: np.ndarray) -> np.ndarray:
    """Centre and scale images as a drawing is; return their pixels, 0 to 1."""
    return np.array([as_mnist(image) for image in images]).reshape(len(images), -1) / 255


def _lean(images: np.ndarray, by: float) -> np.ndarray:
    """Shear images to the left or to the right around their middle."""
    matrix, middle = np.array([[1, 0], [by, 1]]), np.array([13.5, 13.5])
    offset = middle - matrix @ middle
    return np.array([affine_transform(each, matrix, offset, order=1) for each in images])
