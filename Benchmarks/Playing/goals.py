"""What is to be reached, and what was not."""


class Goals:
    """Gathers, in plain lines, what missed its goal."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def need(self, reached: bool, words: str) -> None:
        """Something that is so, or else is told."""
        if not reached:
            self.missed.append(words)

    def most(self, what: str, server: str, figure: float, goal: float, unit: str) -> None:
        """A figure that is no more than its goal."""
        self.need(figure <= goal, f"{what}, {server}: {figure:.2f} {unit}; the goal is {goal:g} at most")

    def soon(self, what: str, server: str, delays: list[float], goal: float) -> None:
        """Delays in milliseconds of which 99 of 100 are no longer than their goal.

        Of a hundred or fewer one may be longer: this machine stands still for a moment now and then.
        """
        late = sorted(delay for delay in delays if delay > goal)
        self.need(
            len(late) <= max(1, len(delays) // 100) < len(delays),
            f"{what}, {server}: {len(late)} of {len(delays)} took longer than {goal:g} ms"
            + (f", up to {late[-1]:.1f}" if late else ""),
        )
