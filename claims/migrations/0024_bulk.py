import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0023_feeds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField()),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('gave_up_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True, default='')),
                ('verb', models.CharField(choices=[('follow', 'follow'), ('dismiss', 'dismiss'), ('acknowledge', 'acknowledge'), ('assign', 'assign'), ('snooze', 'snooze'), ('undo', 'undo')], max_length=20)),
                ('options', models.JSONField(default=dict)),
                ('note', models.TextField(blank=True, default='')),
                ('begun_at', models.DateTimeField()),
                ('nonce', models.CharField(max_length=64, unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='claims.bulkrun')),
            ],
            options={
                'ordering': ['-id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='BulkClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen', models.PositiveIntegerField(blank=True, null=True)),
                ('outcome', models.CharField(choices=[('waiting', 'waiting'), ('done', 'done'), ('refused', 'refused'), ('left', 'left')], default='waiting', max_length=10)),
                ('reason', models.TextField(blank=True, default='')),
                ('sequences', models.JSONField(default=list)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.bulkrun')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='bulkrun',
            index=models.Index(condition=models.Q(('finished_at__isnull', True)), fields=['due_at'], name='bulkrun_due'),
        ),
        migrations.AddConstraint(
            model_name='bulkrun',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True), _connector='OR'), name='bulkrun_is_finished_or_given_up_never_both'),
        ),
        migrations.AddConstraint(
            model_name='bulkrun',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['follow', 'dismiss', 'acknowledge', 'assign', 'snooze', 'undo'])), name='bulkrun_verb_is_known'),
        ),
        migrations.AddIndex(
            model_name='bulkclaim',
            index=models.Index(condition=models.Q(('outcome', 'waiting')), fields=['run', 'id'], name='bulkclaim_waiting'),
        ),
        migrations.AddConstraint(
            model_name='bulkclaim',
            constraint=models.UniqueConstraint(fields=('run', 'claim'), name='bulkclaim_is_once_in_a_run'),
        ),
        migrations.AddConstraint(
            model_name='bulkclaim',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['waiting', 'done', 'refused', 'left'])), name='bulkclaim_outcome_is_known'),
        ),
    ]
