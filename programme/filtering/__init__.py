"""Which events a reader wants to see, out of an edition or of all.

`filters` reads an address and finds what it asks for: `fields` are what may stand in it, `choices`
what an edition has to choose from, `matching` what a day or a distance means, `words` what is found
by words. `facets` keeps the same values in the journal, for the feeds of those whose event is gone.
"""
