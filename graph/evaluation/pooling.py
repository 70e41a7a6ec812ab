"""The figures of several reports as those of one: counts are added up, so that long reports weigh more."""

from collections.abc import Iterable

from graph.evaluation.figures import Evaluation, Figure, Score, Share, Tally, Value


def pool(evaluations: Iterable[Evaluation]) -> Evaluation:
    """All figures over all reports, without their findings; what no report was measured by is None.

    Whether something is right becomes the share of the reports where it is.
    """
    measured = [evaluation.figures for evaluation in evaluations]
    return Evaluation({figure: _add_up([each.get(figure) for each in measured]) for figure in Figure})


def _add_up(values: Iterable[Value]) -> Value:
    total: Value = None
    for value in values:
        one = Share.of([value]) if isinstance(value, bool) else value
        total = one if total is None else _add(total, one)
    return total


def _add(one: Value, other: Value) -> Value:
    match one, other:
        case _, None:
            return one
        case Score(), Score():
            return Score(
                one.right + other.right,
                one.said + other.said,
                one.found + other.found,
                one.wanted + other.wanted,
            )
        case Share(), Share():
            return Share(one.right + other.right, one.judged + other.judged, one.default)
        case Tally(), Tally():
            return Tally((one.said or 0) + (other.said or 0), one.wanted + other.wanted)
        case int(), int():
            return one + other
    raise TypeError(f"{one!r} and {other!r} are not of one sort")
