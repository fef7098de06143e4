"""The course's data is found from anywhere, and errors say what to do."""

import numpy as np
import pytest

from aicourse import data
from aicourse.notebook import budget


@pytest.fixture
def mnist(tmp_path, monkeypatch):
    """Point AICOURSE_MNIST at a file with given arrays."""

    def write(**arrays):
        path = tmp_path / "mnist.npz"
        np.savez(path, **arrays)
        monkeypatch.setenv("AICOURSE_MNIST", str(path))

    return write


def digits(n):
    return np.zeros((n, 28, 28), np.uint8), np.zeros(n, np.uint8)


def test_iris_has_150_flowers_of_three_species():
    iris = data.load_iris()
    assert iris.shape == (150, 5)
    assert iris.species.value_counts().to_dict() == dict.fromkeys(iris.species.unique(), 50)


def test_essays_come_in_pairs():
    essays = data.load_essays()
    assert {(e.subject, e.language) for e in essays} == {
        (subject, language) for subject in ("river", "stars", "tea") for language in ("en", "zh")
    }
    assert all(len(e.text) > 300 for e in essays)


def test_data_is_found_from_a_folder_outside_the_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert data.find("iris.csv").is_file()


def test_data_beside_the_notebook_comes_first(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "iris.csv").write_text("mine")
    (tmp_path / "02.02").mkdir()
    monkeypatch.chdir(tmp_path / "02.02")
    assert data.find("iris.csv").read_text() == "mine"


def test_an_unknown_file_is_refused_with_a_list_of_the_known():
    with pytest.raises(data.DataNotFoundError, match=r"iris\.csv"):
        data.find("irsi.csv")


def test_a_wrong_data_folder_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("AICOURSE_DATA", str(tmp_path))
    with pytest.raises(data.DataNotFoundError, match="AICOURSE_DATA"):
        data.directory()


def test_mnist_is_loaded_in_the_form_of_keras(mnist):
    (x, y), (x_test, y_test) = digits(5), digits(3)
    mnist(x_train=x, y_train=y, x_test=x_test, y_test=y_test)
    (x_train, y_train), (x_test, y_test) = data.load_mnist(train=4)
    assert (x_train.shape, y_train.shape) == ((4, 28, 28), (4,))
    assert (x_test.shape, y_test.shape) == ((3, 28, 28), (3,))


def test_a_file_in_another_form_is_refused(mnist):
    mnist(x_train=np.zeros(3))
    with pytest.raises(data.DataFormatError, match="y_train"):
        data.load_mnist()
    x, y = digits(3)
    mnist(x_train=x, y_train=y[:2], x_test=x, y_test=y)
    with pytest.raises(data.DataFormatError, match="形状"):
        data.load_mnist()


def test_a_damaged_file_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "mnist.npz"
    path.write_bytes(b"PK\x03\x04 no zip")
    monkeypatch.setenv("AICOURSE_MNIST", str(path))
    with pytest.raises(data.DataFormatError, match="删除"):
        data.load_mnist()


def test_a_named_file_that_is_missing_is_an_error(monkeypatch):
    monkeypatch.setenv("AICOURSE_MNIST", "/nowhere/mnist.npz")
    with pytest.raises(data.DataNotFoundError, match="AICOURSE_MNIST"):
        data.load_mnist()


def test_small_digits_stand_in_for_mnist(monkeypatch, tmp_path, capsys):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "iris.csv").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AICOURSE_MNIST", raising=False)
    (x_train, y_train), (x_test, _) = data.load_mnist()
    assert "代替" in capsys.readouterr().out
    assert x_train.shape[1:] == x_test.shape[1:] == (28, 28)
    assert x_train.dtype == np.uint8
    assert x_train.max() == 255
    assert set(y_train) == set(range(10))


def test_fetching_names_every_mirror_that_failed(monkeypatch, tmp_path):
    def refuse(url, timeout):
        raise OSError("no network")

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "iris.csv").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(data.urllib.request, "urlopen", refuse)
    with pytest.raises(data.DataNotFoundError) as caught:
        data.fetch_mnist()
    assert all(url in str(caught.value) for url in data.MNIST_MIRRORS)


def test_a_download_with_the_wrong_hash_is_not_kept(monkeypatch, tmp_path):
    import io

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "iris.csv").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(data.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(b"evil"))
    with pytest.raises(data.DataNotFoundError, match="SHA-256"):
        data.fetch_mnist()
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["iris.csv"]


def test_a_graded_notebook_has_the_smaller_budget(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    assert budget(full=5, graded=1) == 5
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert budget(full=5, graded=1) == 1
