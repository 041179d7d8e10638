# SPDX-License-Identifier: MIT
"""Reads messages, one a line in base64, and prints as a JSON array what Python's email package understands."""
import json
import sys
from base64 import b64decode
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTPUTF8, compat32
from email.utils import parseaddr


def addresses(header):
    return [address.addr_spec for address in header.addresses]


def sender_name(raw):
    # the newer parser keeps the blanks between encoded-words of a display name, against RFC 2047 section 6.2
    name = parseaddr(message_from_bytes(raw, policy=compat32)["from"])[0]
    return str(make_header(decode_header(name)))


def defects(part):
    found = [repr(defect) for defect in part.defects]
    for value in part.values():
        found += [repr(defect) for defect in getattr(value, "defects", [])]
    return found


def read_part(part):
    content = part.get_content()
    return {"type": part.get_content_type(), "charset": part.get_content_charset(),
            "content": content.replace("\r\n", "\n")}


def read(raw):
    message = message_from_bytes(raw, policy=SMTPUTF8)
    parts = list(message.iter_parts())
    return {
        "headers": message.keys(),
        "subject": message["subject"],
        "name": sender_name(raw),
        "from": addresses(message["from"]),
        "to": addresses(message["to"]),
        "date": message["date"].datetime.isoformat(),
        "message_id": message["message-id"],
        "language": message["content-language"],
        "auto_submitted": message["auto-submitted"],
        "mime_version": message["mime-version"],
        "type": message.get_content_type(),
        "parts": [read_part(part) for part in parts],
        "defects": defects(message) + [defect for part in parts for defect in defects(part)],
    }


print(json.dumps([read(b64decode(line)) for line in sys.stdin]))
