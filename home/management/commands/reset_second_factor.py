from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from home.accounts.lost_phone.services import remove_factors


class Command(BaseCommand):
    help = (
        "Take away the second step of somebody's login at once, an administrator's too. Make sure "
        "that you speak with that person; they are told by e-mail."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="stays in the site's history")

    def handle(self, *, username, reason, **options):
        account = get_user_model().objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"No account has the username {username}")
        number = remove_factors(account, None, reason=reason)
        self.stdout.write(f"{number} second steps of {username} removed")
