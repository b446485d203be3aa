"""The languages of a page are in step: nothing stale, nothing early, nothing left behind."""
