"""Folders are counted and removed however they are nested, and whatever lies in them."""

import os

import pytest

from examiner.engine import folders


def nest(folder, depth, name="d"):
    """Make folders in folders and return a descriptor of the deepest."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=place)
        below = os.open(name, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = below
    return place


def test_a_folder_counts_what_its_files_take_on_the_disk(tmp_path):
    (tmp_path / "below").mkdir()
    empty = folders.used(str(tmp_path))
    (tmp_path / "below" / "file").write_bytes(bytes(1_000_000))
    assert 1_000_000 <= folders.used(str(tmp_path)) - empty < 1_100_000


def test_a_file_with_two_names_counts_once(tmp_path):
    (tmp_path / "one").write_bytes(bytes(1_000_000))
    before = folders.used(str(tmp_path))
    (tmp_path / "two").hardlink_to(tmp_path / "one")
    assert folders.used(str(tmp_path)) == before


def test_a_link_counts_as_itself(tmp_path):
    (tmp_path / "link").symlink_to("/usr")
    assert folders.used(str(tmp_path)) < 100_000


@pytest.mark.parametrize("name", ["d", "d" * 250])
def test_too_many_folders_in_folders_are_too_much(tmp_path, name):
    os.close(nest(tmp_path, 63, name))
    folders.used(str(tmp_path))
    (tmp_path / "other").mkdir()
    os.close(nest(tmp_path / "other", 63, name))
    with pytest.raises(folders.TooMuch, match="deeper"):
        folders.used(str(tmp_path))
    folders.remove(str(tmp_path))


def test_too_many_files_are_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MAX_ENTRIES", 10)
    for number in range(11):
        (tmp_path / str(number)).touch()
    with pytest.raises(folders.TooMuch, match="more than 10"):
        folders.used(str(tmp_path))


def test_anything_is_removed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (kept := tmp_path / "kept").write_text("kept")
    place = nest(folder, 1200, "d" * 250)
    os.close(os.open("file", os.O_CREAT, dir_fd=place))
    os.close(place)
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(kept)
    (folder / "folder-0").mkdir()
    (folder / "locked").mkdir()
    (folder / "locked" / "below").mkdir(mode=0)
    (folder / "locked").chmod(0)
    for number in range(50):
        (folder / f"file{number}").touch()

    folders.remove(str(folder))

    assert os.listdir(tmp_path) == ["kept"]
    assert kept.read_text() == "kept"


def test_a_temporary_folder_is_gone_afterwards(tmp_path):
    with folders.temporary("prefix-", str(tmp_path)) as folder:
        assert os.path.basename(folder).startswith("prefix-")
        os.close(nest(folder, 1200))
    assert os.listdir(tmp_path) == []
