from django.conf import settings
from django.db import migrations, models


def split(apps, schema_editor):
    questions = apps.get_model("claims", "ReviewItem").objects.filter(kind="alert")
    questions.filter(alert__kind="zombie").update(kind="zombie")
    questions.update(kind="drift")
    # Nothing ever wrote this state; should a row have it after all, no person stands behind it.
    apps.get_model("claims", "Evidence").objects.filter(state="suggested").update(state="rejected")


def join(apps, schema_editor):
    questions = apps.get_model("claims", "ReviewItem").objects
    questions.filter(kind="second_opinion").delete()
    questions.filter(kind__in=["drift", "zombie", "figures"]).update(kind="alert")
    apps.get_model("claims", "Alert").objects.filter(kind="figures").update(kind="figure_changed")


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_at_the_card'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='alert',
            name='alert_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='evidence',
            name='evidence_state_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='reviewitem',
            name='review_kind_is_known',
        ),
        migrations.AlterField(
            model_name='alert',
            name='kind',
            field=models.CharField(choices=[('caveat_added', 'caveat added'), ('caveat_removed', 'caveat removed'), ('caveat_moved', 'caveat moved'), ('caveat_reworded', 'caveat reworded'), ('figure_changed', 'figure changed'), ('caveat_lost', 'caveat lost'), ('contradicted', 'contradicted'), ('zombie', 'zombie'), ('figures', 'figures')], max_length=20),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='state',
            field=models.CharField(choices=[('accepted', 'accepted'), ('rejected', 'rejected')], default='accepted', max_length=10),
        ),
        migrations.AlterField(
            model_name='reviewitem',
            name='kind',
            field=models.CharField(choices=[('new_claim', 'new claim'), ('evidence', 'evidence'), ('drift', 'drift'), ('zombie', 'zombie'), ('reopened', 'reopened'), ('same_claim', 'same claim'), ('figures', 'figures'), ('overdue', 'overdue'), ('second_opinion', 'second opinion')], default='new_claim', max_length=20),
        ),
        migrations.RunPython(split, join),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['caveat_added', 'caveat_removed', 'caveat_moved', 'caveat_reworded', 'figure_changed', 'caveat_lost', 'contradicted', 'zombie', 'figures'])), name='alert_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['accepted', 'rejected'])), name='evidence_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new_claim', 'evidence', 'drift', 'zombie', 'reopened', 'same_claim', 'figures', 'overdue', 'second_opinion'])), name='review_kind_is_known'),
        ),
    ]
