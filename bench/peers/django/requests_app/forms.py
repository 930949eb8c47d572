"""The same questions and rules as services/acte-naissance/service.yaml."""

import datetime

from django import forms
from django.core.validators import RegexValidator

DOCUMENTS = [
    ("copie_integrale", "Une copie intégrale"),
    ("extrait_avec_filiation", "Un extrait avec filiation"),
    ("extrait_sans_filiation", "Un extrait sans filiation"),
]
RELATIONS = [
    ("titulaire", "C'est mon acte"),
    ("ascendant", "Je suis son parent ou grand-parent"),
    ("descendant", "Je suis son enfant ou petit-enfant"),
    ("conjoint", "Je suis marié·e avec la personne"),
    ("partenaire", "Je suis pacsé·e avec la personne"),
    ("representant_legal", "Je suis son représentant légal"),
    ("sur_justificatif", "Une loi me le permet"),
    ("autre", "Aucun de ces liens"),
]
PARENTS = [("deux", "Deux parents"), ("un", "Un seul parent"), ("aucun", "Aucun")]
DELIVERY = [("courrier", "Par la poste"), ("guichet", "Au guichet")]
PLACES = [("val_clair", "À Val-Clair"), ("ailleurs", "Ailleurs en France"), ("etranger", "À l'étranger")]


class CertificateForm(forms.Form):
    lieu_naissance = forms.ChoiceField(choices=PLACES, widget=forms.RadioSelect)
    type_acte = forms.ChoiceField(choices=DOCUMENTS, widget=forms.RadioSelect)
    nom_naissance = forms.CharField(max_length=100)
    prenoms = forms.CharField(max_length=100)
    date_naissance = forms.DateField()
    qualite = forms.ChoiceField(choices=RELATIONS, widget=forms.RadioSelect, required=False)
    nombre_parents = forms.ChoiceField(choices=PARENTS, widget=forms.RadioSelect, required=False)
    parent1_nom = forms.CharField(max_length=100, required=False)
    parent1_prenom = forms.CharField(max_length=100, required=False)
    parent2_nom = forms.CharField(max_length=100, required=False)
    parent2_prenom = forms.CharField(max_length=100, required=False)
    mode_remise = forms.ChoiceField(choices=DELIVERY, widget=forms.RadioSelect)
    nombre_exemplaires = forms.IntegerField(min_value=1, max_value=5)
    street = forms.CharField(max_length=100, required=False)
    complement = forms.CharField(max_length=100, required=False)
    postcode = forms.CharField(max_length=12, required=False, validators=[RegexValidator(r"^[0-9]{5}$")])
    city = forms.CharField(max_length=100, required=False)
    country = forms.CharField(max_length=100, required=False)
    prenom_demandeur = forms.CharField(max_length=100)
    nom_demandeur = forms.CharField(max_length=100)
    email_demandeur = forms.EmailField(required=False)
    telephone_demandeur = forms.CharField(max_length=30, required=False)

    def clean(self):
        data = super().clean()
        born = data.get("date_naissance")
        if born and born > datetime.date.today():
            self.add_error("date_naissance", "La date de naissance est dans le futur.")
        if data.get("lieu_naissance") != "val_clair":
            self.add_error("lieu_naissance", "Une autre mairie garde cet acte.")
        if data.get("type_acte") != "extrait_sans_filiation":
            self.need(data, "qualite", "nombre_parents")
            if data.get("nombre_parents") in ("un", "deux"):
                self.need(data, "parent1_nom", "parent1_prenom")
            if data.get("nombre_parents") == "deux":
                self.need(data, "parent2_nom", "parent2_prenom")
        if data.get("mode_remise") == "courrier":
            self.need(data, "street", "postcode", "city", "country")
        return data

    def need(self, data, *names):
        for name in names:
            if not data.get(name):
                self.add_error(name, "Répondez à cette question.")
