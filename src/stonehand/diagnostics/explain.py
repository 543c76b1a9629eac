"""The paragraph of explanation of each code, from the TOML files beside this module."""

from stonehand.diagnostics.code import Code


def explain(code: Code) -> str:
    """Return the paragraph that explains a code. Raises KeyError where the catalogue has none."""
    # Only a command that explains needs them.
    import tomllib
    from importlib.resources import files

    name = code.value[0].lower() + ".toml"
    text = files("stonehand.diagnostics").joinpath("explanations", name).read_text(encoding="utf-8")
    paragraph = tomllib.loads(text)[code.value]
    return str(paragraph).strip()
