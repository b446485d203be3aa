"""What takes too long for every run: `make exhaustive` runs the files of this folder."""
