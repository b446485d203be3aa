"""E-mails over a real connection, also to addresses with letters of other scripts."""

from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from home.emails.transport import EmailBackend
from tests import smtp


@pytest.fixture
def mail_server():
    """`mail_server(*extensions)` starts a server that offers some extensions of SMTP."""
    servers = []

    def start(*extensions):
        servers.append(smtp.Server(*extensions))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def send(server, to: str) -> int:
    backend: BaseEmailBackend = EmailBackend(host="127.0.0.1", port=server.port)
    message = EmailMultiAlternatives(
        "À confirmer : Chœur des passerelles", "Bonjour,\n\nJosé\n", "programme@example.org", [to]
    )
    message.attach_alternative("<p>Bonjour José</p>", "text/html")
    return backend.send_messages([message])


def test_an_e_mail_leaves_for_an_address_with_letters_of_other_scripts(mail_server):
    """`ü@exämple.org` was refused; now it is written to."""
    server = mail_server("SMTPUTF8")
    assert send(server, "ü@exämple.org") == 1
    assert [line for line in server.said if line.startswith(("mail", "rcpt"))] == [
        "mail FROM:<programme@example.org> SMTPUTF8 BODY=8BITMIME",
        "rcpt TO:<ü@xn--exmple-cua.org>",
    ]
    read = message_from_bytes(server.messages[0], policy=policy.SMTPUTF8)
    assert read["To"] == "ü@exämple.org"
    assert read["Subject"] == "À confirmer : Chœur des passerelles"
    assert read.get_body(("plain",)).get_content().split() == ["Bonjour,", "José"]


def test_a_domain_alone_in_another_script_needs_no_extension(mail_server):
    server = mail_server()
    assert send(server, "alix@exämple.org") == 1
    assert "rcpt TO:<alix@xn--exmple-cua.org>" in server.said


def test_a_server_that_cannot_write_to_it_keeps_the_e_mail_among_those_that_did_not_leave(
    mail_server,
):
    server = mail_server()
    with pytest.raises(Exception, match="SMTPUTF8 is not supported"):
        send(server, "ü@example.org")
    assert server.messages == []
