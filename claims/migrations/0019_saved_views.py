import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0018_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('queue', 'queue'), ('claims', 'claims'), ('articles', 'articles')], max_length=10)),
                ('name', models.CharField(max_length=40)),
                ('query', models.CharField(blank=True, default='', max_length=2000)),
                ('is_default', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['place', 'name'],
                'permissions': [('keep_team_views', 'Can keep the views that everybody sees')],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='view_has_a_name'), models.CheckConstraint(condition=models.Q(('place__in', ['queue', 'claims', 'articles'])), name='view_place_is_known'), models.UniqueConstraint(models.F('owner'), models.F('place'), django.db.models.functions.text.Lower('name'), name='view_name_is_the_owners_only_one'), models.UniqueConstraint(models.F('place'), django.db.models.functions.text.Lower('name'), condition=models.Q(('owner__isnull', True)), name='view_name_is_the_teams_only_one'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('owner', 'place'), name='view_default_is_the_owners_only_one'), models.UniqueConstraint(condition=models.Q(('is_default', True), ('owner__isnull', True)), fields=('place',), name='view_default_is_the_teams_only_one')],
            },
        ),
        granting('keep_team_views', to=('administrator',)),
    ]
