"""When a row states a gold fact, for facts that point at no entity, and how rows are quoted."""

from __future__ import annotations

from pressminer.evaluation.gold import GoldAmount, GoldDate
from pressminer.evaluation.tables import Row
from pressminer.evaluation.wording import edtf, norm, number, similar


def same_amount(gold: GoldAmount, row: Row) -> int:
    """Same kind and figures, and the same unit unless things are counted; more is weighed in."""
    if row["kind"] not in gold.kinds or number(gold.value_max) != number(row["value_max"]):
        return 0
    if number(row["value"]) not in {number(value) for value in gold.values}:
        return 0
    if row["kind"] == "count" or norm(row["unit"]) in {norm(unit) for unit in gold.units}:
        return 1 + _similar_unit(gold, row) + (gold.per == row["per"])
    return 0


def fully_same_amount(gold: GoldAmount, row: Row) -> bool:
    """Also the thing counted, the hedge and the period are right."""
    hedge = row["qualifier"] in gold.qualifiers
    return _similar_unit(gold, row) and hedge and gold.per == row["per"]


def _similar_unit(gold: GoldAmount, row: Row) -> bool:
    return any(similar(unit, row["unit"]) for unit in gold.units)


def same_date(gold: GoldDate, row: Row) -> int:
    """The same EDTF value, zero seconds aside."""
    return int(edtf(row["edtf"]) in {edtf(value) for value in gold.edtfs})


_DESCRIBED = {
    "amounts": ("kind", "value", "value_max", "unit", "qualifier", "per"),
    "dates": ("edtf",),
    "roles": ("person", "role", "role_en", "organization"),
    "relations": ("subject", "relation", "object"),
}


def describe(table: str, row: Row) -> str:
    """The cells of a row that say what it claims."""
    return ", ".join(cell for column in _DESCRIBED[table] if (cell := row.get(column)))
