"""Une valeur ou une lecture ne change pas sans une nouvelle version des règles."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculators.bareme import LOGICIEL_ACQUISITION
from calculators.bareme.versions import VERSION, VERSIONS
from tests.bareme.campagne_inventee import campagne_2026
from theme.publish import BuildError
from theme.publish.dev import rules

RAISON = "Une campagne s’ouvre, et sa raison tient en plus de mots qu’une ligne de code n’en garde."


def test_ce_qui_a_change_depuis_la_derniere_version_demande_une_version() -> None:
    demande = "écrivez-la : python3 build.py version « pourquoi »"
    assert rules.changed() == [], f"ces règles ont changé sans version ; {demande}"


def test_les_versions_se_suivent_et_la_derniere_est_en_vigueur() -> None:
    assert [v.numero for v in VERSIONS] == list(range(1, VERSION + 1))
    assert [v.jour for v in VERSIONS] == sorted(v.jour for v in VERSIONS)
    assert all(v.pourquoi for v in VERSIONS)
    assert all(v.change for v in VERSIONS[1:])


def test_le_journal_des_regles_est_fait_des_versions() -> None:
    trouve = rules.RULES_PART.search(rules.CHANGELOG.read_text("utf-8"))
    assert trouve
    assert trouve[0] == rules.changelog(VERSIONS)


def test_une_version_nomme_ce_qui_change_et_s_ecrit_partout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nom in ("LINES", "MODULE", "CHANGELOG"):
        copie = tmp_path / nom
        copie.write_text(getattr(rules, nom).read_text("utf-8"), "utf-8")
        monkeypatch.setattr(rules, nom, copie)
    with pytest.raises(BuildError, match="n’ont pas changé"):
        rules.add("rien")
    with pytest.raises(BuildError, match="Dites pourquoi"):
        rules.add(" ")
    with campagne_2026():
        assert f"2026 {LOGICIEL_ACQUISITION.id}" in rules.changed()
        rules.add(RAISON)
        assert rules.changed() == []
    ecrit: dict[str, object] = {}
    exec(compile((tmp_path / "MODULE").read_text("utf-8"), "versions", "exec"), ecrit)  # noqa: S102
    assert ecrit["VERSION"] == VERSION + 1
    assert ecrit["VERSIONS"][-1].pourquoi == (RAISON,)  # type: ignore[index]
    assert max(map(len, (tmp_path / "MODULE").read_text("utf-8").splitlines())) <= 100
    journal = (tmp_path / "CHANGELOG").read_text("utf-8")
    assert f"### Version {VERSION + 1}, " in journal
    assert "- Une campagne s’ouvre, et sa raison" in journal
