"""Documents of our own invention in the form of real ones, in the six official languages, as text in every form.

`NAME.src` is the one source of a document in its languages; `python -m tests.samples` prints from it the texts
(`NAME.LANG.FORM.txt`) and what a careful reader finds in them (`NAME.expect.json`). See `source.py` for the format.
"""
