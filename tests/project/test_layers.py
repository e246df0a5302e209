"""Imports run one way, files keep to house size, and everything public says what it does."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "multipub"

LAYERS = (
    ("model",),
    ("errors",),
    ("registry",),
    ("resources", "tools", "namespaces"),
    ("wording", "carriers", "photo"),
    ("canonical", "revision"),
    ("ingest", "speech"),
    ("editions",),
    ("checks",),
    ("desk", "orders", "placing"),
    ("pipeline",),
    ("pool",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the bottom up; a module may import what is below it, and its own folder."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 40

LONG_FILES: dict[str, str] = {}
"""Files that may be longer, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that may be longer, each with its reason."""

FILES = sorted(SOURCE.rglob("*.py"))


def layer_of(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def imported(tree: ast.AST) -> set[str]:
    """Return the parts of multipub that a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "multipub":
            found |= {f"multipub.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name.split(".")[1] for name in found if name.startswith("multipub.") and not name.endswith("__version__")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path):
    part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if part == "__init__":
        return
    for other in imported(ast.parse(path.read_text("utf-8"))) - {part}:
        assert layer_of(other) < layer_of(part), f"{part} imports {other}, which is not below it"


def test_a_relative_import_hides_nothing_from_this_test():
    for path in FILES:
        relative = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        assert not [node for node in relative if node.level], f"{path} imports relatively"


def test_files_keep_to_house_size():
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text("utf-8").splitlines()) for path in FILES}
    too_long = {name for name, length in lengths.items() if length > LONGEST_FILE}
    assert too_long == set(LONG_FILES)


def test_functions_keep_to_house_size():
    too_long = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and length_of(node) > LONGEST_FUNCTION:
                too_long.add(f"{path.relative_to(SOURCE)}:{node.name}")
    assert too_long == set(LONG_FUNCTIONS)


def length_of(node: ast.FunctionDef) -> int:
    """Return the lines of a function's body without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_only_the_command_line_prints_or_exits():
    for path in FILES:
        if path.name == "cli.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"print", "exit", "quit"}, f"{path}:{node.lineno} prints or exits"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
