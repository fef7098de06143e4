"""A drawing pad for handwritten digits, and drawings that stand in where there is no browser."""

import base64
from collections.abc import Callable

import anywidget
import numpy as np
import traitlets
from PIL import Image, ImageDraw

# Runs in the browser: draws with mouse, finger or pen, and sends the ink after every stroke.
_PAD = """
function render({ model, el }) {
  const size = model.get("size");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  canvas.className = "aicourse-pad";
  canvas.setAttribute("aria-label", model.get("prompt"));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const prompt = document.createElement("div");
  prompt.textContent = model.get("prompt");
  const button = document.createElement("button");
  button.textContent = "清空";
  button.className = "jupyter-button";
  el.append(prompt, canvas, document.createElement("br"), button);

  function blank() {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, size, size);
  }

  function show() {
    blank();
    const ink = atob(model.get("_ink"));
    if (ink.length !== size * size) return;
    const picture = pen.createImageData(size, size);
    for (let i = 0; i < size * size; i++) {
      const grey = 255 - ink.charCodeAt(i);
      picture.data.set([grey, grey, grey, 255], 4 * i);
    }
    pen.putImageData(picture, 0, 0);
  }

  function send() {
    const picture = pen.getImageData(0, 0, size, size).data;
    let ink = "";
    for (let i = 0; i < size * size; i++) ink += String.fromCharCode(255 - picture[4 * i]);
    model.set("_ink", btoa(ink));
    model.save_changes();
  }

  let last = null;

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * size) / box.width,
      ((event.clientY - box.top) * size) / box.height,
    ];
  }

  function stroke(to) {
    pen.strokeStyle = pen.fillStyle = "black";
    pen.lineWidth = model.get("thickness");
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...to);
    pen.stroke();
    // Round joints, and a dot where the pen touches without moving.
    pen.beginPath();
    pen.arc(...to, pen.lineWidth / 2, 0, 2 * Math.PI);
    pen.fill();
    last = to;
  }

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    stroke(last);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (last) stroke(place(event));
  });
  for (const name of ["pointerup", "pointercancel"])
    canvas.addEventListener(name, () => {
      if (last) send();
      last = null;
    });
  button.addEventListener("click", () => {
    blank();
    send();
  });
  model.on("change:_ink", show);
  show();
}
export default { render };
"""

_STYLE = """
.aicourse-pad {
  border: 2px solid #0072B2;
  border-radius: 4px;
  cursor: crosshair;
  max-width: 100%;
  touch-action: none;
}
"""


class DrawingPad(anywidget.AnyWidget):
    """A square to write in with mouse, finger or pen.

    Attributes
    ----------
    size : int
        Width and height, in pixels.
    thickness : int
        Of the pen, in pixels.
    prompt : str
        Shown above the square.
    """

    _esm = _PAD
    _css = _STYLE

    size = traitlets.Int(280).tag(sync=True)
    thickness = traitlets.Int(22).tag(sync=True)
    prompt = traitlets.Unicode("用鼠标或手指在方框里写一个数字：").tag(sync=True)
    # A byte for every pixel, in base64: text arrives through every version of Jupyter's kernel
    # protocol, which can't be said of binary buffers.
    _ink = traitlets.Unicode("").tag(sync=True)

    @property
    def image(self) -> np.ndarray:
        """What is drawn: uint8 of shape (size, size), 0 paper to 255 ink."""
        if not self._ink:
            return np.zeros((self.size, self.size), dtype=np.uint8)
        ink = np.frombuffer(base64.b64decode(self._ink), dtype=np.uint8)
        return ink.reshape(self.size, self.size).copy()

    @image.setter
    def image(self, picture: np.ndarray) -> None:
        picture = np.asarray(picture)
        if picture.shape != (self.size, self.size):
            raise ValueError(f"图片的形状应当是 {(self.size, self.size)}，现在是 {picture.shape}")
        self._ink = base64.b64encode(picture.astype(np.uint8).tobytes()).decode("ascii")

    def on_draw(self, function: Callable[[np.ndarray], object]) -> None:
        """Call a function with the image after every stroke, and after the pad was cleared.

        Parameters
        ----------
        function : callable
            Its argument is `image`.
        """
        self.observe(lambda change: function(self.image), "_ink")

    def clear(self) -> None:
        """Make the paper blank."""
        self._ink = ""


def _arc(x: float, y: float, rx: float, ry: float, start: float, stop: float) -> list:
    """Return points of an ellipse's arc; angles in degrees, clockwise from the right."""
    angles = np.radians(np.linspace(start, stop, 24))
    return list(zip(x + rx * np.cos(angles), y + ry * np.sin(angles), strict=True))


# The strokes of each digit in a square of side 1, x to the right and y downward; not centred, and
# of different sizes, as people write.
STROKES = {
    0: [_arc(0.45, 0.5, 0.2, 0.32, -90, 270)],
    1: [[(0.5, 0.22), (0.6, 0.12), (0.58, 0.82)]],
    2: [[*_arc(0.42, 0.32, 0.2, 0.18, -170, 35), (0.24, 0.78), (0.7, 0.76)]],
    3: [[*_arc(0.55, 0.34, 0.17, 0.16, -150, 90), *_arc(0.55, 0.67, 0.2, 0.17, -90, 150)]],
    4: [[(0.35, 0.2), (0.24, 0.52), (0.68, 0.5)], [(0.58, 0.18), (0.54, 0.86)]],
    5: [[(0.68, 0.2), (0.38, 0.2), (0.35, 0.46), *_arc(0.46, 0.6, 0.2, 0.18, -100, 140)]],
    6: [[(0.6, 0.14), (0.42, 0.36), *_arc(0.5, 0.64, 0.17, 0.18, 180, -200)]],
    7: [[(0.28, 0.26), (0.7, 0.24), (0.48, 0.84)]],
    8: [[*_arc(0.52, 0.32, 0.15, 0.15, 90, -270), *_arc(0.5, 0.65, 0.19, 0.18, -90, 270)]],
    9: [[*_arc(0.46, 0.36, 0.17, 0.17, 0, -330), (0.63, 0.38), (0.58, 0.86)]],
}


def sample(digit: int, size: int = 280, thickness: int = 22) -> np.ndarray:
    """Draw a digit as a person would on the pad.

    Parameters
    ----------
    digit : int
        0 to 9.
    size, thickness : int, optional
        As those of `DrawingPad`.

    Returns
    -------
    numpy.ndarray
        uint8 of shape (size, size), 0 paper to 255 ink.
    """
    picture = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(picture)
    radius = thickness / 2
    for points in STROKES[digit]:
        path = [(x * size, y * size) for x, y in points]
        pen.line(path, fill=255, width=thickness)
        for x, y in path:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.array(picture)


def as_mnist(image: np.ndarray) -> np.ndarray:
    """Centre and scale a drawing as the digits of MNIST are.

    The ink is scaled, its proportions kept, to fit a box of 20×20 pixels; that is placed on 28×28
    pixels so that its centre of mass lies in the middle.

    Parameters
    ----------
    image : numpy.ndarray
        Of shape (height, width), 0 paper to 255 ink.

    Returns
    -------
    numpy.ndarray
        uint8 of shape (28, 28); all 0 where there is no ink.

    References
    ----------
    Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
    """
    ink = np.argwhere(image > 50)
    if not len(ink):
        return np.zeros((28, 28), dtype=np.uint8)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
    cropped = Image.fromarray(np.asarray(image[top:bottom, left:right], dtype=np.uint8))
    scale = 20 / max(cropped.size)
    width, height = (max(1, round(side * scale)) for side in cropped.size)
    small = np.array(cropped.resize((width, height), Image.Resampling.BOX), dtype=float)
    y = small.sum(axis=1) @ np.arange(height) / small.sum()
    x = small.sum(axis=0) @ np.arange(width) / small.sum()
    # On a larger sheet first: ink that the shift moves beyond the edge is cut off.
    sheet = np.zeros((68, 68), dtype=np.uint8)
    row, column = round(20 + 13.5 - y), round(20 + 13.5 - x)
    sheet[row : row + height, column : column + width] = small.round()
    return sheet[20:48, 20:48]
