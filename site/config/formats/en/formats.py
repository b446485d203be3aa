"""How dates and hours are written in English, the British way. A day keeps to its month."""

DATE_FORMAT = "l j\u00a0F Y"
MONTH_DAY_FORMAT = "l j\u00a0F"
SHORT_DATE_FORMAT = "j\u00a0M Y"
TIME_FORMAT = "g.i\u00a0a"
