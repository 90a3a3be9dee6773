"""Damaged files of every format, read and mined: a small share of what the benchmark tries."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from fuzzing import bases, faults_of, inputs, tried
from pressminer.model import Article, Unreadable


def test_damaged_files_are_articles_or_reasons_and_every_offset_holds() -> None:
    told = tried(bases([]), iter(range(120)))
    assert told.faults == []
    assert told.articles > 40 and told.mentions > 500
    assert sum(told.reasons.values()) > 20


def test_the_same_damage_every_time() -> None:
    files = bases([])
    some = list(inputs(files, iter(range(50))))
    assert some[7:] == list(inputs(files, iter(range(7, 50))))
    assert len({data for _, _, data in some}) > 40


def test_faults_are_seen() -> None:
    assert list(faults_of(Unreadable("a", "a", "failed", "broken; failed with KeyError")))
    assert list(faults_of(Unreadable("a", "a", "failed", "two\nlines")))
    assert list(faults_of(Unreadable("a", "a", "failed", "")))
    assert list(faults_of(Article("a", "a", "\udcff")))
    assert list(faults_of(Article("a", "a", "\x00")))
    assert not list(faults_of(Unreadable("a", "a", "failed", "broken encoding")))
    assert not list(faults_of(Article("a", "a", "Ulm baut.")))
