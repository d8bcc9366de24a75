"""Builds the compiled parts of the reader with the package; without a C compiler, the package is built without them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

ROOM = Path("safeguard_extract", "read")
NAMES = ("compiled_words", "compiled_paths")
# Python rounds after every step of a sum; so must the compiled parts, or the last digits differ on some processors.
FLAGS = [] if sys.platform == "win32" else ["-ffp-contract=off"]


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled parts into a wheel, or beside their sources where the package is used from there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._folder = tempfile.mkdtemp()
        if version == "editable":
            for left in Path(self.root, ROOM).glob("*.so"):
                left.unlink()  # of an older source
        try:
            built = compiled(Path(self.root), Path(self._folder))
        except (BaseError, CCompilerError) as fault:
            self.app.display_warning(f"Nothing was compiled: PDF files will be read more slowly. {fault}")
            return
        for part in built:
            if version == "editable":
                shutil.copyfile(part, Path(self.root, ROOM, part.name))
            else:
                build_data["force_include"][str(part)] = (ROOM / part.name).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def compiled(root: Path, folder: Path) -> list[Path]:
    """Compile the parts into `folder`; raises what setuptools raises where there is no compiler, or no Python.h."""
    modules = {".".join((*ROOM.parts, name)): str(root / ROOM / f"{name}.c") for name in NAMES}
    extensions = [Extension(name, [source], extra_compile_args=FLAGS) for name, source in modules.items()]
    command = build_ext(Distribution({"name": "safeguard-extract", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "temp")
    command.ensure_finalized()
    command.run()
    return [Path(command.get_ext_fullpath(name)) for name in modules]
