from django.db import migrations, models

from claims.migrations._gently import AddIndexGently


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0036_websub")]

    operations = [
        AddIndexGently(
            model_name="claim",
            index=models.Index(
                fields=["event_date", "-reported_at", "-id"],
                name="claim_of_event_day",
                condition=models.Q(event_date__isnull=False),
            ),
        ),
    ]
