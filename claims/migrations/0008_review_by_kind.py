from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0007_clues'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['kind', 'opened_on', '-weight', 'id'], name='review_waiting_by_kind'),
        ),
    ]
