"""How fast the conversion is, told in ratios that mean the same on every machine. See `python -m bench --help`."""
