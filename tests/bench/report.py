"""The table of a bench: medians, with the smallest and the largest, and ratios to plain Pyodide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import median

from tests.bench.network import FIBRE, LOOPBACK
from tests.bench.pages import REFERENCE
from tests.bench.visits import Visit

COLUMNS = {
    "cold, loopback": (LOOPBACK.name, 1),
    "cold, 10 Mbit/s 40 ms": (FIBRE.name, 1),
    "second visit": (LOOPBACK.name, 2),
    "third visit": (LOOPBACK.name, 3),
}
HEAD = ("start", *COLUMNS, "bytes to first result", "longest task of the page")


def write(visits: list[Visit], folder: Path) -> None:
    """Write `bench.json`, every figure, and `bench.md`, the table."""
    content = [asdict(visit) for visit in visits]
    (folder / "bench.json").write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")
    (folder / "bench.md").write_text(table(visits), "utf-8")


def table(visits: list[Visit]) -> str:
    """The table in Markdown, then the keystrokes."""
    lines = [_line(HEAD), _line("---" for _ in HEAD)]
    lines += [_line(_row(name, visits)) for name in dict.fromkeys(v.subject for v in visits)]
    for name in dict.fromkeys(visit.subject for visit in visits if visit.keystrokes):
        lines += ["", _typing(name, visits)]
    return "\n".join(lines) + "\n"


def _typing(name: str, visits: list[Visit]) -> str:
    """How long each keystroke waits for the result that it changes."""
    delays = sorted(ms for visit in visits if visit.subject == name for ms in visit.keystrokes)
    late = delays[int(len(delays) * 0.95)]
    return f"Keystroke to result, {name}: median {median(delays):.0f} ms, p95 {late} ms."


def _row(name: str, visits: list[Visit]) -> list[str]:
    cold = [v for v in visits if v.subject == name and v.rank == 1]
    sent = median(v.bytes_sent for v in cold)
    longest = max(v.longest_task for v in visits if v.subject == name)
    cells = [_cell(name, key, visits) for key in COLUMNS.values()]
    return [name, *cells, f"{sent / 1e6:.2f} MB", f"{longest} ms" if longest else "≤ 50 ms"]


def _cell(name: str, key: tuple[str, int], visits: list[Visit]) -> str:
    """« 1.2 s (1.1–1.4), ×0.20 »."""
    times, reference = _times(name, key, visits), _times(REFERENCE, key, visits)
    if not times:
        return "–"
    text = f"{median(times):.2f} s ({min(times):.2f}–{max(times):.2f})"
    return f"{text}, ×{median(times) / median(reference):.2f}" if reference else text


def _times(name: str, key: tuple[str, int], visits: list[Visit]) -> list[float]:
    return [
        v.milliseconds / 1000 for v in visits if v.subject == name and (v.network, v.rank) == key
    ]


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
