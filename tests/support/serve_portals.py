"""Serves portals written by others on this computer: django-two-factor-auth, django-allauth with MFA, Flask-Security.

Run as a script with a folder and `django` or `flask`; says in one line of JSON on which port they answer, and the key of those
who have two-step on.
In each there are `plain`, who has no second factor, and `guarded`, who has an authenticator app; their password is read from
the environment, made for one run.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from base64 import b32encode
from pathlib import Path

USERS = ("plain", "guarded")
INSIDE = '<h1>Office page of {user}</h1><p>News of the office</p><a href="{out}">Log out</a>'


def django_portals(folder: Path, password: str):
    """Return a WSGI application with /two-factor/ and /allauth/, and the key of `guarded`."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="for one run of the tests",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="portal_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "portal.sqlite")}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "django_otp", "django_otp.plugins.otp_static", "django_otp.plugins.otp_totp", "two_factor",
            "allauth", "allauth.account", "allauth.mfa",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django_otp.middleware.OTPMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]},
        }],
        STATIC_URL="/static/",
        LOGIN_REDIRECT_URL="/home/",
        LOGIN_URL="/account/login/",
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        ACCOUNT_ADAPTER="portal_urls.Adapter",
        OTP_TOTP_THROTTLE_FACTOR=0,
        MFA_SUPPORTED_TYPES=["totp", "recovery_codes"],
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    )  # fmt: skip
    django.setup()
    sys.modules["portal_urls"] = _urls()
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django_otp.plugins.otp_totp.models import TOTPDevice

    call_command("migrate", verbosity=0, run_syncdb=True)
    key = os.urandom(20)
    for name in USERS:
        user = User.objects.create_user(name, f"{name}@office.gov.bd", password)
        if name == "guarded":
            TOTPDevice.objects.create(user=user, name="default", key=key.hex())
            Authenticator.objects.create(
                user=user, type=Authenticator.Type.TOTP, data={"secret": b32encode(key).decode()}
            )
    return get_wsgi_application(), b32encode(key).decode()


def _urls():
    import types

    from allauth.account.adapter import DefaultAccountAdapter
    from django.contrib.auth.decorators import login_required
    from django.http import HttpResponse
    from django.urls import include, path
    from two_factor.urls import urlpatterns

    def inside(request):
        return HttpResponse(INSIDE.format(user=request.user, out="/out/"))

    class Adapter(DefaultAccountAdapter):
        def get_login_redirect_url(self, _):
            return "/allauth-home/"

    found = types.ModuleType("portal_urls")
    found.Adapter = Adapter
    found.urlpatterns = [
        path("", include(urlpatterns)),
        path("allauth/", include("allauth.urls")),
        path("home/", login_required(inside, login_url="/account/login/")),
        path("allauth-home/", login_required(inside, login_url="/allauth/login/")),
    ]
    return found


def flask_portal(folder: Path, password: str):
    """Return a WSGI application, and the key of `guarded`."""
    from flask import Flask
    from flask_security import Security, SQLAlchemyUserDatastore, auth_required, current_user, hash_password
    from flask_security.models import fsqla_v2 as models
    from flask_sqlalchemy import SQLAlchemy

    app = Flask("portal")
    app.config.update(
        SECRET_KEY="for one run of the tests", SECURITY_PASSWORD_SALT="1", SECURITY_PASSWORD_HASH="plaintext",
        SECURITY_PASSWORD_SCHEMES=["plaintext"], SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'flask.sqlite'}", SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"], SECURITY_TOTP_SECRETS={"1": "x" * 40}, SECURITY_TOTP_ISSUER="Portal",
        SECURITY_RECOVERABLE=True, SECURITY_REGISTERABLE=True, SECURITY_SEND_REGISTER_EMAIL=False, WTF_CSRF_CHECK_DEFAULT=True,
    )  # fmt: skip
    database = SQLAlchemy(app)
    models.FsModels.set_db_info(database)
    role = type("Role", (database.Model, models.FsRoleMixin), {})
    person = type("User", (database.Model, models.FsUserMixin), {})
    security = Security(app, SQLAlchemyUserDatastore(database, person, role))

    @app.route("/")
    @auth_required()
    def inside():
        return INSIDE.format(user=current_user.email, out="/logout")

    with app.app_context():
        database.create_all()
        store = security.datastore
        secret = security._totp_factory.generate_totp_secret()
        for name in USERS:
            user = store.create_user(email=f"{name}@office.gov.bd", password=hash_password(password))
            if name == "guarded":
                store.tf_set(user, "authenticator", totp_secret=secret)
        database.session.commit()
        key = security._totp_factory._totp.from_source(secret).base32_key
    return app, key


def main(folder: Path, name: str) -> None:
    """Serve until nobody listens any more."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, *_, **__):
            pass

    password = sys.stdin.readline().strip()
    app, key = {"django": django_portals, "flask": flask_portal}[name](folder, password)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(json.dumps([server.port, key]) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
