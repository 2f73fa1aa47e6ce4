import claims.models.match
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting
from claims.models import guards
from claims.models.roles import MATCHED


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0005_missed_passages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('caveat_added', 'caveat added'), ('caveat_removed', 'caveat removed'), ('caveat_moved', 'caveat moved'), ('caveat_reworded', 'caveat reworded'), ('figure_changed', 'figure changed'), ('caveat_lost', 'caveat lost'), ('contradicted', 'contradicted'), ('zombie', 'zombie')], max_length=20)),
                ('key', models.CharField(max_length=100, unique=True)),
                ('before_start', models.PositiveIntegerField(blank=True, null=True)),
                ('before_end', models.PositiveIntegerField(blank=True, null=True)),
                ('before', models.TextField(blank=True, default='')),
                ('after_start', models.PositiveIntegerField(blank=True, null=True)),
                ('after_end', models.PositiveIntegerField(blank=True, null=True)),
                ('after', models.TextField(blank=True, default='')),
                ('why', models.TextField()),
                ('raised_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criteria', models.TextField()),
                ('check_by', models.DateField()),
                ('stage', models.CharField(choices=[('on_time', 'on time'), ('late', 'late'), ('overdue', 'overdue'), ('escalated', 'escalated')], default='on_time', max_length=10)),
                ('snoozed_until', models.DateField(blank=True, null=True)),
                ('until_evidence', models.BooleanField(default=False)),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('passage', models.TextField()),
                ('stance', models.CharField(choices=[('supports', 'supports'), ('partly_supports', 'partly supports'), ('refutes', 'refutes'), ('revises', 'revises'), ('repeats', 'repeats'), ('questions', 'questions'), ('retracts', 'retracts'), ('context', 'context'), ('not_about', 'not about')], max_length=20)),
                ('related', models.FloatField()),
                ('confidence', models.FloatField()),
                ('is_highlighted', models.BooleanField(default=False)),
                ('reasons', models.JSONField(default=list)),
                ('algorithm', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('accepted', 'accepted'), ('set_aside', 'set aside'), ('not_about', 'not about')], default='suggested', max_length=10)),
                ('found_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'matches',
                'ordering': ['-found_at', '-id'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Matching',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField()),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('gave_up_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True, default='')),
                ('algorithm', models.CharField(blank=True, default='', max_length=40)),
            ],
            options={
                'verbose_name_plural': 'matching',
                'abstract': False,
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='MergeSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField()),
                ('reasons', models.JSONField(default=list)),
                ('algorithm', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('merged', 'merged'), ('apart', 'apart')], default='suggested', max_length=10)),
                ('found_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('on_time', 'on time'), ('late', 'late'), ('overdue', 'overdue'), ('escalated', 'escalated')], max_length=10)),
                ('check_by', models.DateField()),
                ('text', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-made_at', '-id'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='OriginKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OriginMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signature', models.JSONField(default=dict)),
                ('why', models.TextField(blank=True, default='')),
                ('placed_at', models.DateTimeField()),
            ],
            options={
                'default_permissions': ('view',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_verb_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='reviewitem',
            name='review_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='reviewitem',
            name='review_is_open_once_for_a_claim',
        ),
        migrations.AlterField(
            model_name='decision',
            name='verb',
            field=models.CharField(choices=[('followed', 'followed'), ('dismissed', 'dismissed'), ('merged', 'merged'), ('reworded', 'reworded'), ('settled', 'settled'), ('reopened', 'reopened'), ('evidence_added', 'evidence added'), ('match_accepted', 'match accepted'), ('match_turned_down', 'match turned down'), ('alert_seen', 'alert seen'), ('separated', 'separated'), ('kept_apart', 'kept apart'), ('planned', 'planned'), ('snoozed', 'snoozed'), ('origin_split', 'origin split'), ('origin_joined', 'origin joined'), ('undone', 'undone')], max_length=20),
        ),
        migrations.AlterField(
            model_name='reviewitem',
            name='kind',
            field=models.CharField(choices=[('new_claim', 'new claim'), ('evidence', 'evidence'), ('alert', 'alert'), ('reopened', 'reopened'), ('same_claim', 'same claim'), ('overdue', 'overdue')], default='new_claim', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['followed', 'dismissed', 'merged', 'reworded', 'settled', 'reopened', 'evidence_added', 'match_accepted', 'match_turned_down', 'alert_seen', 'separated', 'kept_apart', 'planned', 'snoozed', 'origin_split', 'origin_joined', 'undone'])), name='decision_verb_is_known'),
        ),
        migrations.AddField(
            model_name='alert',
            name='after_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts_after', to='claims.articleversion'),
        ),
        migrations.AddField(
            model_name='alert',
            name='before_version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alerts_before', to='claims.articleversion'),
        ),
        migrations.AddField(
            model_name='alert',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='reviewitem',
            name='alert',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='review_item', to='claims.alert'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new_claim', 'evidence', 'alert', 'reopened', 'same_claim', 'overdue'])), name='review_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.UniqueConstraint(condition=models.Q(('alert__isnull', True), ('closed_at__isnull', True)), fields=('claim', 'kind'), name='review_is_open_once_for_a_claim'),
        ),
        migrations.AddField(
            model_name='followup',
            name='claim',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='follow_up', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='match',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='match',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='match',
            name='evidence',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='match', to='claims.evidence'),
        ),
        migrations.AddField(
            model_name='match',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='claims.articleversion'),
        ),
        migrations.AddField(
            model_name='matching',
            name='claim',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matching', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='matching',
            name='version',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matching', to='claims.articleversion'),
        ),
        migrations.AddField(
            model_name='mergesuggestion',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mergesuggestion',
            name='earlier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='later_likes', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='mergesuggestion',
            name='later',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_likes', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='notice',
            name='follow_up',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='claims.followup'),
        ),
        migrations.AddField(
            model_name='originmember',
            name='article',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='origin_member', to='claims.article'),
        ),
        migrations.AddField(
            model_name='originmember',
            name='origin',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='claims.origin'),
        ),
        migrations.AddField(
            model_name='originmember',
            name='placed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='originkey',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='claims.originmember'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['caveat_added', 'caveat_removed', 'caveat_moved', 'caveat_reworded', 'figure_changed', 'caveat_lost', 'contradicted', 'zombie'])), name='alert_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='alert_says_why'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('after', ''), ('before', ''), _negated=True), name='alert_quotes_a_side'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('next_at__isnull', False)), fields=['next_at'], name='follow_up_due'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['on_time', 'late', 'overdue', 'escalated'])), name='follow_up_stage_is_known'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('criteria', ''), _negated=True), name='follow_up_says_what_would_settle_it'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(fields=('claim', 'version'), name='match_is_found_once'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('passage', ''), _negated=True), name='match_quotes_a_passage'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'partly_supports', 'refutes', 'revises', 'repeats', 'questions', 'retracts', 'context', 'not_about'])), name='match_stance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'accepted', 'set_aside', 'not_about'])), name='match_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='match_span_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='match_deciding_names_its_person'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', claims.models.match.MatchState['SUGGESTED'])), models.Q(models.Q(('state', claims.models.match.MatchState['SUGGESTED']), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='match_is_decided_or_suggested'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('evidence__isnull', False), ('state', claims.models.match.MatchState['ACCEPTED'])), models.Q(models.Q(('state', claims.models.match.MatchState['ACCEPTED']), _negated=True), ('evidence__isnull', True)), _connector='OR'), name='match_accepted_names_its_evidence'),
        ),
        migrations.AddIndex(
            model_name='matching',
            index=models.Index(condition=models.Q(('finished_at__isnull', True)), fields=['due_at'], name='matching_due'),
        ),
        migrations.AddConstraint(
            model_name='matching',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True), _connector='OR'), name='matching_is_finished_or_given_up_never_both'),
        ),
        migrations.AddConstraint(
            model_name='matching',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', False), ('version__isnull', True)), models.Q(('claim__isnull', True), ('version__isnull', False)), _connector='OR'), name='matching_is_of_a_version_or_a_claim'),
        ),
        migrations.AddConstraint(
            model_name='matching',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at__isnull', True), models.Q(('algorithm', ''), _negated=True), _connector='OR'), name='matching_finished_names_its_algorithm'),
        ),
        migrations.AddConstraint(
            model_name='mergesuggestion',
            constraint=models.UniqueConstraint(fields=('earlier', 'later'), name='merge_is_suggested_once'),
        ),
        migrations.AddConstraint(
            model_name='mergesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(('earlier__lt', models.F('later'))), name='merge_names_the_earlier_claim_first'),
        ),
        migrations.AddConstraint(
            model_name='mergesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'merged', 'apart'])), name='merge_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='mergesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='merge_deciding_names_its_person'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['-made_at', '-id'], name='notice_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('follow_up', 'check_by', 'stage'), name='notice_is_given_once_a_stage'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['on_time', 'late', 'overdue', 'escalated'])), name='notice_stage_is_known'),
        ),
        migrations.AddConstraint(
            model_name='originkey',
            constraint=models.UniqueConstraint(fields=('key', 'member'), name='origin_key_is_kept_once'),
        ),
        # SQLite rebuilt the table of decisions, and lost its guards.
        migrations.RunPython(
            lambda apps, schema_editor: guards.install(schema_editor.connection), migrations.RunPython.noop
        ),
        granting(*MATCHED),
    ]
