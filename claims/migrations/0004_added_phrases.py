import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting
from claims.models import guards
from claims.models.roles import PHRASES


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AddedPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(editable=False, max_length=10, unique=True)),
                ('kind', models.CharField(choices=[('unverified', 'unverified'), ('unclear', 'unclear'), ('no_evidence', 'no evidence'), ('disputed', 'disputed')], max_length=20)),
                ('words', models.CharField(max_length=200)),
                ('reach', models.CharField(choices=[('words_before', 'words before'), ('words_after', 'words after'), ('question_after', 'question after'), ('statement', 'statement'), ('in_the_phrase', 'in the phrase')], max_length=20)),
                ('example', models.TextField()),
                ('counter', models.TextField()),
                ('note', models.TextField(blank=True, default='')),
                ('added_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'permissions': [('keep_phrases', 'Can add, change and retire phrases of the detector')],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='PhraseChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(editable=False, unique=True)),
                ('previous_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('phrase_public_id', models.CharField(max_length=10)),
                ('verb', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('retired', 'retired'), ('restored', 'restored')], max_length=10)),
                ('by_name', models.CharField(max_length=200)),
                ('changed_at', models.DateTimeField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('note', models.TextField(blank=True, default='')),
                ('nonce', models.CharField(max_length=64, unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('phrase', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='claims.addedphrase')),
            ],
            options={
                'ordering': ['sequence'],
                'abstract': False,
                'default_permissions': ('view',),
            },
        ),
        migrations.AddConstraint(
            model_name='addedphrase',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['unverified', 'unclear', 'no_evidence', 'disputed'])), name='phrase_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='addedphrase',
            constraint=models.CheckConstraint(condition=models.Q(('reach__in', ['words_before', 'words_after', 'question_after', 'statement', 'in_the_phrase'])), name='phrase_reach_is_known'),
        ),
        migrations.AddConstraint(
            model_name='addedphrase',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='phrase_has_words'),
        ),
        migrations.AddConstraint(
            model_name='addedphrase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('example', ''), _negated=True), models.Q(('counter', ''), _negated=True)), name='phrase_has_both_examples'),
        ),
        migrations.AddConstraint(
            model_name='addedphrase',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('words',), name='phrase_in_use_has_words_of_its_own'),
        ),
        migrations.AddConstraint(
            model_name='phrasechange',
            constraint=models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='phrasechange_sequence_starts_at_one'),
        ),
        migrations.AddConstraint(
            model_name='phrasechange',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['added', 'changed', 'retired', 'restored'])), name='phrase_change_verb_is_known'),
        ),
        migrations.RunPython(
            lambda apps, schema_editor: guards.install(schema_editor.connection), migrations.RunPython.noop
        ),
        granting(*PHRASES),
    ]
