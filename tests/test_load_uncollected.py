"""The collector of cycles rests while a report is read, and is as it was afterwards."""

import gc

import pytest

from loaders.uncollected import without_collector


@without_collector()
def _is_on() -> bool:
    return gc.isenabled()


def test_the_collector_rests_and_runs_again() -> None:
    assert gc.isenabled()
    assert not _is_on()
    assert gc.isenabled()


def test_it_runs_again_after_an_error() -> None:
    with pytest.raises(KeyError), without_collector():
        raise KeyError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        assert not _is_on()
        assert not gc.isenabled()
    finally:
        gc.enable()
