"""How dates and hours are written in English, the British way. A day keeps to its month."""

DATE_FORMAT = "l j\u00a0F Y"
MONTH_DAY_FORMAT = "l j\u00a0F"
SHORT_DATE_FORMAT = "j\u00a0M Y"
TIME_FORMAT = "g.i\u00a0a"
# In the admin; the second is what browsers and files write.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
