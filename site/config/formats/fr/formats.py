"""How dates and hours are written in French."""

DATE_FORMAT = "l j F Y"
MONTH_DAY_FORMAT = "l j F"
SHORT_DATE_FORMAT = "j N Y"
# "18 h 30" and "18 h"; the spaces do not break.
TIME_FORMAT = "G\u00a0\\h\u00a0i"
