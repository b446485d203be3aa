"""Which events a reader wants to see, out of an edition or of all.

`values` says what each value in an address means, by itself. `filters` reads an address into
`parts`: each finds live events, and rows of the journal by `facets`, for the feeds of those whose
event is gone. `fields` are what may stand in an address, `choices` what an edition has to choose
from, `matching` what a day or a distance means, `words` what is found by words.
"""
