"""How dates and hours are written in French. A day keeps to its month."""

DATE_FORMAT = "l j\u00a0F Y"
MONTH_DAY_FORMAT = "l j\u00a0F"
SHORT_DATE_FORMAT = "j\u00a0N Y"
# "18 h 30" and "18 h"; the spaces do not break.
TIME_FORMAT = "G\u00a0\\h\u00a0i"
# In the admin; the second is what browsers and files write.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
