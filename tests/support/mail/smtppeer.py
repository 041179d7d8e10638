# SPDX-License-Identifier: MIT
"""A mail server for tests, on a port of its own on 127.0.0.1.

usage: smtppeer.py LOG [--chain FILE --security starttls|tls] [--user NAME --password WORD] [--ascii] [--busy]
                   [--pause SECONDS]

Prints its port and serves until standard input ends. Each connection, login and message becomes a line of JSON in the
file LOG, written before the client gets its answer. It takes everything but what the first part of the recipient's
address, up to a dash or the @, tells it to treat otherwise:

    refused      550 at the recipient            deferred     450 at the recipient
    spam         554 behind the content          full         452 behind the content
    once         450 at the recipient, once      slow         no answer to the recipient
    dropped      hangs up in the middle of the content
    stranger     as a sender: 553 at the sender

--ascii knows no SMTPUTF8, --busy greets nobody, --pause waits before it takes a message.
"""
import argparse
import asyncio
import base64
import json
import logging
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


class Log:
    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8")  # noqa: SIM115: for as long as the server runs

    def write(self, event, **details):
        self.file.write(json.dumps({"event": event, **details}) + "\n")
        self.file.flush()


def order_in(address):
    return address.split("@")[0].split("-")[0].strip('"')


class Handler:
    def __init__(self, log, options):
        self.log = log
        self.pause = options.pause
        self.seen_once = set()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if order_in(address) == "stranger":
            return "553 5.7.1 sender address rejected: not owned by user"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        order = order_in(address)
        if order == "refused":
            return f"550 5.1.1 <{address}>: no such mailbox"
        if order == "deferred" or (order == "once" and address not in self.seen_once):
            self.seen_once.add(address)
            return "450 4.2.0 greylisted, try again later"
        if order == "slow":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.pause)
        orders = {order_in(address) for address in envelope.rcpt_tos}
        if "spam" in orders:
            return "554 5.7.1 this looks like spam"
        if "full" in orders:
            return "452 4.3.1 no room just now"
        self.log.write("message", connection=server.number, sender=envelope.mail_from, recipients=envelope.rcpt_tos,
                       user=session.auth_data, tls=server.transport.get_extra_info("sslcontext") is not None,
                       options=envelope.mail_options, content=base64.b64encode(envelope.original_content).decode())
        return "250 2.0.0 taken"


class Peer(SMTP):
    connections = 0

    def __init__(self, handler, busy, **options):
        super().__init__(handler, **options)
        self.busy = busy

    def connection_made(self, transport):
        if not self.transport:  # not the second time, when STARTTLS is through
            Peer.connections += 1
            self.number = Peer.connections
            self.event_handler.log.write("connection", connection=self.number)
        super().connection_made(transport)
        if self.busy:
            transport.write(b"421 4.3.2 too many connections\r\n")
            transport.close()

    def connection_lost(self, error):
        self.event_handler.log.write("end", connection=self.number)
        super().connection_lost(error)

    async def smtp_DATA(self, arg):
        if any(order_in(address) == "dropped" for address in self.envelope.rcpt_tos):
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticator(log, options):
    def check(server, session, envelope, mechanism, data):
        name, password = data.login.decode(), data.password.decode()
        right = (name, password) == (options.user, options.password)
        log.write("login", mechanism=mechanism, right=right)
        # handled=False, or the client is left without an answer
        return AuthResult(success=right, handled=False, auth_data=name)
    return check


def context(options):
    if not options.chain:
        return None
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(options.chain)
    return made


async def serve(options):
    log = Log(options.log)
    tls = context(options)
    starttls = tls if options.security == "starttls" else None
    handler = Handler(log, options)

    def peer():
        return Peer(handler, options.busy, hostname="peer.example", enable_SMTPUTF8=not options.ascii,
                    tls_context=starttls, require_starttls=starttls is not None,
                    auth_required=options.user is not None, auth_require_tls=starttls is not None,
                    authenticator=authenticator(log, options), loop=loop)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(peer, "127.0.0.1", 0, ssl=tls if options.security == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, lambda: ended.set() if not sys.stdin.buffer.read1(4096) else None)
    await ended.wait()


def main():
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")  # aiosmtpd's own use of what it deprecates
    arguments = argparse.ArgumentParser()
    arguments.add_argument("log")
    arguments.add_argument("--chain")
    arguments.add_argument("--security", choices=("starttls", "tls", "none"), default="none")
    arguments.add_argument("--user")
    arguments.add_argument("--password")
    arguments.add_argument("--ascii", action="store_true")
    arguments.add_argument("--busy", action="store_true")
    arguments.add_argument("--pause", type=float, default=0)
    asyncio.run(serve(arguments.parse_args()))


if __name__ == "__main__":
    main()
