"""The e-mail backend: SMTP, also for addresses with letters of other scripts."""

from email import message_from_bytes, policy
from smtplib import SMTPNotSupportedError

from django.core.mail.backends import smtp


class EmailBackend(smtp.EmailBackend):
    """SMTP that can write to `ü@example.org` where the server can (SMTPUTF8, RFC 6531).

    If it cannot, SMTPNotSupportedError is raised: the e-mail stays in the outbox as not sent, where
    editors see it.
    """

    def send_messages(self, email_messages) -> int:
        messages = {True: [], False: []}
        for message in email_messages:
            messages[_is_ascii(message)].append(message)
        opened = bool(email_messages) and self.open()
        try:
            if not self.connection:
                return 0  # failed in silence
            for message in messages[False]:
                self._send_international(message)
            return len(messages[False]) + super().send_messages(messages[True])
        finally:
            if opened:
                self.close()

    def _send_international(self, message) -> None:
        self.connection.ehlo_or_helo_if_needed()
        if not self.connection.has_extn("smtputf8"):
            raise SMTPNotSupportedError("SMTPUTF8 is not supported by the server")
        sender = message.from_email
        parsed = message_from_bytes(message.message().as_bytes(), policy=policy.SMTPUTF8)
        # Django writes such an address as an encoded word, which is none (RFC 2047, section 5).
        del parsed["To"]
        parsed["To"] = ", ".join(message.to)
        self.connection.sendmail(
            smtp.sanitize_address(sender, message.encoding or "utf-8"),
            [_with_ascii_domain(address) for address in message.recipients()],
            parsed.as_bytes(),
            mail_options=["SMTPUTF8", "BODY=8BITMIME"],
        )


def _is_ascii(message) -> bool:
    return all(address.rpartition("@")[0].isascii() for address in message.recipients())


def _with_ascii_domain(address: str) -> str:
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"
