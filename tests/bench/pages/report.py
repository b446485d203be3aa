"""The lines of a run, and whether each is held."""

from dataclasses import dataclass, field

from tests.bench.pages.cost import Result


@dataclass
class Report:
    """Prints a line for each result and remembers those that fall short."""

    short: list[str] = field(default_factory=list)
    held: int = 0

    def heading(self, title: str) -> None:
        print(f"\n{title}", flush=True)

    def line(self, title: str, result: Result, at_most: float | None, base: str) -> None:
        """Print one result. Without `at_most`, it is for information."""
        words = "" if at_most is None else self._held(title, result.ratio, base, at_most)
        share = f"{result.share:>4.0%} database" if result.share else ""
        size = f"{result.length / 1000:>8.1f} kB" if result.length else ""
        print(
            f"  {title:<48} {result.ratio:>7.3g} × {base:<12} {words:<27} {share:<14}{size}"
            f"  ({result.ms:.3g} ms)",
            flush=True,
        )

    def hold(self, title: str, ratio: float, at_most: float) -> None:
        """Print the ratio of two results."""
        words = self._held(title, ratio, "", at_most)
        print(f"  {title:<48} {ratio:>7.3g} × {'':<12}{words}", flush=True)

    def _held(self, title: str, ratio: float, base: str, at_most: float) -> str:
        is_held = ratio <= at_most
        if is_held:
            self.held += 1
        else:
            self.short.append(f"{title}: {f'{ratio:.3g} × {base}'.strip()}, at most {at_most:g}")
        return f"at most {at_most:<6g} {'held' if is_held else 'FALLS SHORT'}"

    def close(self) -> int:
        """Print what falls short, and return the exit status of the run."""
        print()
        for line in self.short:
            print(f"Falls short: {line}")
        print(f"{self.held} held, {len(self.short)} fall short.")
        return 1 if self.short else 0
