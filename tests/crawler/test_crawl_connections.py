"""A crawl reaches hosts by IPv6 too, and over TLS only those whose certificate holds."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import pytest
from crawling import crawl
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

LOOPBACK = x509.IPAddress(ip_address("127.0.0.1"))
ELSEWHERE = x509.DNSName("elsewhere.invalid")
DISTRUSTED = "its certificate has run out, is another host's, or comes from nobody whom this computer trusts"


class Signed(NamedTuple):
    certificate: x509.Certificate
    key: EllipticCurvePrivateKey


def signed(name: str, *, by: Signed | None = None, host: x509.GeneralName = LOOPBACK, ended: bool = False) -> Signed:
    """Return a certificate for a host, of an authority or of its own making, for today or for the month before."""
    key = generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    until = datetime.now(UTC) + timedelta(days=-1 if ended else 1)
    certificate = (
        x509.CertificateBuilder(
            subject_name=subject,
            issuer_name=by.certificate.subject if by else subject,
            public_key=key.public_key(),
            serial_number=x509.random_serial_number(),
            not_valid_before=until - timedelta(days=30),
            not_valid_after=until,
        )
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([host]), critical=False)
        .sign(by.key if by else key, hashes.SHA256())
    )
    return Signed(certificate, key)


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Yield addresses by how far their certificates hold, and under `authority` the file of whom we trust."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = signed("Authority")
    (folder / "authority.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    certificates = {
        "good": signed("board", by=authority),
        "of its own making": signed("board"),
        "run out": signed("board", by=authority, ended=True),
        "of another host": signed("board", by=authority, host=ELSEWHERE),
    }
    with ExitStack() as open_servers:
        addresses = {
            name: open_servers.enter_context(_Server(folder / f"{name}.pem", one)).address
            for name, one in certificates.items()
        }
        yield addresses | {"authority": str(folder / "authority.pem")}


class _Server(ThreadingHTTPServer):
    """A server over TLS on loopback, answering until its block ends."""

    def __init__(self, file: Path, identity: Signed) -> None:
        key = identity.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file.write_bytes(identity.certificate.public_bytes(Encoding.PEM) + key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        super().__init__(("127.0.0.1", 0), Page)
        self.address = f"https://127.0.0.1:{self.server_address[1]}/"
        self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *raised: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that turns away."""


@pytest.mark.parametrize("kind", ["of its own making", "run out", "of another host"])
def test_a_certificate_that_does_not_hold(
    kind: str, hosts: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", hosts["authority"])

    done = crawl(hosts[kind], tmp_path / "board.warc.gz")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{hosts[kind]}: {DISTRUSTED}; ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "board.warc.gz").exists()


def test_a_certificate_that_holds(hosts: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", hosts["authority"])

    done = crawl(hosts["good"], tmp_path / "board.warc.gz")

    assert f"{hosts['good']}: it is empty" in done.stderr


class _SixthServer(ThreadingHTTPServer):
    address_family = socket.AF_INET6


def test_a_host_with_an_address_of_ipv6_alone(tmp_path: Path) -> None:
    try:
        server = _SixthServer(("::1", 0), Page)
    except OSError:
        pytest.skip("this computer has no IPv6")
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://[::1]:{server.server_address[1]}/"
        done = crawl(address, tmp_path / "board.warc.gz")
        server.shutdown()

    assert f"{address}: it is empty" in done.stderr
