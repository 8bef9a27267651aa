"""Writes the inventory of the site's software, in the CycloneDX format that tools of security read.

The same sources give the same bytes: no date, and a serial number made from what it says.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable

from theme.publish import PAGES
from theme.publish.site.licences import PUBLIC_DOMAIN, Component, components, guide

NAME = "licences/inventaire.cdx.json"
"""Its address, from the root of the site."""
Json = dict[str, object]


def write() -> None:
    """Write it in `.build/docs`, for the generator to copy."""
    target = PAGES / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(inventory(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def inventory() -> Json:
    """The whole inventory, in the order that the format gives."""
    pieces = components()
    content: Json = {
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": _described(guide(), "application"),
        },
        "components": [_described(piece, "library") for piece in pieces],
        "dependencies": [_depending(piece.id, pieces) for piece in (guide(), *pieces)],
        # What an executable holds, its makers only tell in part.
        "compositions": [{"aggregate": "incomplete", "assemblies": ["pyodide"]}],
    }
    said = json.dumps(content, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, said)}",
        "version": 1,
        **content,
    }


def _described(piece: Component, kind: str) -> Json:
    texts = [{"type": "license", "url": f"licences/{name}"} for name in piece.texts()]
    source = [{"type": "source-distribution", "url": piece.source}] if piece.source else []
    facts: Json = {
        "type": kind,
        "bom-ref": piece.id,
        "name": piece.name,
        "version": piece.version,
        "description": piece.role,
        "hashes": [{"alg": name, "content": value} for name, value in piece.hashes],
        "licenses": [_licence(piece.licence)],
        "purl": piece.purl,
        "externalReferences": [*source, *texts],
    }
    return {name: value for name, value in facts.items() if value}


def _licence(licence: str) -> Json:
    if licence == PUBLIC_DOMAIN:
        return {"license": {"name": licence}}
    return {"expression": licence} if " " in licence else {"license": {"id": licence}}


def _depending(whole: str, pieces: Iterable[Component]) -> Json:
    """What comes in a piece; in the guide, all that comes in nothing else."""
    inside = [piece.id for piece in pieces if (piece.inside or guide().id) == whole]
    return {"ref": whole, "dependsOn": inside}
