"""United Nations documents into Akoma Ntoso 3.0 (AKN4UN).

>>> import akn
>>> made = akn.convert(Path("A-RES-79-217.txt"))      # doctest: +SKIP
>>> made.valid, made.xml                              # doctest: +SKIP
"""

from akn.convert import Conversion, convert, parse
from akn.read import Limits, SourceError
from akn.validate import validate

__all__ = ["Conversion", "Limits", "SourceError", "convert", "parse", "validate"]
