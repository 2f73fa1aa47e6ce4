from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0029_policy_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Backup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('bytes', models.PositiveBigIntegerField(default=0)),
                ('engine', models.CharField(max_length=20)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('queue', models.CharField(choices=[('fetch', 'fetch'), ('read', 'read'), ('match', 'match'), ('notify', 'notify'), ('upkeep', 'upkeep')], max_length=10, primary_key=True, serialize=False)),
                ('beat_at', models.DateTimeField()),
            ],
            options={
                'permissions': [('run_tracker', 'Can see how the tracker runs, and have work that was given up tried again')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('slot', models.BigIntegerField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='backup',
            index=models.Index(fields=['-finished_at'], name='backup_latest'),
        ),
        migrations.AddConstraint(
            model_name='backup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('finished_at__isnull', True)), models.Q(('finished_at__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='backup_finished_has_its_digest'),
        ),
        migrations.AddConstraint(
            model_name='heartbeat',
            constraint=models.CheckConstraint(condition=models.Q(('queue__in', ['fetch', 'read', 'match', 'notify', 'upkeep'])), name='heartbeat_queue_is_known'),
        ),
        granting("run_tracker", to=("administrator",)),
    ]
