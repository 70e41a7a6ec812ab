"""What `liaison draw` draws: all, some bodies, some types, with and without sentences, moving and still."""

from pathlib import Path

import pytest

from tests.commands import Liaison

SENTENCE = "与上汽集团的合作正在协商。"


def drawn(liaison: Liaison, store: Path, *options: str) -> str:
    answer = liaison("draw", "-s", store, *options)
    assert answer.code == 0, answer.err
    return Path("network.html").read_text(encoding="utf-8")


def test_a_page_holds_the_sentences_unless_they_are_left_out(liaison: Liaison, filled: Path) -> None:
    assert SENTENCE in drawn(liaison, filled)
    without = drawn(liaison, filled, "--without-sentences")
    assert SENTENCE not in without
    assert "上汽集团" in without


def test_some_bodies_are_drawn_with_what_they_are_tied_to(liaison: Liaison, filled: Path) -> None:
    some = drawn(liaison, filled, "--bureaus", "秀洲区经贸局")
    assert "秀洲区经贸局" in some
    assert "南湖区科技局" not in some


def test_only_ties_of_the_chosen_types_are_drawn(liaison: Liaison, filled: Path) -> None:
    assert SENTENCE in drawn(liaison, filled, "--type", "COOPERATION")
    assert SENTENCE not in drawn(liaison, filled, "--type", "AGREEMENT_SIGNED")


@pytest.mark.parametrize(("name", "magic"), [("net.svg", b"<svg "), ("net.png", b"\x89PNG")])
def test_a_still_picture_takes_the_place_of_the_page(
    liaison: Liaison, filled: Path, name: str, magic: bytes
) -> None:
    answer = liaison("draw", "-s", filled, "--static", name)
    assert (answer.code, answer.err.splitlines()[-1]) == (0, f"Drawn: {Path(name).resolve()}")
    assert Path(name).read_bytes().startswith(magic)
    assert not Path("network.html").exists()


def test_a_still_picture_of_another_sort_is_refused(liaison: Liaison, filled: Path) -> None:
    answer = liaison("draw", "-s", filled, "--static", "net.jpg")
    assert (answer.code, answer.err) == (
        1,
        "Error: net.jpg: a still picture is .svg or .png; name the file so\n",
    )


def test_a_still_picture_shows_the_view_that_is_asked_for(liaison: Liaison, filled: Path) -> None:
    from graph.cli.picture import StillView as Options
    from graph.draw.static import StillView

    assert [view.value for view in Options] == [view.value for view in StillView]
    pictures = set()
    for view in StillView:
        answer = liaison("draw", "-s", filled, "--static", f"{view}.svg", "--view", view)
        assert answer.code == 0, answer.err
        pictures.add(Path(f"{view}.svg").read_text(encoding="utf-8"))
    assert len(pictures) == len(StillView)


def test_a_view_is_for_a_still_picture(liaison: Liaison, filled: Path) -> None:
    answer = liaison("draw", "-s", filled, "--view", "matrix")
    assert answer.code == 2
    assert "give --static FILE.svg, too" in answer.err
    assert not Path("network.html").exists()
