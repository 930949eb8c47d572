from django.urls import path
from requests_app.views import form

urlpatterns = [path("", form)]
