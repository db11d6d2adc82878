"""Characters of symbol fonts, which stand at U+F000 and above (or as letters), as the characters that they show.

Symbol is Adobe's Symbol encoding; of Wingdings only what text uses: bullets, boxes, arrows, ticks.
"""

from __future__ import annotations

_ROWS = (  # the rows of the Symbol font, from 0x20 and from 0xA0; a space where there is no character of its own
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
SYMBOL = {start + i: c for start, row in zip((0x20, 0xA0), _ROWS, strict=True) for i, c in enumerate(row) if c != " "}
WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
FONTS = {"Symbol": SYMBOL, "Wingdings": WINGDINGS}
PRIVATE = 0xF000


def shown(text: str, font: str) -> str:
    """Text with the characters of a symbol font as what they show; those that are not known stay."""
    table = FONTS.get(font, SYMBOL)
    if text.isascii() or not any(PRIVATE <= ord(c) < PRIVATE + 0x100 for c in text):
        return text
    return "".join(table.get(ord(c) - PRIVATE, c) if PRIVATE <= ord(c) < PRIVATE + 0x100 else c for c in text)


def symbol(code: str, font: str) -> str:
    """The character that a `w:sym` shows, by its code (hexadecimal) and font; "" for a code that is none."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    low = number - PRIVATE if PRIVATE <= number < PRIVATE + 0x100 else number
    if font in FONTS and low in FONTS[font]:
        return FONTS[font][low]
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""
