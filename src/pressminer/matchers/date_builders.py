"""From the parts that a rule captured to typed date expressions: one builder per ``gives``."""

from __future__ import annotations

from collections.abc import Mapping

from pressminer.matchers import date_build_days as days
from pressminer.matchers import date_build_periods as periods
from pressminer.matchers import date_build_relative as relative
from pressminer.matchers.date_captures import Builder, one

BUILDERS: Mapping[str, Builder] = {
    "day": one(days.day),
    "slashed-day": one(days.slashed_day),
    "days": one(days.days),
    "day-list": days.day_list,
    "day-list-months": days.day_list_months,
    "month": one(periods.month),
    "months": one(periods.months),
    "month-list": periods.month_list,
    "quarter": one(periods.quarter),
    "first-quarters": one(periods.first_quarters),
    "first-months": one(periods.first_months),
    "half": one(periods.half),
    "season": one(periods.season),
    "season-list": periods.season_list,
    "semester": one(periods.semester),
    "week": one(periods.week),
    "year": one(periods.year),
    "about-year": one(periods.about_year),
    "years": one(periods.years),
    "decade": one(periods.decade),
    "decade-list": periods.decade_list,
    "century": one(periods.century),
    "centuries": one(periods.centuries),
    "century-list": periods.century_list,
    "near-day": one(relative.near_day),
    "shift": one(relative.shift),
    "told": relative.told("may"),
    "told-strict": relative.told("must"),
    "ago": one(relative.ago),
    "anniversary": one(relative.anniversary),
    "from-now": one(relative.from_now),
    "about-ago": one(relative.about_ago),
    "weekday-of-week": one(relative.weekday_of_week),
    "told-weekday": relative.told_weekday,
    "weekday-span": one(relative.weekday_span),
    "weekday-back": one(relative.weekday_back),
    "told-part": relative.told_part,
    "part-ago": one(relative.part_ago),
    "year-earlier": relative.year_earlier,
    "feasts": one(relative.feasts),
    "feast-list": relative.feast_list,
    "nth-weekday": one(relative.nth_weekday),
    "nth-weekend": one(relative.nth_weekend),
    "day-of-month": one(relative.day_of_month),
    "week-of-day": one(relative.week_of_day),
    "weekday": one(relative.weekday),
    "weekend": one(relative.weekend),
    "feast": one(relative.feast),
}
"""What ``gives`` in a rule file can say."""
