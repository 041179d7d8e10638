# SPDX-License-Identifier: MIT
"""Certificate authorities of our own, made by the openssl command."""
import subprocess


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


class Authority:
    """A certificate authority whose files lie in a folder: NAME.pem is what its friends trust."""

    def __init__(self, folder, name="ca"):
        self.folder = folder
        self.certificate = folder / f"{name}.pem"
        self.key = folder / f"{name}.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                "-subj", f"/CN={name} of the tests", "-keyout", self.key, "-out", self.certificate,
                "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")

    def issue(self, name, hosts=("DNS:localhost", "IP:127.0.0.1"), days=30):
        """Makes NAME.chain (certificate and key in one file) for a server of these names; days may be negative."""
        key, request, certificate = (self.folder / f"{name}{suffix}" for suffix in (".key", ".csr", ".crt"))
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-keyout", key, "-out", request, "-addext", f"subjectAltName={','.join(hosts)}")
        validity = (["-not_before", "20200101000000Z", "-not_after", "20200201000000Z"] if days < 0
                    else ["-days", str(days)])
        openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial",
                "-copy_extensions", "copy", *validity, "-out", certificate)
        chain = self.folder / f"{name}.chain"
        chain.write_bytes(certificate.read_bytes() + key.read_bytes())
        return chain
