import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from claims.migrations._granting import granting
from claims.migrations._guidelines import GUIDELINES
from claims.models import guards


def ship(apps, schema_editor):
    Guideline = apps.get_model("claims", "Guideline")
    now = timezone.now()
    Guideline.objects.bulk_create(
        Guideline(kind=kind, number=1, text=text, written_at=now) for kind, text in GUIDELINES.items()
    )


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0025_snooze'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Guideline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('new_claim', 'new claim'), ('evidence', 'evidence'), ('drift', 'drift'), ('zombie', 'zombie'), ('reopened', 'reopened'), ('same_claim', 'same claim'), ('figures', 'figures'), ('overdue', 'overdue'), ('second_opinion', 'second opinion')], max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('by_name', models.CharField(blank=True, default='', max_length=200)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['kind', 'number'],
                'permissions': [('keep_guidelines', 'Can write the guidelines of the desk')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(editable=False, unique=True)),
                ('previous_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('claim_public_id', models.CharField(max_length=10)),
                ('round', models.PositiveIntegerField()),
                ('verdict', models.CharField(choices=[('unverified', 'unverified'), ('confirmed', 'confirmed'), ('partly_confirmed', 'partly confirmed'), ('refuted', 'refuted'), ('figures_revised', 'figures revised'), ('contested', 'contested'), ('superseded', 'superseded'), ('withdrawn', 'withdrawn'), ('unresolvable', 'unresolvable')], max_length=20)),
                ('reason', models.TextField()),
                ('resolved_on', models.DateField(blank=True, null=True)),
                ('evidence', models.JSONField(default=list)),
                ('no_evidence_because', models.TextField(blank=True, default='')),
                ('by_name', models.CharField(max_length=200)),
                ('given_at', models.DateTimeField()),
                ('salt', models.CharField(max_length=32)),
            ],
            options={
                'ordering': ['sequence'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('split', 'split'), ('agreed', 'agreed'), ('decided', 'decided'), ('reset', 'reset'), ('withdrawn', 'withdrawn')], default='waiting', max_length=10)),
                ('grounds', models.JSONField(default=list)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['claim_id', 'number'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PolicySwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('casualties', 'casualties'), ('party', 'party'), ('sensitive', 'sensitive')], max_length=20)),
                ('is_on', models.BooleanField()),
                ('by_name', models.CharField(max_length=200)),
                ('turned_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'permissions': [('keep_policy', 'Can say which claims need two editors')],
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_verb_is_known',
        ),
        migrations.AddField(
            model_name='claim',
            name='is_sensitive',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='decision',
            name='verb',
            field=models.CharField(choices=[('followed', 'followed'), ('dismissed', 'dismissed'), ('merged', 'merged'), ('reworded', 'reworded'), ('settled', 'settled'), ('reopened', 'reopened'), ('evidence_added', 'evidence added'), ('match_accepted', 'match accepted'), ('match_turned_down', 'match turned down'), ('alert_seen', 'alert seen'), ('separated', 'separated'), ('split', 'split'), ('kept_apart', 'kept apart'), ('planned', 'planned'), ('snoozed', 'snoozed'), ('origin_split', 'origin split'), ('origin_joined', 'origin joined'), ('assigned', 'assigned'), ('prioritised', 'prioritised'), ('dissented', 'dissented'), ('judged', 'judged'), ('marked_sensitive', 'marked sensitive'), ('undone', 'undone')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['followed', 'dismissed', 'merged', 'reworded', 'settled', 'reopened', 'evidence_added', 'match_accepted', 'match_turned_down', 'alert_seen', 'separated', 'split', 'kept_apart', 'planned', 'snoozed', 'origin_split', 'origin_joined', 'assigned', 'prioritised', 'dissented', 'judged', 'marked_sensitive', 'undone'])), name='decision_verb_is_known'),
        ),
        migrations.AddField(
            model_name='guideline',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opinion',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opinion',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opinion', to='claims.decision'),
        ),
        migrations.AddField(
            model_name='pair',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='pair',
            name='first_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pair',
            name='second_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opinion',
            name='pair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='claims.pair'),
        ),
        migrations.AddField(
            model_name='policyswitch',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='guideline',
            constraint=models.UniqueConstraint(fields=('kind', 'number'), name='guideline_version_is_written_once'),
        ),
        migrations.AddConstraint(
            model_name='guideline',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new_claim', 'evidence', 'drift', 'zombie', 'reopened', 'same_claim', 'figures', 'overdue', 'second_opinion'])), name='guideline_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='guideline',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='guideline_says_something'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.UniqueConstraint(fields=('claim', 'number'), name='pair_is_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('claim',), name='pair_is_open_once'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'split', 'agreed', 'decided', 'reset', 'withdrawn'])), name='pair_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ['waiting', 'split'])), models.Q(models.Q(('state__in', ['waiting', 'split']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='pair_has_ended_or_is_open'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(('second_by__isnull', True), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='pair_is_of_two_people'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='opinion_sequence_starts_at_one'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['unverified', 'confirmed', 'partly_confirmed', 'refuted', 'figures_revised', 'contested', 'superseded', 'withdrawn', 'unresolvable'])), name='opinion_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='opinion_gives_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(fields=('pair', 'by'), name='opinion_is_given_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='policyswitch',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ['casualties', 'party', 'sensitive'])), name='policy_ground_is_known'),
        ),
        migrations.RunPython(ship, migrations.RunPython.noop),
        # SQLite rebuilt the table of decisions, and lost its guards.
        migrations.RunPython(
            lambda apps, schema_editor: guards.install(schema_editor.connection), migrations.RunPython.noop
        ),
        granting("keep_policy", "keep_guidelines", to=("administrator",)),
    ]
