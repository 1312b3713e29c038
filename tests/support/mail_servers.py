"""Postfix, Dovecot, OpenDKIM and NSD on loopback, from a configuration of their own in a temporary folder, with a self-made authority.

They host two domains: that of offices, whose mail OpenDKIM signs, and that of the assistant programmer. They are started as
root, as mail systems are, and stopped by their ids; nothing of the machine's own configuration is read or changed.
"""

from __future__ import annotations

import base64
import datetime as dt
import imaplib
import os
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from patience import PATIENCE, waits_for
from ports import free_ports

if TYPE_CHECKING:
    from email.message import EmailMessage

OFFICES: Final = "example.gov.bd"
OURS: Final = "ictd.gov.bd"
OWN: Final = f"ap@{OURS}"
FISHERIES: Final = f"fisheries@{OFFICES}"
LIVESTOCK: Final = f"livestock@{OFFICES}"
SELECTOR: Final = "mail2024"
PROGRAMS: Final = ("postfix", "dovecot", "opendkim", "nsd")
_STRING: Final = 255


def answers_at(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def authority(folder: Path, host: str) -> None:
    """Make an authority (``ca.pem``) and a certificate for a host by it (``host.pem``, ``host.key``)."""
    now = dt.datetime.now(dt.UTC)

    def named(name: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])

    def made(subject: str, public: ec.EllipticCurvePublicKey, *, is_authority: bool) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(named(subject))
            .issuer_name(named("test authority"))
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(top.public_key()), critical=False)
        )

    top, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    above = (
        made("test authority", top.public_key(), is_authority=True)
        .add_extension(usage, critical=True)
        .sign(top, SHA256())
    )
    names = x509.SubjectAlternativeName([x509.DNSName(host)])
    below = made(host, own.public_key(), is_authority=False).add_extension(names, critical=False).sign(top, SHA256())
    (folder / "ca.pem").write_bytes(above.public_bytes(Encoding.PEM))
    (folder / "host.pem").write_bytes(below.public_bytes(Encoding.PEM))
    (folder / "host.key").write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


@dataclass
class MailServers:
    """The servers, once they run.

    Attributes:
        folder: where all of them live.
        submission, imap: their ports; `dns` that of the name server.
        passwords: of each mailbox, made anew each time.

    """

    folder: Path
    passwords: dict[str, str]
    submission: int = 0
    imap: int = 0
    dns: int = 0
    host: str = "localhost"
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "ca.pem"))

    def sends(self, sender: str, mail: EmailMessage) -> None:
        """Hand a mail in, as its sender's mail program does."""
        with smtplib.SMTP("localhost", self.submission, timeout=PATIENCE) as client:
            client.starttls(context=self.tls())
            client.login(sender, self.passwords[sender])
            client.send_message(mail)

    def has(self, mailbox: str, count: int = 1) -> list[bytes]:
        """Return the mails in a mailbox, once there are so many."""
        new = self.folder / "mail" / mailbox / "new"

        def found() -> list[Path]:
            return sorted((*new.glob("*"), *(new.parent / "cur").glob("*"))) if new.is_dir() else []

        waits_for(lambda: len(found()) >= count, self.log)
        return [path.read_bytes() for path in found()]

    def flags(self, mailbox: str) -> list[bytes]:
        """Return what is marked in a mailbox."""
        client = imaplib.IMAP4("localhost", self.imap)
        client.starttls(self.tls())
        client.login(mailbox, self.passwords[mailbox])
        client.select(readonly=True)
        _, said = client.fetch("1:*", "(FLAGS)")
        client.logout()
        return [line for line in said if isinstance(line, bytes)]

    def log(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-3000:] for path in sorted(self.folder.glob("*.log")))

    def start(self) -> None:
        self.submission, self.imap, self.dns, milter, auth = free_ports(5)
        authority(self.folder, self.host)
        self._name_server()
        self._signer(milter)
        self._mailboxes(auth)
        self._mail_server(milter, auth)
        for port in (self.dns, milter, self.imap, auth, self.submission):
            waits_for(lambda port=port: answers_at(port), self.log)

    def stop(self) -> None:
        """Stop what was started, each by its id, with what it started itself; Postfix's master leads a group of its own."""
        with suppress(OSError, ValueError):
            os.kill(int((self.folder / "queue" / "pid" / "master.pid").read_text()), signal.SIGTERM)
        for process in self._running:
            with suppress(ProcessLookupError):
                os.killpg(
                    process.pid, signal.SIGKILL if "opendkim" in str(process.args) else signal.SIGTERM
                )  # it takes its time
        for process in self._running:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _runs(self, name: str, *arguments: object) -> None:
        program = shutil.which(name) or name
        with (self.folder / f"{name}.log").open("wb") as log:
            started = subprocess.Popen(
                [program, *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running.append(started)

    def _written(self, name: str, words: str, owner: str = "") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
        if owner:
            shutil.chown(path, owner)
        return path

    def _name_server(self) -> None:
        zones = ""
        for domain in (OFFICES, OURS):
            key = rsa.generate_private_key(65537, 2048)
            pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
            self._written(f"dkim-{domain}.key", pem, "opendkim").chmod(0o600)
            public = base64.b64encode(
                key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            ).decode()
            record = f"v=DKIM1; k=rsa; p={public}"
            strings = " ".join(f'"{record[at : at + _STRING]}"' for at in range(0, len(record), _STRING))
            zone = self._written(
                f"{domain}.zone",
                f"$ORIGIN {domain}.\n$TTL 60\n@ SOA ns postmaster 1 60 60 60 60\n@ NS ns\nns A 127.0.0.1\n{SELECTOR}._domainkey TXT {strings}\n",
            )
            zones += f'zone:\n  name: "{domain}"\n  zonefile: "{zone}"\n'
        here = self.folder
        config = self._written(
            "nsd.conf",
            f'server:\n  ip-address: 127.0.0.1@{self.dns}\n  port: {self.dns}\n  server-count: 1\n  username: ""\n  chroot: ""\n  zonesdir: "{here}"\n'
            f'  pidfile: "{here}/nsd.pid"\n  xfrdfile: "{here}/xfrd.state"\n  zonelistfile: "{here}/zone.list"\n  xfrdir: "{here}"\n  cookie-secret-file: ""\n'
            f"remote-control:\n  control-enable: no\n{zones}",
        )
        self._runs("nsd", "-d", "-c", config)

    def _signer(self, port: int) -> None:
        table = "".join(f"{domain} {domain}:{SELECTOR}:{self.folder}/dkim-{domain}.key\n" for domain in (OFFICES, OURS))
        signing = "".join(f"*@{domain} {domain}\n" for domain in (OFFICES, OURS))
        config = self._written(
            "opendkim.conf",
            f"Mode s\nSyslog no\nBackground no\nUserID opendkim\nSocket inet:{port}@127.0.0.1\nPidFile {self.folder}/opendkim.pid\n"
            f"Canonicalization relaxed/simple\nOversignHeaders From\nRequireSafeKeys no\nKeyTable file:{self._written('keys', table)}\n"
            f"SigningTable refile:{self._written('signing', signing)}\n",
        )
        self._runs("opendkim", "-f", "-x", config)

    def _mailboxes(self, auth: int) -> None:
        mail = self.folder / "mail"
        mail.mkdir()
        shutil.chown(mail, "mail", "mail")
        users = "".join(f"{address}:{{PLAIN}}{password}\n" for address, password in self.passwords.items())
        users_file = self._written("users", users, "dovecot")
        users_file.chmod(0o600)
        config = self._written(
            "dovecot.conf",
            f"""dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {self.folder}/dovecot
state_dir = {self.folder}/dovecot-state
log_path = {self.folder}/dovecot-own.log
protocols = imap
listen = 127.0.0.1
first_valid_uid = 1
mail_driver = maildir
mail_path = {mail}/%{{user}}
ssl = required
ssl_server_cert_file = {self.folder}/host.pem
ssl_server_key_file = {self.folder}/host.key
auth_mechanisms = plain login
passdb passwd-file {{
  passwd_file_path = {users_file}
}}
userdb static {{
  fields {{
    uid = mail
    gid = mail
    home = {mail}/%{{user}}
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service auth {{
  inet_listener postfix {{
    port = {auth}
    ssl = no
  }}
}}
service anvil {{
  chroot =
}}
""",
        )
        self._runs("dovecot", "-F", "-c", config)

    def _mail_server(self, milter: int, auth: int) -> None:
        config = self.folder / "postfix"
        queue, state = self.folder / "queue", self.folder / "state"
        queue.mkdir()
        state.mkdir()
        shutil.chown(state, "postfix")
        import pwd

        owner = pwd.getpwnam("mail")
        boxes = ", ".join(f"{address}={address}/" for address in self.passwords)
        self._written(
            "postfix/main.cf",
            f"""compatibility_level = 3.6
queue_directory = {queue}
data_directory = {state}
myhostname = localhost
mydestination =
mynetworks = 127.0.0.1/32
inet_protocols = ipv4
inet_interfaces = loopback-only
maillog_file = {self.folder}/postfix-own.log
maillog_file_prefixes = {self.folder}
virtual_mailbox_domains = {OFFICES}, {OURS}
virtual_mailbox_maps = inline:{{ {boxes} }}
virtual_transport = virtual
virtual_mailbox_base = {self.folder}/mail
virtual_uid_maps = static:{owner.pw_uid}
virtual_gid_maps = static:{owner.pw_gid}
virtual_minimum_uid = 1
default_transport = error:nothing leaves this machine
alias_maps =
local_recipient_maps =
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {self.folder}/host.pem
smtpd_tls_key_file = {self.folder}/host.key
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{auth}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = tempfail
smtpd_peername_lookup = no
""",
        )
        services = "".join(
            f"{name} unix {private} {'n' if name == 'virtual' else '-'} n {wakeup} {most} {command}\n"
            for name, private, wakeup, most, command in (
                ("pickup", "n", "60", "1", "pickup"), ("cleanup", "n", "-", "0", "cleanup"), ("qmgr", "n", "300", "1", "qmgr"),
                ("tlsmgr", "-", "1000?", "1", "tlsmgr"), ("rewrite", "-", "-", "-", "trivial-rewrite"), ("bounce", "-", "-", "0", "bounce"),
                ("defer", "-", "-", "0", "bounce"), ("trace", "-", "-", "0", "bounce"), ("verify", "-", "-", "1", "verify"),
                ("proxymap", "-", "-", "-", "proxymap"), ("error", "-", "-", "-", "error"), ("retry", "-", "-", "-", "error"),
                ("virtual", "-", "-", "-", "virtual"), ("anvil", "-", "-", "1", "anvil"), ("scache", "-", "-", "1", "scache"),
            )
        )  # fmt: skip
        self._written(
            "postfix/master.cf",
            f"127.0.0.1:{self.submission} inet n - n - - smtpd\n{services}postlog unix-dgram n - n - 1 postlogd\n",
        )
        self._runs("postfix", "-c", config, "start-fg")


def started(passwords: dict[str, str]) -> MailServers:
    """Return the servers, running; who takes them stops them."""
    folder = Path(tempfile.mkdtemp(prefix="mail-"))
    folder.chmod(0o755)
    servers = MailServers(folder, passwords)
    try:
        servers.start()
    except BaseException:
        servers.stop()
        raise
    return servers
