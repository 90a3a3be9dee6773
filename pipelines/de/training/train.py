"""``spacy train`` with pressminer's layers known and with NumPy's matrix product.

    python train.py training.cfg --output work/seed0 --paths.train work/train.spacy ...

thinc's own matrix product takes twice the time of the whole training. One thread, since sums of
several threads depend on their order and training must be repeatable.
"""

from __future__ import annotations

import os

for _library in ("OPENBLAS", "MKL", "OMP", "VECLIB_MAXIMUM"):  # before NumPy is imported
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from spacy.cli._util import parse_config_overrides  # noqa: E402
from spacy.cli.train import train  # noqa: E402
from thinc.api import NumpyOps, set_current_ops  # noqa: E402

import pressminer.embedding  # noqa: E402, F401 - makes its layers known


def main() -> None:
    config, marker, output, *overrides = sys.argv[1:]
    if marker != "--output":
        sys.exit(__doc__)
    set_current_ops(NumpyOps(use_blis=False))
    train(Path(config), Path(output), overrides=parse_config_overrides(overrides))


if __name__ == "__main__":
    main()
