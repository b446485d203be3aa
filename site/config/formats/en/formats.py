"""How dates and hours are written in English, the British way."""

DATE_FORMAT = "l j F Y"
MONTH_DAY_FORMAT = "l j F"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "g.i\u00a0a"
