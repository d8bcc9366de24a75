"""Builds the compiled part of the reader with the package; without a C compiler, the package is built without it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

MODULE = "safeguard_extract.read.compiled_words"
SOURCE = Path("safeguard_extract", "read", "compiled_words.c")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled part into a wheel, or beside its source where the package is used from there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._folder = tempfile.mkdtemp()
        if version == "editable":
            for left in Path(self.root, SOURCE).parent.glob(f"{SOURCE.stem}.*.so"):
                left.unlink()  # of an older source
        try:
            built = compiled(Path(self.root), Path(self._folder))
        except (BaseError, CCompilerError) as fault:
            self.app.display_warning(f"{SOURCE.name} was not compiled: PDF files will be read more slowly. {fault}")
            return
        place = SOURCE.with_name(built.name)
        if version == "editable":
            shutil.copyfile(built, Path(self.root) / place)
            return
        build_data["force_include"][str(built)] = place.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def compiled(root: Path, folder: Path) -> Path:
    """Compile the part into `folder`; raises what setuptools raises where there is no compiler, or no Python.h."""
    extension = Extension(MODULE, [str(root / SOURCE)])
    command = build_ext(Distribution({"name": "safeguard-extract", "ext_modules": [extension]}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "temp")
    command.ensure_finalized()
    command.run()
    return Path(command.get_ext_fullpath(MODULE))
