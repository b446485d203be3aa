"""E-mails over a real connection, also to addresses with letters of other scripts."""

import socketserver
import threading
from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from home.emails.transport import EmailBackend


class Session(socketserver.StreamRequestHandler):
    """One SMTP session; what was said and the message are kept by the server."""

    def handle(self):
        self.say("220 mail.example.org")
        for line in self.rfile:
            word = line.decode().strip()
            self.server.said.append(word)
            verb = word.split(" ")[0].upper()
            if verb == "EHLO":
                self.say("250-mail.example.org")
                for extension in self.server.extensions:
                    self.say(f"250-{extension}")
                self.say("250 8BITMIME")
            elif verb == "DATA":
                self.say("354 go on")
                self.server.message = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def mail_server():
    """`mail_server(*extensions)` starts a server that offers some extensions of SMTP."""
    servers = []

    def start(*extensions):
        server = socketserver.TCPServer(("127.0.0.1", 0), Session)
        server.said, server.extensions, server.message = [], extensions, b""
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def send(server, to: str) -> int:
    backend: BaseEmailBackend = EmailBackend(host="127.0.0.1", port=server.server_address[1])
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
    read = message_from_bytes(server.message, policy=policy.SMTPUTF8)
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
    assert server.message == b""
