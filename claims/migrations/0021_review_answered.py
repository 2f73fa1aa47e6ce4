from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0020_split'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(condition=models.Q(('closed_at__isnull', False)), fields=['closed_at'], name='review_answered'),
        ),
    ]
