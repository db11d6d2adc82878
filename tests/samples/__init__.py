"""Documents of our own invention in the form of real ones, in Chinese and English, as text in every form.

`NAME.src` is the one source of a document in both languages; `python -m tests.samples` prints from it the texts
(`NAME.LANG.FORM.txt`) and what a careful reader finds in them (`NAME.expect.json`). See `source.py` for the format.
"""
