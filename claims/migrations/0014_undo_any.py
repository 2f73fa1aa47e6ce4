from django.conf import settings
from django.db import migrations, models

from claims.migrations._granting import granting
from claims.models import guards


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0013_beat_and_language'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='decision',
            options={'ordering': ['sequence'], 'permissions': [('undo_any', 'Can take back what anybody decided')]},
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_verb_is_known',
        ),
        migrations.AlterField(
            model_name='decision',
            name='verb',
            field=models.CharField(choices=[('followed', 'followed'), ('dismissed', 'dismissed'), ('merged', 'merged'), ('reworded', 'reworded'), ('settled', 'settled'), ('reopened', 'reopened'), ('evidence_added', 'evidence added'), ('match_accepted', 'match accepted'), ('match_turned_down', 'match turned down'), ('alert_seen', 'alert seen'), ('separated', 'separated'), ('kept_apart', 'kept apart'), ('planned', 'planned'), ('snoozed', 'snoozed'), ('origin_split', 'origin split'), ('origin_joined', 'origin joined'), ('assigned', 'assigned'), ('prioritised', 'prioritised'), ('dissented', 'dissented'), ('undone', 'undone')], max_length=20),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['by', '-sequence'], name='decision_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['followed', 'dismissed', 'merged', 'reworded', 'settled', 'reopened', 'evidence_added', 'match_accepted', 'match_turned_down', 'alert_seen', 'separated', 'kept_apart', 'planned', 'snoozed', 'origin_split', 'origin_joined', 'assigned', 'prioritised', 'dissented', 'undone'])), name='decision_verb_is_known'),
        ),
        # SQLite rebuilt the table of decisions, and lost its guards.
        migrations.RunPython(
            lambda apps, schema_editor: guards.install(schema_editor.connection), migrations.RunPython.noop
        ),
        granting('undo_any', to=('administrator',)),
    ]
