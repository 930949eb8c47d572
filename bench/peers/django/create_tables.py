"""Makes the tables of the models."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.db import connection  # noqa: E402
from requests_app.models import CertificateRequest  # noqa: E402

with connection.schema_editor() as editor:
    editor.create_model(CertificateRequest)
