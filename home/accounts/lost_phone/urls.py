"""The address of the link, beside those of the login."""

from django.urls import path

from home.accounts.login.views import account_page
from home.accounts.lost_phone.views import lost_phone

urlpatterns = [path("lost-phone/<str:token>/", account_page(lost_phone), name="lost_phone")]
