from django.db import models


class CertificateRequest(models.Model):
    """One request for a birth certificate, as submitted."""

    reference = models.CharField(max_length=16, unique=True)
    submitted_at = models.DateTimeField()
    state = models.CharField(max_length=40, db_index=True)
    answers = models.JSONField()
