import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting
from claims.models import guards
from claims.models.roles import MISSED


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0004_added_phrases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MissedPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(editable=False, unique=True)),
                ('previous_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('claim_public_id', models.CharField(max_length=10)),
                ('version_digest', models.CharField(max_length=64)),
                ('cue', models.JSONField()),
                ('kind', models.CharField(choices=[('unverified', 'unverified'), ('unclear', 'unclear'), ('no_evidence', 'no evidence'), ('disputed', 'disputed')], max_length=20)),
                ('covers', models.JSONField()),
                ('speaker', models.CharField(blank=True, default='', max_length=300)),
                ('by_name', models.CharField(max_length=200)),
                ('marked_at', models.DateTimeField()),
                ('note', models.TextField(blank=True, default='')),
                ('nonce', models.CharField(max_length=64, unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missed_passages', to='claims.claim')),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missed_passages', to='claims.flag')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missed_passages', to='claims.articleversion')),
            ],
            options={
                'ordering': ['sequence'],
                'abstract': False,
                'default_permissions': ('view',),
                'constraints': [models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='missedpassage_sequence_starts_at_one'), models.CheckConstraint(condition=models.Q(('kind__in', ['unverified', 'unclear', 'no_evidence', 'disputed'])), name='missed_kind_is_known')],
            },
        ),
        migrations.RunPython(
            lambda apps, schema_editor: guards.install(schema_editor.connection), migrations.RunPython.noop
        ),
        granting(*MISSED),
    ]
