"""Finds the data that the project ships (ontology, queries, sample corpus), in a wheel or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Return the folder of shipped data called `name`: `ontology`, `queries`, `corpus` or `curation`.

    In a wheel the folders lie under `kg/_data`, in a checkout beside `kg`.
    Raises `FileNotFoundError` if the installation is not whole.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation holds no folder {name!r}; install policy-kg again")


def script_file(name: str) -> Path | None:
    """Return a file of the query editor (`yasgui.min.js`), None where it is not installed.

    In a wheel it lies under `kg/_data/scripts`, in a checkout where npm put it.
    """
    fetched = _PACKAGE.parent / "node_modules" / "@zazuko" / "yasgui" / "build"
    return next(
        (path for folder in (_PACKAGE / "_data" / "scripts", fetched) if (path := folder / name).is_file()), None
    )
