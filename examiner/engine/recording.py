"""The outputs of a cell while it runs, kept to the shape of a notebook and to a limit."""

import json
from typing import Any


class Recording:
    """Collects outputs as they come, from anyone.

    Parameters
    ----------
    limit : int
        Bytes that all cells of the notebook may print or show together.
    """

    def __init__(self, limit: int):
        self.left = limit
        self.outputs: list[dict[str, Any]] = []
        #: What the cell showed in order to update it, by the name it gave that.
        self.displays: dict[str, dict[str, Any]] = {}
        self.clear_later = False

    def begin(self, outputs: list[dict[str, Any]]) -> None:
        """Start a cell.

        Parameters
        ----------
        outputs : list
            Filled with its outputs.
        """
        self.outputs = outputs
        self.displays = {}
        self.clear_later = False

    def add(self, output: dict[str, Any]) -> bool:
        """Add an output; drop it where it is none or too much.

        Returns
        -------
        bool
            False if the limit is used up.
        """
        output = _clean(output)
        self.left -= len(json.dumps(output))
        if self.left < 0:
            return False
        kind = output.get("output_type")
        name = output.pop("display_id", "")
        if kind == "clear_output":
            self.clear_later = output["wait"]
            if not self.clear_later:
                self.outputs.clear()
            return True
        if kind == "update_display_data":
            # What an earlier cell showed has been reported already.
            self.displays.get(name, {}).update(data=output["data"])
            return True
        if not kind:
            return True
        if name:
            self.displays[name] = output
        if self.clear_later:
            self.outputs.clear()
            self.clear_later = False
        last = self.outputs[-1] if self.outputs else {}
        if kind == "stream" and last.get("name") == output["name"]:
            last["text"].append(output["text"])
        else:
            if kind == "stream":
                # Joined at the end: a program may print a million times.
                output["text"] = [output["text"]]
            self.outputs.append(output)
        return True

    def say(self, name: str, value: str, lines: list[str]) -> None:
        """Add the examiner's own error output, whatever the limit."""
        error = {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}
        self.outputs.append(error)

    def end(self) -> None:
        """Finish the cell."""
        for output in self.outputs:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])


def _clean(output: dict[str, Any]) -> dict[str, Any]:
    """Return the output in a notebook's format; an empty dict if it has none."""
    match output:
        case {"output_type": "stream", "name": ("stdout" | "stderr") as name, "text": str(text)}:
            return {"output_type": "stream", "name": name, "text": _text(text)}
        case {"output_type": "clear_output", "wait": bool(wait)}:
            return {"output_type": "clear_output", "wait": wait}
        case {
            "output_type": ("display_data" | "update_display_data" | "execute_result") as kind,
            "data": dict(data),
        }:
            cleaned = {"output_type": kind, "data": _text_only(data), "metadata": {}}
            if kind == "execute_result":
                cleaned["execution_count"] = None
            if type(name := output.get("display_id")) is str:
                cleaned["display_id"] = _text(name)
            return cleaned
        case {
            "output_type": "error",
            "ename": str(name),
            "evalue": str(value),
            "traceback": list(lines),
        }:
            lines = [_text(line) for line in lines if type(line) is str]
            return {
                "output_type": "error",
                "ename": _text(name),
                "evalue": _text(value),
                "traceback": lines,
            }
    return {}


def _text(text: str) -> str:
    """Replace what can't be written to a file."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _text_only(data: dict) -> dict[str, str]:
    """Keep what is shown as text or as a picture.

    A widget's state means nothing without the program, and metadata may name files to load.
    """
    return {
        _text(kind): _text(value)
        for kind, value in data.items()
        if type(kind) is str and type(value) is str
    }
