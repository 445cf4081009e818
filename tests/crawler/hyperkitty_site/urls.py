"""Where the archive stands on the site: below /archives/, as Mailman puts it."""

from django.urls import include, path

urlpatterns = [
    path("archives/", include("hyperkitty.urls")),
    path("user/", include("django_mailman3.urls")),
    path("accounts/", include("allauth.urls")),
]
