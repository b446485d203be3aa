"""A throw-away mail server on loopback, which may also refuse everybody or say nothing."""

import socketserver
import threading
from email import message_from_bytes, policy


class Session(socketserver.StreamRequestHandler):
    """One SMTP session; what was said and the messages are kept by the server."""

    def handle(self):
        if self.server.mood == "hangs":
            self.server.ends.wait(60)
            return
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
            elif verb == "RCPT" and self.server.mood == "refuses":
                self.say(f"550 5.1.1 {word.partition(':')[2]}: nobody here")
            elif verb == "DATA":
                self.say("354 go on")
                self.server.messages.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """A mail server with some extensions of SMTP. Its `mood` is "takes", "refuses" or "hangs"."""

    daemon_threads = True

    def __init__(self, *extensions: str):
        super().__init__(("127.0.0.1", 0), Session)
        self.said, self.extensions, self.messages, self.mood = [], extensions, [], "takes"
        self.ends = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def texts(self) -> list[str]:
        """Return the plain texts of the messages, oldest first."""
        read = [message_from_bytes(message, policy=policy.SMTPUTF8) for message in self.messages]
        return [message.get_body(("plain",)).get_content() for message in read]

    def stop(self) -> None:
        self.ends.set()
        self.shutdown()
        self.server_close()
