"""Django's report of an exception, without what people typed."""

from django.views.debug import ExceptionReporter


class BareReporter(ExceptionReporter):
    """Has the places of an exception only: no message, variable, form, cookie or setting."""

    def get_traceback_data(self):
        data = super().get_traceback_data()
        for frame in data.get("frames", []):
            frame["vars"] = []
        kept = {"exception_type", "frames", "lastframe", "is_email", "sys_version_info"}
        return {name: value for name, value in data.items() if name in kept}
