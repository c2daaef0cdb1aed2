"""`python -m lacuna.sacrebleu`."""

from __future__ import annotations

from .sacrebleu import main

if __name__ == "__main__":
    main()
