# SPDX-License-Identifier: MIT
"""Makes common.bin from a gzipped list of common passwords, one a line.

usage: makeblocklist.py common-passwords.txt.gz common.bin

The list is Django's (django/contrib/auth/common-passwords.txt.gz, BSD-3-Clause; 20,000 passwords by Royce Williams
from breaches). common.bin holds, sorted, the first four bytes of the SHA-256 of each password in lower case.
"""
import gzip
import hashlib
import sys


def main():
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        passwords = {line.strip().lower() for line in lines} - {""}
    prefixes = sorted({hashlib.sha256(password.encode()).digest()[:4] for password in passwords})
    with open(sys.argv[2], "wb") as target:
        target.write(b"".join(prefixes))
    print(f"{len(passwords)} passwords, {len(prefixes)} prefixes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
