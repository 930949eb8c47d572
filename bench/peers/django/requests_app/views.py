import secrets

from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from .forms import CertificateForm
from .models import CertificateRequest

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def form(request):
    """The form: shown, or validated and kept durably before the person is told so."""
    if request.method != "POST":
        return render(request, "form.html", {"form": CertificateForm()})
    form = CertificateForm(request.POST)
    if not form.is_valid():
        return render(request, "form.html", {"form": form}, status=422)
    answers = form.cleaned_data | {"date_naissance": form.cleaned_data["date_naissance"].isoformat()}
    reference = "VC-" + "".join(secrets.choice(ALPHABET) for _ in range(10))
    with transaction.atomic():
        CertificateRequest.objects.create(
            reference=reference, submitted_at=timezone.now(), state="recu", answers=answers)
    return HttpResponseRedirect(f"/receipt/{reference}")
