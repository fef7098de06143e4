"""One calm style for all figures, with Chinese text that renders on every system."""

import importlib.util
from pathlib import Path
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager

# Colours that colour-blind readers can tell apart (Okabe and Ito, 2008), in the order of use.
COLORS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#000000"]

# Fonts with simplified Chinese that Windows, macOS and Linux distributions bring.
SYSTEM_FONTS = [
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Heiti TC",
    "Arial Unicode MS",
]

STYLE: dict[Any, Any] = {
    "figure.figsize": (6.4, 4.0),
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    # Room between a picture and the label of its right neighbour's axis.
    "figure.constrained_layout.wspace": 0.06,
    "axes.prop_cycle": cycler(color=COLORS),
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": "medium",
    "grid.color": "#E6E6E6",
    "legend.frameon": False,
    "image.cmap": "gray_r",
    # The Chinese fonts lack U+2212; the ASCII hyphen renders everywhere.
    "axes.unicode_minus": False,
}


def chinese_font() -> str | None:
    """Return the name of a font with simplified Chinese that matplotlib can use.

    An installed font is preferred; else the one that the package ``mplfonts`` carries is
    registered by its file path.

    Returns
    -------
    str or None
        The family name, None where there is neither.
    """
    installed = {font.name for font in font_manager.fontManager.ttflist}
    for name in SYSTEM_FONTS:
        if name in installed:
            return name
    # Looked up without importing it: its import rewrites matplotlib's configuration.
    package = importlib.util.find_spec("mplfonts")
    if package is None or package.origin is None:
        return None
    path = Path(package.origin).parent / "fonts" / "NotoSansCJKsc-Regular.otf"
    if not path.exists():
        return None
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def use_style() -> None:
    """Give all figures from here on the course's style and a Chinese font."""
    mpl.rcParams.update(STYLE)
    font = chinese_font()
    if font is not None:
        mpl.rcParams["font.family"] = "sans-serif"
        mpl.rcParams["font.sans-serif"] = [font, "DejaVu Sans"]
