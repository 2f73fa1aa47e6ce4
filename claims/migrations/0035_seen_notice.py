import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_what_was_seen(apps, schema_editor):
    """What anybody had seen had stepped back for everybody: nobody is to find it new again."""
    SeenNotice = apps.get_model("claims", "SeenNotice")
    people = list(apps.get_model("auth", "User").objects.filter(is_active=True).values_list("pk", flat=True))
    seen = apps.get_model("claims", "Notice").objects.filter(seen_at__isnull=False).values_list("pk", "seen_at")
    for notice, seen_at in seen.iterator(chunk_size=1000):
        SeenNotice.objects.bulk_create(
            SeenNotice(notice_id=notice, person_id=person, seen_at=seen_at) for person in people
        )


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0034_covering_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SeenNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seen', to='claims.notice')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('notice', 'person'), name='notice_is_seen_once_by_a_person')],
            },
        ),
        migrations.RunPython(keep_what_was_seen, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='notice',
            name='seen_at',
        ),
    ]
