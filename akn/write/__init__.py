"""Outputs: a parsed document as Akoma Ntoso."""

from akn.write.akomantoso import serialise, write

__all__ = ["serialise", "write"]
