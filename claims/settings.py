"""Settings, all from the environment. With none set: SQLite and embedded Celery under var/, for localhost only.

A secret NAME may also be given as NAME_FILE, the path of a file that holds it.
The README's configuration table lists every name read here; a test compares the two.
"""

from __future__ import annotations

import secrets
import socket
import warnings
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
env = environ.FileAwareEnv()
environ.Env.read_env(BASE_DIR / ".env")


def local_secret(path: Path) -> str:
    """Return the secret kept in `path`, made on first use and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


#: Where the embedded mode keeps its database, message folders and secret key.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS)
#: True once the tracker answers to other names than this machine's own.
PUBLIC = not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if PUBLIC:
        raise ImproperlyConfigured("Set SECRET_KEY (or SECRET_KEY_FILE): ALLOWED_HOSTS names a public host.")
    SECRET_KEY = local_secret(DATA_DIR / "secret_key")

#: Served over HTTPS: secure cookies, redirect and HSTS. On by default as soon as the host is public.
HTTPS = env.bool("HTTPS", default=PUBLIC)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
#: Trust X-Forwarded-Proto; only behind a proxy that always sets it.
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "claims.apps.ClaimsConfig",
    "claims.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
]

MIDDLEWARE = [
    # First, so that whatever the others say about a request carries its id.
    "claims.web.tracing.RequestIdMiddleware",
    "claims.web.probes.ProbesMiddleware",
    "claims.web.metrics.MeasuringMiddleware",
    "claims.web.middleware.ServerTimingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "claims.web.middleware.NoStoreMiddleware",
    "claims.web.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last, as it asks: it answers for whoever is locked out.
    "axes.middleware.AxesMiddleware",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

ROOT_URLCONF = "claims.urls"
WSGI_APPLICATION = "claims.wsgi.application"
ASGI_APPLICATION = "claims.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.web.context.account",
            ]
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


#: A peer that has not answered for 20 s is gone: asked after 10 s of silence, twice. The kernel's own two hours would
#: let a host that was cut off keep its locks, and a worker wait for a server that has given it up. Less than half a
#: task's time limit: a lock may go from one session of a lost host to another one once before it is free.
SILENCE, ASKED_EVERY, ASKED = 10, 5, 2
GONE_MS = 1000 * (SILENCE + ASKED_EVERY * ASKED)


def postgres_options() -> dict[str, Any]:
    """Return the options of a connection whose two ends both notice when the other one is gone."""
    alive = f"-c tcp_keepalives_idle={SILENCE} -c tcp_keepalives_interval={ASKED_EVERY} -c tcp_keepalives_count={ASKED}"
    return {
        # Compiling a query takes longer than any of ours runs.
        "options": f"-c jit=off {alive} -c tcp_user_timeout={GONE_MS}",
        "connect_timeout": 5,
        "keepalives_idle": SILENCE,
        "keepalives_interval": ASKED_EVERY,
        "keepalives_count": ASKED,
        "tcp_user_timeout": GONE_MS,
    }


def keepalive_options() -> dict[int, int]:
    """Return the same for a socket of our own, by the names that this system knows."""
    wanted = {"TCP_KEEPIDLE": SILENCE, "TCP_KEEPINTVL": ASKED_EVERY, "TCP_KEEPCNT": ASKED, "TCP_USER_TIMEOUT": GONE_MS}
    return {getattr(socket, name): value for name, value in wanted.items() if hasattr(socket, name)}


def database() -> dict[str, Any]:
    """Return the one database: DATABASE_URL, or SQLite set up so that writers wait instead of failing."""
    # A line left empty in .env means the default, as leaving it out does.
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'tracker.sqlite3'}"
    settings: dict[str, Any] = env.db_url_config(url)
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock at BEGIN; deferred transactions fail with "locked" under several writers.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        # What DATABASE_URL itself asks for comes first.
        settings["OPTIONS"] = postgres_options() | settings.get("OPTIONS", {})
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {"default": database()}

# Celery. Rows own the work and are swept, so a lost message costs a minute and loses nothing.
#: Who sends a message may be a request with a person behind it: a broker that is away is not waited for.
IMPATIENT = {"max_retries": 1, "interval_start": 0, "interval_step": 0}
CELERY_BROKER_CONNECTION_TIMEOUT = 2.0
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="") or "filesystem://"
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(DATA_DIR / "messages"),
        "data_folder_out": str(DATA_DIR / "messages"),
        "control_folder": str(DATA_DIR / "messages-control"),
        "store_processed": False,
        "polling_interval": 0.3,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        **IMPATIENT,
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
        "socket_keepalive_options": keepalive_options(),
        "health_check_interval": 30,
        # The first is longer than any task; without the others a killed worker's messages come back after some 100 s.
        "visibility_timeout": 600,
        "unacked_restore_interval": 2,
        "unacked_restore_throttle": 1,
    }
else:
    # RabbitMQ: a message counts as sent once the broker says that it has it.
    CELERY_BROKER_TRANSPORT_OPTIONS = {**IMPATIENT, "confirm_publish": True}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
#: A worker process that has done so many tasks, or grown to so many KiB, ends and another one takes its place.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

LANGUAGE_CODE = "en"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
#: Without `collectstatic` the files are served from where they lie; with it, hashed and compressed.
COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = not COLLECTED
# Whitenoise warns at every start that STATIC_ROOT is not there, which is as it should be before `collectstatic`.
warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)
#: Copies of fetched pages: a folder that all workers and the web share, or any other storage that Django speaks to.
ARCHIVE_DIR = Path(env.str("ARCHIVE_DIR", default="") or str(DATA_DIR / "archive"))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "archive": {"BACKEND": "claims.net.archive.Folder", "OPTIONS": {"location": str(ARCHIVE_DIR)}},
    "staticfiles": {
        "BACKEND": "claims.web.assets.HashedModules"
        if COLLECTED or PUBLIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
#: Ten wrong passwords for one name from one address close that door for a quarter of an hour.
#: Behind a proxy every address is the proxy's, so there the name alone counts.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

#: How long a card that was opened keeps its claim for the editor; each sign of life begins it anew.
RESERVATION_MINUTES = env.int("RESERVATION_MINUTES", default=5)
RESERVATION = timedelta(minutes=RESERVATION_MINUTES)
if RESERVATION_MINUTES < 1:
    raise ImproperlyConfigured("Set RESERVATION_MINUTES to 1 or more: for how long a card keeps its claim.")

#: Who runs this tracker: goes into the User-Agent, so that a site owner can reach a person.
CONTACT = env.str("CONTACT", default="")
#: Where the tracker is reached: what the links in letters begin with.
SITE_URL = (
    env.str("SITE_URL", default="") or (f"https://{ALLOWED_HOSTS[0]}" if PUBLIC else "http://127.0.0.1:8000")
).rstrip("/")
#: Hubs may push (WebSub): they are told an address under SITE_URL, and must reach it from outside.
WEBSUB = env.bool("WEBSUB", default=PUBLIC)
if WEBSUB and not PUBLIC:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the public name of this tracker, or WEBSUB to off: hubs call it.")

# Mail. By default letters are files in DATA_DIR: nothing leaves the machine until EMAIL_URL names a server.
_MAIL = env.email_url_config(env.str("EMAIL_URL", default="") or f"filemail:///{DATA_DIR / 'mail'}")
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _MAIL["EMAIL_FILE_PATH"]
EMAIL_HOST = _MAIL["EMAIL_HOST"] or ""
EMAIL_PORT = _MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
#: Shorter than a task's limit, so that a server that hangs is an error on the letter.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="") or "Claim tracker <claims@localhost>"

#: So many texts that wait to be read make intake pause until there are fewer; 0: it never pauses.
HIGH_WATER = env.int("HIGH_WATER", default=5000)
if HIGH_WATER < 0:
    raise ImproperlyConfigured("Set HIGH_WATER to how many texts may wait to be read before intake pauses, or to 0.")

#: The largest article taken, in bytes of text or page, from any door.
MAX_ARTICLE_BYTES = 5 * 1024 * 1024
#: What a form may send: more than the largest article, so that one too large is told so beside its field.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * MAX_ARTICLE_BYTES
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

#: Who may collect the figures at /metrics: whoever has the token, and these networks. With neither there are none.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="").strip()
try:
    METRICS_NETWORKS = [ip_network(network) for network in env.list("METRICS_NETWORKS", default=[])]
except ValueError as problem:
    raise ImproperlyConfigured(f"Set METRICS_NETWORKS to networks such as 10.0.0.0/8: {problem}.") from None

#: How the log is written: a line for people, or a JSON object for programs.
LOG_FORMAT = env.str("LOG_FORMAT", default="line")
if LOG_FORMAT not in ("line", "json"):
    raise ImproperlyConfigured("Set LOG_FORMAT to line or json.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"bound": {"()": "claims.logs.BoundFilter"}},
    "formatters": {
        "line": {
            "()": "claims.logs.LineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] [%(job_id)s] %(message)s",
        },
        "json": {"()": "claims.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["bound"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # It warns on every start that a folder as the broker names no host.
    "loggers": {
        "kombu.connection": {"level": "ERROR"},
        # At DEBUG these write what they were given: statements with their values, and the texts of pages.
        "django.db.backends": {"level": "INFO"},
        "trafilatura": {"level": "ERROR"},
        "htmldate": {"level": "ERROR"},
        "charset_normalizer": {"level": "WARNING"},
        "justext": {"level": "ERROR"},
    },
}
