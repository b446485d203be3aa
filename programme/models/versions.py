from django.db import models


class FeedVersion(models.Model):
    """Another value whenever something is published that feeds hang on besides the journal.

    Names of feeds hang on programmes and on the site's words (`names_feeds`); what a filter finds
    hangs on all events, also on those without a date, on organisations and on kinds. Each has a row
    of its own, by its translation key, so that nobody who publishes waits for anybody else.
    """

    key = models.UUIDField(primary_key=True)
    value = models.BigIntegerField()
    names_feeds = models.BooleanField(default=False)

    class Meta:
        # Holds all that a feed's version asks for.
        indexes = [models.Index(fields=["names_feeds", "value"], name="stamps_of_feeds")]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"
