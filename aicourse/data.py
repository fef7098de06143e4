"""Finding and loading the course's data, wherever a notebook runs."""

import hashlib
import os
import urllib.request
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

# Keras' mnist.npz, its size in bytes is about 11 MB.
MNIST_SHA256 = "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"
# Tried in this order; the second is a plain Amazon S3 bucket, which is reachable from China.
MNIST_MIRRORS = [
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
    "https://s3.amazonaws.com/img-datasets/mnist.npz",
]

# Where the wheel has the course's data, for notebooks that are opened elsewhere.
PACKED = "course_data"

Images = tuple[np.ndarray, np.ndarray]


class DataNotFoundError(FileNotFoundError):
    """A file of the course's data is not where it should be."""


class DataFormatError(ValueError):
    """A data file can be found, but is not what it should be."""


class Essay(NamedTuple):
    """A short text of the course.

    Attributes
    ----------
    subject : str
        What it is about: ``"tea"``, ``"river"`` or ``"stars"``.
    language : str
        ``"zh"`` or ``"en"``.
    text : str
    """

    subject: str
    language: str
    text: str


def directory() -> Path:
    """Return the folder ``data/`` of the course.

    Looked for in this order: the environment variable ``AICOURSE_DATA``, the folder that the
    notebook runs in and those above it, the folder beside this package, the copy that the
    package's wheel carries.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    DataNotFoundError
        If there is none.
    """
    if named := os.environ.get("AICOURSE_DATA"):
        if (Path(named) / "iris.csv").is_file():
            return Path(named)
        raise DataNotFoundError(
            f"环境变量 AICOURSE_DATA 指向 {named}，但那里没有课程的数据（iris.csv）。"
            "请改成课程的 data 文件夹，或者删除这个环境变量。"
        )
    here = Path.cwd()
    for folder in [here, *here.parents, Path(__file__).resolve().parent.parent]:
        if (folder / "data" / "iris.csv").is_file():
            return folder / "data"
    packed = Path(__file__).resolve().parent / PACKED
    if (packed / "iris.csv").is_file():
        return packed
    raise DataNotFoundError(
        "找不到课程的 data 文件夹。请在课程文件夹里打开笔记本，不要把笔记本单独移走。"
    )


def find(name: str) -> Path:
    """Return the path of a data file.

    Parameters
    ----------
    name : str
        Its name below ``data/``, such as ``"iris.csv"`` or ``"essays/tea.zh.txt"``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    DataNotFoundError
        If there is no such file; the message lists those there are.
    """
    folder = directory()
    path = folder / name
    if path.is_file():
        return path
    known = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    raise DataNotFoundError(f"data 文件夹里没有 {name}。里面有：{'、'.join(known)}")


def load_iris() -> pd.DataFrame:
    """Load the iris flowers: 150 rows, three species, four lengths.

    Returns
    -------
    pandas.DataFrame
        Columns ``sepal_length``, ``sepal_width``, ``petal_length``, ``petal_width`` (float, cm)
        and ``species`` (str: setosa, versicolor, virginica).

    References
    ----------
    R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936.
    """
    return pd.read_csv(find("iris.csv"))


def load_essays() -> list[Essay]:
    """Load the course's essays: three subjects, each in Chinese and in English.

    Returns
    -------
    list of Essay
        Sorted by subject, then by language.
    """
    paths = sorted((directory() / "essays").glob("*.*.txt"))
    essays = []
    for path in paths:
        subject, language = path.stem.split(".")
        essays.append(Essay(subject, language, path.read_text(encoding="utf-8")))
    return essays


def load_mnist(train: int | None = None, test: int | None = None) -> tuple[Images, Images]:
    """Load handwritten digits in the form of ``keras.datasets.mnist.load_data()``.

    The file is the one that ``AICOURSE_MNIST`` names, else ``data/mnist.npz`` (fetched once by
    ``make data`` or ``python -m aicourse.data``). Where there is none, the smaller digits that
    scikit-learn carries take its place, brought to 28×28 pixels, with a notice.

    Parameters
    ----------
    train, test : int, optional
        Keep the first that many training and test digits. All by default.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        Images as uint8 of shape (n, 28, 28), 0 white to 255 black; labels as uint8 of shape (n,).

    Raises
    ------
    DataNotFoundError
        If ``AICOURSE_MNIST`` names a file that does not exist.
    DataFormatError
        If the file is not in Keras' format.
    """
    path = _mnist_path()
    if path is None:
        print(
            "提示：没有找到完整的 MNIST 数据，先用 scikit-learn 自带的 1797 张手写数字代替，"
            "准确率会低一些。联网后运行一次 python -m aicourse.data 就能下载完整数据。"
        )
        x_train, y_train, x_test, y_test = _small_digits()
    else:
        x_train, y_train, x_test, y_test = _read_mnist(path)
    return (x_train[:train], y_train[:train]), (x_test[:test], y_test[:test])


def fetch_mnist() -> Path:
    """Download MNIST into ``data/mnist.npz`` unless it is there.

    Returns
    -------
    pathlib.Path
        Where it is.

    Raises
    ------
    DataNotFoundError
        If no mirror gave the right file; the message says how to put it there by hand.
    """
    target = directory() / "mnist.npz"
    if target.is_file() and _sha256(target.read_bytes()) == MNIST_SHA256:
        return target
    reasons = []
    for url in MNIST_MIRRORS:
        print(f"正在下载 {url} …")
        try:
            with urllib.request.urlopen(url, timeout=60) as response:
                content = response.read()
        except OSError as error:
            reasons.append(f"{url}：{error}")
            continue
        if _sha256(content) != MNIST_SHA256:
            reasons.append(f"{url}：文件的 SHA-256 不对")
            continue
        # Written beside it first: an interrupted download leaves no half a file.
        partial = target.with_suffix(".partial")
        partial.write_bytes(content)
        partial.replace(target)
        return target
    raise DataNotFoundError(
        "下载 MNIST 没有成功：\n  "
        + "\n  ".join(reasons)
        + f"\n也可以用浏览器下载上面的任一文件，存为 {target}。"
        "没有它课程照样能运行（用较小的数据）。"
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _mnist_path() -> Path | None:
    if named := os.environ.get("AICOURSE_MNIST"):
        if not Path(named).is_file():
            raise DataNotFoundError(
                f"环境变量 AICOURSE_MNIST 指向 {named}，但没有这个文件。"
                "请改正它，或者删除这个环境变量。"
            )
        return Path(named)
    path = directory() / "mnist.npz"
    return path if path.is_file() else None


def _read_mnist(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = [file[name] for name in ("x_train", "y_train", "x_test", "y_test")]
    except Exception as error:  # a damaged zip raises whatever it happens to hit
        raise DataFormatError(
            f"{path} 不是 Keras 格式的 MNIST 文件（{error}）。请删除它，再下载一次。"
        ) from error
    x_train, y_train, x_test, y_test = arrays
    for x, y in [(x_train, y_train), (x_test, y_test)]:
        if x.ndim != 3 or x.shape[1:] != (28, 28) or y.shape != x.shape[:1]:
            raise DataFormatError(
                f"{path} 里数组的形状是 {x.shape} 和 {y.shape}，应当是 (n, 28, 28) 和 (n,)。"
            )
    return x_train, y_train, x_test, y_test


def _small_digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Bring scikit-learn's 8×8 digits to 20×20, centred on 28×28 as MNIST's are."""
    from scipy.ndimage import zoom
    from sklearn.datasets import load_digits

    digits = load_digits()
    images = zoom(digits.images, (1, 2.5, 2.5), order=1, grid_mode=True, mode="nearest")
    images = np.pad(images, ((0, 0), (4, 4), (4, 4)))
    images = np.clip(images / 16 * 255, 0, 255).round().astype(np.uint8)
    labels = digits.target.astype(np.uint8)
    return images[:1500], labels[:1500], images[1500:], labels[1500:]


if __name__ == "__main__":
    try:
        print(f"MNIST：{fetch_mnist()}")
    except DataNotFoundError as error:
        raise SystemExit(str(error)) from None
