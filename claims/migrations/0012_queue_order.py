from datetime import timedelta

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def place(apps, schema_editor):
    ReviewItem = apps.get_model("claims", "ReviewItem")
    for weight in list(ReviewItem.objects.order_by().values_list("weight", flat=True).distinct()):
        patience = timedelta(days=3) / (1 + weight)
        ReviewItem.objects.filter(weight=weight).update(look_by=F("opened_at") + patience)


def name_days(apps, schema_editor):
    ReviewItem = apps.get_model("claims", "ReviewItem")
    ReviewItem.objects.update(opened_on=F("opened_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0011_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name='reviewitem', name='review_waiting'),
        migrations.RemoveIndex(model_name='reviewitem', name='review_waiting_by_kind'),
        migrations.AddField(model_name='reviewitem', name='look_by', field=models.DateTimeField(null=True)),
        migrations.RunPython(place, migrations.RunPython.noop),
        migrations.AlterField(model_name='reviewitem', name='look_by', field=models.DateTimeField()),
        migrations.AlterModelOptions(name='reviewitem', options={'ordering': ['look_by', 'id']}),
        # Backwards the day comes back empty, is filled, and then required.
        migrations.AlterField(model_name='reviewitem', name='opened_on', field=models.DateField(null=True)),
        migrations.RunPython(migrations.RunPython.noop, name_days),
        migrations.RemoveField(model_name='reviewitem', name='opened_on'),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(fields=['look_by', 'id'], name='review_urgent', condition=Q(closed_at__isnull=True)),
        ),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(fields=['kind', 'look_by', 'id'], name='review_urgent_by_kind', condition=Q(closed_at__isnull=True)),
        ),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(fields=['opened_at', 'id'], name='review_oldest', condition=Q(closed_at__isnull=True)),
        ),
    ]
