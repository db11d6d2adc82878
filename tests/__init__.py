"""The tests, laid out as the package is; they share `printing`, `generated` and the documents in `samples`."""
