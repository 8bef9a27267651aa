"""Measures how fast the site answers, beside what it could have been: `python3 build.py bench`.

Every subject gives the same thing, a first result computed live. Rounds are interleaved and each
visit has a profile of its own, so that only the figures of one run are comparable.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from tests.bench import others, packages, rare, report, visits
from tests.bench.audit import audit
from tests.bench.network import FIBRE, LOOPBACK
from tests.bench.pages import OURS, SUBJECTS, Subject, write_pages
from tests.bench.visits import Visit
from theme.publish import SITE, WORK

FOLDER = WORK / "bench"


def run(rounds: int, only: str = "", against: Path | None = None) -> None:
    """Measure, show the table, write it with every figure in `.build/bench/`.

    `only` keeps the subjects whose name holds it; the audit is for a full bench. `against`: another
    built site, that of the parent commit, measured in the same rounds.
    """
    sites = {OURS: SITE} | (
        {replace(OURS, name="l'autre site, l'aide"): against} if against else {}
    )
    subjects = [subject for subject in (*sites, *SUBJECTS[1:]) if only in subject.name]
    modules = packages.install()
    pages = write_pages(FOLDER / "www", modules)
    found: list[Visit] = []
    for number in range(1, rounds + 1):
        for subject in subjects:
            found += _one_round(subject, sites.get(subject, pages), number)
            report.write(found, FOLDER)
    print(report.table(found))
    print(f"Charge de la machine : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} cœurs.")
    if not only:
        print(rare.table())
        print(others.table(SUBJECTS[:2], pages))
        print(audit(modules, FOLDER))


def _one_round(subject: Subject, folder: Path, number: int) -> list[Visit]:
    """Three visits over loopback with one profile, then a first one over a slower network."""
    found: list[Visit] = []
    for network, count in ((LOOPBACK, 3), (FIBRE, 1)):
        found += visits.follow(subject, folder, network, count, number)
        times = ", ".join(str(visit.milliseconds) for visit in found[-count:])
        print(f"Tour {number}, {subject.name}, {network.name} : {times} ms", flush=True)
    return found
