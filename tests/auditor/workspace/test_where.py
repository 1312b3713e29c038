r"""A workspace in a sync folder is warned about; a ledger on a network share is refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PureWindowsPath

import pytest

from auditor.i18n import Language
from auditor.model.errors import WorkspaceError
from auditor.workspace import where


@pytest.fixture(autouse=True)
def without_onedrive(monkeypatch):
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)


SYNCED = {
    "OneDrive/Documents": "OneDrive",
    "OneDrive - ICT Division": "OneDrive",
    "onedrive-Personal": "OneDrive",
    "Dropbox": "Dropbox",
    "Dropbox (Personal)/office": "Dropbox",
    "Google Drive/work": "Google Drive",
    "GoogleDrive-someone@example.org/My Drive": "Google Drive",
    "My Drive": "Google Drive",
    "Library/Mobile Documents/office": "iCloud Drive",
    "iCloudDrive": "iCloud Drive",
    "Nextcloud": "Nextcloud",
    "MEGAsync": "MEGA",
    "pCloudDrive": "pCloud",
    "Yandex.Disk": "Yandex Disk",
}


@pytest.mark.parametrize(("above", "service"), SYNCED.items())
def test_a_workspace_below_a_sync_folder_is_warned_about_by_name(above, service, tmp_path):
    warning = where.sync_warning(tmp_path / above / "koyra")
    assert warning is not None
    for language in Language:
        assert service in warning.said(language)


@pytest.mark.parametrize(
    "above", ["Documents", "portal", "one drive letters", "dropboxes", "my driver", "megaphone", ""]
)
def test_a_workspace_elsewhere_is_not_warned_about(above, tmp_path):
    assert where.sync_warning(tmp_path / above / "koyra") is None


@pytest.mark.parametrize("marker", [".dropbox.cache", ".tmp.drivedownload", ".stfolder"])
def test_a_sync_folder_under_another_name_is_known_by_what_its_program_leaves_there(marker, tmp_path):
    (tmp_path / "files" / marker).mkdir(parents=True)
    assert where.sync_warning(tmp_path / "files" / "office" / "koyra") is not None
    assert where.sync_warning(tmp_path / "elsewhere" / "koyra") is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_is_known_by_what_windows_says_even_when_renamed(name, tmp_path, monkeypatch):
    monkeypatch.setenv(name, str(tmp_path / "cloud"))
    assert where.sync_warning(tmp_path / "cloud" / "koyra") is not None
    assert where.sync_warning(tmp_path / "clouds" / "koyra") is None


def test_the_folder_you_are_in_is_judged_by_its_full_path(tmp_path, monkeypatch):
    (tmp_path / "OneDrive").mkdir()
    monkeypatch.chdir(tmp_path / "OneDrive")
    assert where.sync_warning(Path()) is not None


def test_a_link_into_a_sync_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox" / "koyra").mkdir(parents=True)
    (tmp_path / "koyra").symlink_to(tmp_path / "Dropbox" / "koyra", target_is_directory=True)
    assert where.sync_warning(tmp_path / "koyra") is not None


@pytest.mark.parametrize(
    "share",
    [
        r"\\server\share",
        r"\\server\share\koyra",
        r"\\192.0.2.7\d$\koyra",
        r"\\?\UNC\server\share\koyra",
        r"\\wsl$\box\koyra",
    ],
)
def test_a_ledger_on_a_network_share_is_refused_in_both_languages_with_the_next_step(share):
    with pytest.raises(WorkspaceError) as refused:
        where.refuse_network_share(Path(share))
    (message,) = refused.value.messages
    assert message.said(Language.EN).endswith("run again.")
    assert message.said(Language.BN).endswith("আবার চালান।")
    assert "server" not in message.said(Language.EN)


def test_a_drive_letter_that_stands_for_a_share_is_seen_through(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "resolve", lambda _: PureWindowsPath(r"\\server\share\koyra"))
    with pytest.raises(WorkspaceError):
        where.refuse_network_share(tmp_path)


@pytest.mark.parametrize("place", ["koyra", r"C:\portal\koyra", r"\\?\C:\portal\koyra", r"E:\koyra", r"\portal\koyra"])
def test_a_ledger_on_this_computer_or_a_usb_drive_is_not_refused(place):
    where.refuse_network_share(Path(place))


def test_the_new_texts_are_nfc(tmp_path):
    warning = where.sync_warning(tmp_path / "Dropbox")
    assert warning is not None
    assert unicodedata.is_normalized("NFC", warning.said(Language.BN))


def test_a_folder_whose_name_the_system_cannot_follow_is_told_by_what_it_is_called(monkeypatch):
    def refuse(path):
        raise OSError(2, "The filename or extension is too long", str(path))

    monkeypatch.setattr(Path, "resolve", refuse)
    where.refuse_network_share(Path("/space"))
    assert where.sync_warning(Path("/Dropbox/space")) is not None


def test_a_folder_that_cannot_be_looked_into_is_taken(tmp_path, monkeypatch):
    def refuse(path):
        raise FileNotFoundError(2, "it is called otherwise", str(path))

    assert not where.is_taken(tmp_path)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert where.is_taken(tmp_path)
