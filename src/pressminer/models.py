"""Chooses and loads the spaCy pipeline of a language: the only place that loads models.

``choose`` looks at what is installed without importing spaCy, so that a run over an unchanged
corpus and ``pressminer doctor`` stay fast. ``load`` loads what was chosen, and of that only what
somebody reads. Which pipelines a language prefers is data: ``pipelines/<lang>/settings.toml``.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pressminer.errors import ModelError, RulesError
from pressminer.rules import RuleFolder

if TYPE_CHECKING:
    from spacy.language import Language

Source = Literal["package", "path", "rules"]

RULES_ONLY = "rules only"
_PACKAGE = re.compile(r"[A-Za-z_]\w*")
_SPACY_PACKAGE = re.compile(r"[a-z]{2,3}_(?:core|dep|ent)_\w+")
_OFFICIAL_PACKAGE = re.compile(
    r"[a-z]{2,3}_(?:core_(?:web|news)|dep_news|ent_wiki)_(?:sm|md|lg|trf)"
)
_PLACEHOLDER_VERSION = "999."


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What ``settings.toml`` says about a language's models; the file explains the fields."""

    language: str
    name: str
    preferred: tuple[str, ...]
    lesser: tuple[str, ...]
    required: bool
    install: Mapping[str, str]
    needed: tuple[str, ...]
    excluded: tuple[str, ...]
    sources: Mapping[str, tuple[str, ...]]  # component -> pipelines that it is rather taken from
    folder: Path  # that relative paths in `preferred` start from

    @property
    def recommended(self) -> str:
        """The pipeline to install when there is none, or a lesser one; ``""`` if none is known."""
        return next((name for name in self.preferred if name in self.install), "")


@dataclass(frozen=True, slots=True)
class Part:
    """Components that come from another pipeline than the rest: its name, version, location."""

    components: tuple[str, ...]
    name: str
    version: str
    location: str

    def __str__(self) -> str:
        """``ner of de_pressminer_news 1.0.0``."""
        return f"{', '.join(self.components)} of {self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The pipeline that a language is mined with, and what would be better.

    ``location`` is what spaCy is asked to load: a package name or a folder; empty for rules only.
    ``parts`` are components that another pipeline does better. ``better`` and ``command`` are empty
    when there is nothing better. ``warnings`` are full sentences about entries that had to be
    passed over.
    """

    language: str
    name: str
    version: str
    source: Source
    location: str
    why: str
    better: str = ""
    command: str = ""
    warnings: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    fingerprint: str = ""
    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        """``de_core_news_md 3.8.0 with ner of de_pressminer_news 1.0.0`` or ``rules only``."""
        whole = f"{self.name} {self.version}".strip()
        return " with ".join([whole, *map(str, self.parts)])


def settings(rules: RuleFolder, language: str) -> ModelSettings:
    """Read ``<language>/settings.toml``; `RulesError` lists every field that is wrong."""
    content = rules.toml(language, "settings")
    path = rules.root / language / "settings.toml"
    faults: list[str] = []

    def take(table: Mapping[str, Any], where: str, key: str, kind: type[Any], default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, kind) or (
            kind is list and not all(isinstance(item, str) and item for item in value)
        ):
            expected = {list: "a list of texts", str: "a text", bool: "true or false"}[kind]
            faults.append(f"{path}: {where}{key} must be {expected}, is {value!r}")
            return default
        return value

    models, components = _table(content, "models"), _table(content, "components")
    install = {
        key: take(_table(models, "install"), "models.install.", key, str, "")
        for key in _table(models, "install")
    }
    rather = _table(components, "sources")
    sources = {key: tuple(take(rather, "components.sources.", key, list, [])) for key in rather}
    found = ModelSettings(
        language=language,
        name=take(content, "", "name", str, language),
        preferred=tuple(take(models, "models.", "preferred", list, [])),
        lesser=tuple(take(models, "models.", "lesser", list, [])),
        required=take(models, "models.", "required", bool, False),
        install=install,
        needed=tuple(take(components, "components.", "needed", list, [])),
        excluded=tuple(take(components, "components.", "excluded", list, [])),
        sources=sources,
        folder=path.parent,
    )
    if faults:
        raise RulesError(faults)
    return found


def _table(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key, {})
    return value if isinstance(value, Mapping) else {}


def choose(rules: RuleFolder, language: str) -> ModelChoice:
    """Which pipeline ``language`` is mined with: the first usable entry of its settings.

    Imports neither spaCy nor the pipeline. Packages that are missing, incompatible with the
    installed spaCy, or placeholders are passed over (the last two with a warning). With nothing
    usable the choice is rules only. Raises `ModelError` when a path in the settings is not a
    usable pipeline, or when the settings say that a pipeline is required and there is none.

    >>> choose(RuleFolder(), "de").name  # without an official German pipeline
    'rules only'
    """
    wanted = settings(rules, language)
    problems: list[_Problem] = []
    for entry in wanted.preferred:
        candidate = _candidate(entry, wanted)
        if isinstance(candidate, _Candidate):
            return _chosen(candidate, wanted, problems)
        problems.append(candidate)
    if wanted.required:
        raise ModelError(_nothing_usable(wanted, problems))
    return _rules_only(wanted, problems)


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    entry: str
    source: Source
    location: str
    meta: Mapping[str, Any]
    data: Path

    @property
    def name(self) -> str:
        return self.entry if self.source == "package" else self.data.name

    @property
    def version(self) -> str:
        return str(self.meta.get("version", ""))


@dataclass(frozen=True, slots=True)
class _Problem:
    text: str
    worth_telling: bool = True


def _candidate(
    entry: str, wanted: ModelSettings, needed: Sequence[str] | None = None
) -> _Candidate | _Problem:
    """The pipeline behind one entry of ``preferred``, or why it cannot be used."""
    if "/" in entry or "\\" in entry:
        candidate = _from_folder(entry, wanted)
        problem = _unfit(candidate, wanted, needed)
        if problem:
            raise ModelError(f"{problem}. It is named in {_file(wanted)}.")
        return candidate
    found = _from_package(entry)
    if isinstance(found, _Problem):
        return found
    problem = _unfit(found, wanted, needed)
    return _Problem(f"{problem}; passed over.") if problem else found


def _from_folder(entry: str, wanted: ModelSettings) -> _Candidate:
    folder = wanted.folder / Path(entry).expanduser()
    data = _data_folder(folder)
    if data is None:
        what = "has no meta.json and config.cfg" if folder.is_dir() else "does not exist"
        raise ModelError(
            f"{folder}: not a spaCy pipeline, the folder {what}. It is named in {_file(wanted)}; "
            "give the folder that nlp.to_disk() or `spacy train` wrote, or take the entry out."
        )
    return _Candidate(entry, "path", str(data), _meta(data), data)


def _from_package(entry: str) -> _Candidate | _Problem:
    if not _PACKAGE.fullmatch(entry):
        return _Problem(f"{entry!r} is neither the name of a package nor a path; passed over.")
    if is_placeholder(entry):
        return _Problem(placeholder_warning(entry))
    try:
        spec = importlib.util.find_spec(entry)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        return _Problem(f"{entry} is not installed.", worth_telling=False)
    for place in spec.submodule_search_locations or ():
        data = _data_folder(Path(place))
        if data is not None:
            return _Candidate(entry, "package", entry, _meta(data), data)
    return _Problem(f"{entry} is installed but holds no spaCy pipeline; passed over.")


def _data_folder(folder: Path) -> Path | None:
    """Where ``config.cfg`` lies: in the folder, or in ``<name>-<version>`` as in a package."""
    if not (folder / "meta.json").is_file():
        return None
    if (folder / "config.cfg").is_file():
        return folder
    inner = sorted(path.parent for path in folder.glob("*-*/config.cfg"))
    return inner[-1] if inner else None


def _meta(folder: Path) -> Mapping[str, Any]:
    """``meta.json``; empty when it is broken, which `_unfit` then reports."""
    try:
        content = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, Mapping) else {}


def _unfit(candidate: _Candidate, wanted: ModelSettings, needed: Sequence[str] | None) -> str:
    """Why a pipeline that is there cannot be used, as a sentence without full stop, or ``""``."""
    meta = candidate.meta
    if not meta:
        return f"{candidate.entry}: its meta.json cannot be read"
    if meta.get("lang") not in (wanted.language, "xx"):
        return f"{candidate.entry} is made for language {meta.get('lang')!r}, not {wanted.name}"
    wants = wanted.needed if needed is None else needed
    missing = [name for name in wants if name not in meta.get("components", ())]
    if missing:
        return f"{candidate.entry} lacks the component {', '.join(missing)}"
    version = spacy_version()
    made_for = str(meta.get("spacy_version", ""))
    if not fits(made_for, version):
        return (
            f"{candidate.entry} {meta.get('version', '')} is made for spaCy {made_for}, "
            f"but spaCy {version} is installed"
        )
    return ""


def spacy_version() -> str:
    """The installed spaCy, without importing it; `ModelError` if there is none."""
    try:
        return metadata.version("spacy")
    except metadata.PackageNotFoundError:
        raise ModelError(
            "spaCy is not installed; install pressminer again: pip install pressminer"
        ) from None


def fits(made_for: str, version: str) -> bool:
    """Whether ``version`` satisfies a requirement such as ``>=3.7.5,<3.9.0``; unsaid fits."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415 - on use

    if made_for and made_for[0].isdigit():
        made_for = f"=={made_for}"  # spaCy 2 wrote a bare version
    try:
        return SpecifierSet(made_for).contains(version, prereleases=True)
    except InvalidSpecifier:
        return False


def _chosen(candidate: _Candidate, wanted: ModelSettings, problems: list[_Problem]) -> ModelChoice:
    best = wanted.recommended if candidate.entry in wanted.lesser else ""
    others = _others(candidate, wanted)
    return ModelChoice(
        language=wanted.language,
        name=candidate.name,
        version=candidate.version,
        source=candidate.source,
        location=candidate.location,
        why=" ".join(problem.text for problem in problems) or "first choice",
        better=best,
        command=wanted.install.get(best, ""),
        warnings=_worth_telling(problems),
        excluded=wanted.excluded,
        fingerprint=_fingerprint([candidate, *others], wanted),
        parts=tuple(
            Part(components, other.name, other.version, other.location)
            for other, components in others.items()
        ),
    )


def _others(base: _Candidate, wanted: ModelSettings) -> dict[_Candidate, tuple[str, ...]]:
    """The pipelines that give single components in place of ``base``, with these components."""
    found: dict[_Candidate, tuple[str, ...]] = {}
    for component, entries in wanted.sources.items():
        for entry in entries:
            other = base if entry == base.entry else _candidate(entry, wanted, [component])
            if not isinstance(other, _Candidate):
                continue
            if other is not base:
                same = next((known for known in found if known.location == other.location), other)
                found[same] = (*found.get(same, ()), component)
            break
    return found


def _rules_only(wanted: ModelSettings, problems: list[_Problem]) -> ModelChoice:
    return ModelChoice(
        language=wanted.language,
        name=RULES_ONLY,
        version="",
        source="rules",
        location="",
        why=" ".join(problem.text for problem in problems) or "no pipeline is named",
        better=wanted.recommended,
        command=wanted.install.get(wanted.recommended, ""),
        warnings=_worth_telling(problems),
        fingerprint=f"{wanted.language}:rules:{spacy_version()}",
    )


def _fingerprint(candidates: Sequence[_Candidate], wanted: ModelSettings) -> str:
    """For caches: changes when the pipeline may say something else. A package has a version."""
    parts = [spacy_version(), *wanted.excluded]
    for candidate in candidates:
        parts += [candidate.entry, candidate.version]
        if candidate.source == "path":
            for path in sorted(p for p in candidate.data.rglob("*") if p.is_file()):
                state = path.stat()
                name = path.relative_to(candidate.data).as_posix()
                parts.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _worth_telling(problems: list[_Problem]) -> tuple[str, ...]:
    return tuple(problem.text for problem in problems if problem.worth_telling)


def _nothing_usable(wanted: ModelSettings, problems: list[_Problem]) -> str:
    tried = [problem.text for problem in problems] or ["The list `preferred` is empty."]
    lines = [f"No {wanted.name} spaCy pipeline can be used.", *tried]
    if wanted.recommended:
        lines.append(f"To get one: {wanted.install[wanted.recommended]}")
    lines.append(
        f"Or put another one first in {_file(wanted)}, "
        "or set `required = false` there to mine by rules alone."
    )
    return "\n".join(lines)


def _file(wanted: ModelSettings) -> Path:
    return wanted.folder / "settings.toml"


# --- placeholders ---------------------------------------------------------------------------


def is_placeholder(name: str) -> bool:
    """Whether an installed distribution only occupies the name of a spaCy pipeline.

    PyPI's ``de-core-news-md`` 999.9.9 is one: it guards the name and holds no model.
    """
    try:
        return metadata.version(name).startswith(_PLACEHOLDER_VERSION)
    except metadata.PackageNotFoundError:
        return False


def placeholder_warning(name: str) -> str:
    """What to tell about a placeholder, with the command that removes it."""
    return (
        f"{name} is installed as a placeholder from PyPI that holds no model. "
        f"Remove it: pip uninstall {name.replace('_', '-')}"
    )


def hollow_packages() -> Iterator[tuple[str, str]]:
    """Installed distributions named like spaCy pipelines that hold none: (name, warning)."""
    names = {str(dist.metadata["Name"] or "") for dist in metadata.distributions()}
    for name in sorted({re.sub(r"[-.]+", "_", name).lower() for name in names}):
        if not _SPACY_PACKAGE.fullmatch(name):
            continue
        if is_placeholder(name):
            yield name, placeholder_warning(name)
        elif _OFFICIAL_PACKAGE.fullmatch(name) and isinstance(_from_package(name), _Problem):
            yield (
                name,
                (
                    f"{name} is installed but holds no spaCy pipeline. "
                    f"Remove it: pip uninstall {name.replace('_', '-')}"
                ),
            )


# --- loading --------------------------------------------------------------------------------


def load(choice: ModelChoice, *, notice: Callable[[str], None] | None = None) -> Language:
    """The spaCy pipeline that was chosen, without the components that nobody reads.

    Rules only gives a blank pipeline: a tokenizer and nothing else. spaCy's own warnings are
    put into one plain sentence and handed to ``notice``. Raises `ModelError` when the pipeline
    cannot be loaded.
    """
    import spacy  # noqa: PLC0415 - takes a second; only a run needs it

    if choice.source == "rules":
        try:
            return spacy.blank(choice.language)
        except ImportError as error:
            raise ModelError(f"spaCy knows no language {choice.language!r}") from error
    replaced = {name for part in choice.parts for name in part.components}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            nlp = load_pipeline(choice.location, exclude=[*choice.excluded, *replaced])
        except Exception as error:  # spaCy, thinc and srsly each raise their own kinds
            raise ModelError(_cannot_load(choice, error)) from error
    if caught and notice is not None:
        notice(_summed_up(choice, [str(item.message) for item in caught]))
    for part in choice.parts:
        _add(nlp, part, choice)
    return nlp


def load_pipeline(location: str | Path, exclude: Sequence[str] = ()) -> Language:
    """``spacy.load`` with pressminer's layers known and with NumPy's matrix product.

    thinc's own product (BLIS) is built for the oldest processor and takes three to four times as
    long as the one that NumPy brings. A pipeline keeps the operations that it was loaded with,
    so nothing changes for other pipelines of the process.
    """
    import spacy  # noqa: PLC0415
    from thinc.api import use_ops  # noqa: PLC0415

    import pressminer.embedding  # noqa: PLC0415 - makes its layers known
    import pressminer.pipes  # noqa: F401, PLC0415 - makes its components known

    folder = Path(location)
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder if folder.is_dir() else str(location), exclude=list(exclude))


def _add(nlp: Language, part: Part, choice: ModelChoice) -> None:
    """Puts the components of another pipeline, each with its own copy of what it listens to."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W113: other vectors, which our components do not read
            other = load_pipeline(part.location)
            for component in part.components:
                if "tok2vec" in other.pipe_names:
                    listening = getattr(other.get_pipe("tok2vec"), "listening_components", ())
                    if component in listening:
                        other.replace_listeners("tok2vec", component, ["model.tok2vec"])
                nlp.add_pipe(component, source=other)
    except Exception as error:
        raise ModelError(f"{part} cannot be put into {choice.name}: {error}") from error


def _cannot_load(choice: ModelChoice, error: Exception) -> str:
    reason = " ".join(str(error).split()) or type(error).__name__
    remedy = (
        f"Install it again: pip install --force-reinstall {choice.name}=={choice.version}"
        if choice.source == "package" and not _OFFICIAL_PACKAGE.fullmatch(choice.name)
        else f"Install it again, or put another pipeline first in {choice.language}/settings.toml."
    )
    return f"The spaCy pipeline {choice} at {choice.location} cannot be loaded: {reason} {remedy}"


def _summed_up(choice: ModelChoice, messages: list[str]) -> str:
    """``[W095] Model ... may not work`` and its kin as one sentence with spaCy's codes."""
    codes = sorted({code for text in messages for code in re.findall(r"\[(W\d+)\]", text)})
    about = f" ({', '.join(codes)})" if codes else ""
    return f"spaCy has doubts about {choice}{about}; its results may be worse than usual."
