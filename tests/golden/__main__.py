"""Write the golden files again: `python -m tests.golden`."""

from __future__ import annotations

from tests.golden import GOLDEN, made, path


def main() -> None:
    for name in GOLDEN:
        new, file = made(name), path(name)
        if not file.exists() or file.read_bytes() != new:
            file.write_bytes(new)
            print(f"{file.name}: written")


if __name__ == "__main__":
    main()
