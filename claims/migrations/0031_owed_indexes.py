from django.db import migrations, models

from claims.migrations._gently import AddIndexGently, RemoveIndexGently


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0030_running")]

    operations = [
        AddIndexGently(
            model_name='analysis',
            index=models.Index(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True)), fields=['due_at'], name='analysis_owed'),
        ),
        AddIndexGently(
            model_name='analysis',
            index=models.Index(condition=models.Q(('gave_up_at__isnull', False)), fields=['gave_up_at'], name='analysis_given_up'),
        ),
        AddIndexGently(
            model_name='bulkrun',
            index=models.Index(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True)), fields=['due_at'], name='bulkrun_owed'),
        ),
        AddIndexGently(
            model_name='bulkrun',
            index=models.Index(condition=models.Q(('gave_up_at__isnull', False)), fields=['gave_up_at'], name='bulkrun_given_up'),
        ),
        AddIndexGently(
            model_name='fetch',
            index=models.Index(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True)), fields=['due_at'], name='fetch_owed'),
        ),
        AddIndexGently(
            model_name='fetch',
            index=models.Index(condition=models.Q(('gave_up_at__isnull', False)), fields=['gave_up_at'], name='fetch_given_up'),
        ),
        AddIndexGently(
            model_name='matching',
            index=models.Index(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True)), fields=['due_at'], name='matching_owed'),
        ),
        AddIndexGently(
            model_name='matching',
            index=models.Index(condition=models.Q(('gave_up_at__isnull', False)), fields=['gave_up_at'], name='matching_given_up'),
        ),
        AddIndexGently(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('finished_at__isnull', True), ('gave_up_at__isnull', True)), fields=['due_at'], name='outgoingmail_owed'),
        ),
        AddIndexGently(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('gave_up_at__isnull', False)), fields=['gave_up_at'], name='outgoingmail_given_up'),
        ),
        RemoveIndexGently(
            model_name='analysis',
            name='analysis_due',
        ),
        RemoveIndexGently(
            model_name='bulkrun',
            name='bulkrun_due',
        ),
        RemoveIndexGently(
            model_name='fetch',
            name='fetch_due',
        ),
        RemoveIndexGently(
            model_name='matching',
            name='matching_due',
        ),
        RemoveIndexGently(
            model_name='outgoingmail',
            name='outgoingmail_due',
        ),
    ]
