"""The help of the commands, in the language of the system: no option has been read when it is asked for."""

import re
from typing import Any, Final

import typer
import typer.main

from graph.cli.words import Language, default_language, translate

# Where a line may be broken: a text without a blank that is wider than its column would be cut off.
_AFTER: Final = re.compile("[，；：。、）](?=.)")


def build_command(app: typer.Typer) -> Any:
    """The command of an application, with its help in Chinese where the system speaks Chinese."""
    command = typer.main.get_command(app)
    if default_language() is Language.CHINESE:
        _name_panels()
        _translate_help(command)
    return command


def _translate_help(command: Any) -> None:
    command.help = translate_paragraphs(command.help or "")
    asking = command.get_help_option(command.context_class(command, help_option_names=["-h", "--help"]))
    for parameter in (*command.params, *filter(None, [asking])):
        if getattr(parameter, "help", None):
            parameter.help = _AFTER.sub(r"\g<0> ", translate_paragraphs(parameter.help))
        if getattr(parameter, "rich_help_panel", None):
            parameter.rich_help_panel = translate(parameter.rich_help_panel, Language.CHINESE)
    for inner in getattr(command, "commands", {}).values():
        _translate_help(inner)


def translate_paragraphs(text: str) -> str:
    """A help text in Chinese; a paragraph that is Chinese already says the same, and is left out."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    told = [translate(paragraph, Language.CHINESE) for paragraph in paragraphs]
    kept = [new for old, new in zip(paragraphs, told, strict=True) if new != old or len(told) == 1]
    return "\n\n".join(kept)


def _name_panels() -> None:
    from typer import rich_utils

    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.ERRORS_PANEL_TITLE = "错误"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
