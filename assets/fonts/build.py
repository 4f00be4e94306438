"""Builds the fonts of this folder from npm packages named @fontsource/* and from a
Debian package.

Use: unpack the npm packages named in README.md side by side into a folder, each as
fontsource-NAME/package, and the Noto fonts of the Debian package into its folder noto,
then  python3 build.py FOLDER  (needs fonttools and brotli). The same packages give the
same bytes.

Each result is one file for all scripts that the program carries, so that the
toolkit never has to look for a second font inside a line. What the main faces lack of
the Latin, Greek and Cyrillic letters, the marks and the punctuation is filled from Noto.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

UPEM = 1000
EUROPE = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"]
SERIF = [("source-serif-4", s) for s in EUROPE]
SERIF_MORE = [("noto-serif-armenian", "armenian"), ("noto-serif-georgian", "georgian"),
              ("noto-serif-hebrew", "hebrew"), ("scheherazade-new", "arabic")]
SANS = [("inter", s) for s in EUROPE + ["greek-ext"]]
SANS_MORE = [("noto-sans-armenian", "armenian"), ("noto-sans-georgian", "georgian"),
             ("noto-sans-hebrew", "hebrew"), ("vazirmatn", "arabic")]
SIGNS = [("noto-sans-math", "latin"), ("noto-sans-symbols-2", "symbols")]
SIGNS_KEPT = {ord(c) for c in "←↑→↓↔⇒⇔≈≠≤≥±∅■□▪▫▲△▶▼▽◀◆◇○●◐◑☆★☐☑✓✔✗✘"}

# Filled from Noto: letters of the Latin, Greek and Cyrillic scripts, marks that combine,
# punctuation, superscripts, currencies, letterlike signs and fractions.
FILLED = [(0xA0, 0x52F), (0x1C80, 0x1C8F), (0x1D00, 0x1DFF), (0x1E00, 0x1FFF), (0x2000, 0x218B), (0x2C60, 0x2C7F),
          (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFE20, 0xFE2F)]
# What an italic does not have stands upright in it.
FONTS = [
    ("ReadoutSerif", "Regular", SERIF + SERIF_MORE + SIGNS + [("noto", "Serif-Regular")], 400, "normal"),
    ("ReadoutSerif", "SemiBold", SERIF + SERIF_MORE + SIGNS + [("noto", "Serif-Bold")], 600, "normal"),
    ("ReadoutSerif", "Italic", SERIF + SERIF_MORE + SIGNS + [("noto", "Serif-Italic")], 400, "italic"),
    ("ReadoutSans", "Regular", SANS + SANS_MORE + SIGNS + [("noto", "Sans-Regular")], 400, "normal"),
    ("ReadoutSans", "SemiBold", SANS + SANS_MORE + SIGNS + [("noto", "Sans-Bold")], 600, "normal"),
    ("ReadoutSans", "Italic", SANS + SANS_MORE + SIGNS + [("noto", "Sans-Italic")], 400, "italic"),
]

# Arabic of the sans is set smaller, so that its final yeh fits into the line.
SCALE = {"vazirmatn": 0.78}
# What the line gets above and below the Latin metrics, so that no script is cut off.
ROOM = {"ReadoutSerif": 250, "ReadoutSans": 94}

# The features that running text needs; small capitals, swashes and the like go.
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "rlig", "init", "medi", "fina", "isol", "rclt"]
FILL_FEATURES = ["ccmp", "locl", "mark", "mkmk"]


def part(root, name, script, weight, style, taken, tmp):
    """Gives a subset font file with the code points that no earlier part holds."""
    if (name, script) in SIGNS:
        weight, style = 400, "normal"  # they have no other cut
    if (name, script) in SERIF_MORE + SANS_MORE:
        style = "normal"
    f = root / f"fontsource-{name}" / "package" / "files" / f"{name}-{script}-{weight}-{style}.woff2"
    if name == "noto":
        f = root / "noto" / f"Noto{script}.ttf"
    font = TTFont(f, recalcTimestamp=False)
    keep = set(font.getBestCmap()) - taken
    if (name, script) in SIGNS:
        keep &= SIGNS_KEPT
    if name == "noto":
        keep = {c for c in keep if any(a <= c <= b for a, b in FILLED)}
    if not keep:
        return None
    options = subset.Options()
    options.layout_features = FILL_FEATURES if name == "noto" else FEATURES
    options.hinting = False
    options.name_IDs = [1, 2]
    options.notdef_outline = True
    options.glyph_names = False
    s = subset.Subsetter(options)
    s.populate(unicodes=keep)
    s.subset(font)
    size = round(UPEM * SCALE.get(name, 1))
    if font["head"].unitsPerEm != size:
        scale_upem(font, size)
        font["head"].unitsPerEm = UPEM
    for tag in ("STAT", "DSIG", "MATH", "BASE", "vhea", "vmtx", "gasp", "meta", "HVAR", "MVAR"):
        if tag in font:
            del font[tag]
    taken |= keep
    out = tmp / f"{name}-{script}-{weight}-{style}.ttf"
    font.flavor = None
    font.save(out)
    return str(out)


def build(root, family, style_name, parts, weight, style, tmp):
    taken = set()
    files = [part(root, n, s, weight, style, taken, tmp) for n, s in parts]
    first = TTFont(files[0])
    font = Merger().merge([f for f in files if f])
    # The metrics of the Latin face rule the line, with the same room above and below.
    for tag, names in {"hhea": ("ascent", "descent", "lineGap"),
                       "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")}.items():
        for n in names:
            v = getattr(first[tag], n)
            grow = 0 if "LineGap" in n or n == "lineGap" else ROOM[family]
            setattr(font[tag], n, v - grow if v < 0 else v + grow)
    full = f"{family.replace('Readout', 'Readout ')} {style_name}"
    name = font["name"]
    name.names = []
    licence = "SIL Open Font License 1.1; see README.md beside this file for the origin."
    for i, v in {1: full, 2: "Regular", 4: full, 6: f"{family}-{style_name}", 13: licence}.items():
        name.setName(v, i, 3, 1, 0x409)
    font["head"].created = font["head"].modified = first["head"].created
    font.recalcTimestamp = False
    font.save(f"{family}-{style_name}.ttf")
    print(family, style_name, len(taken), "code points")


def main():
    root = pathlib.Path(sys.argv[1])
    tmp = root / "parts"
    tmp.mkdir(exist_ok=True)
    for f in FONTS:
        build(root, *f, tmp)


main()
