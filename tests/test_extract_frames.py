"""Every frame of the data file, by its own example and its own counterexample."""

import pytest

from loaders.extract.frames import Frame, read_frames
from tests.reading import read

FACTS = {"done", "ongoing"}


def said_by_frame(text: str) -> set[tuple[str, ...]]:
    """(frame, head, type, tail, status) of every tie in the row of 区经贸局, which is `我`."""
    return {
        (tie.frame, tie.head or "我", tie.type.value, tie.tail or "我", tie.status.value)
        for statement in read(text).statements
        for tie in statement.ties
    }


@pytest.mark.parametrize("frame", read_frames(), ids=lambda frame: frame.name)
def test_a_frame_reads_its_example(frame: Frame) -> None:
    assert (frame.name, *frame.gives.split()) in said_by_frame(frame.example)


@pytest.mark.parametrize("frame", read_frames(), ids=lambda frame: frame.name)
def test_a_frame_states_no_fact_in_its_counterexample(frame: Frame) -> None:
    wrong = {
        said
        for said in said_by_frame(frame.against)
        if said[0] == frame.name and said[2] == frame.type.value and said[4] in FACTS
    }
    assert wrong == set()


def test_frames_have_names_of_their_own() -> None:
    names = [frame.name for frame in read_frames()]
    assert len(names) == len(set(names))


def test_all_nine_types_have_frames() -> None:
    assert {frame.type.value for frame in read_frames()} == {
        "LIAISON", "AGREEMENT_SIGNED", "COOPERATION", "JOINT_ACTION", "VISIT", "APPLICATION", "SUPPORT",
        "SUPERVISION", "COMMISSION",
    }  # fmt: skip
