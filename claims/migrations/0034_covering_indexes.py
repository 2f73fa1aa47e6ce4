from django.db import migrations, models

from claims.migrations._gently import AddIndexGently, RemoveIndexGently


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0033_rereading")]

    operations = [
        AddIndexGently(
            model_name='claim',
            index=models.Index(fields=['-reported_at', '-id', 'workflow', 'verdict', 'kind'], name='claim_newest'),
        ),
        AddIndexGently(
            model_name='claim',
            index=models.Index(fields=['workflow', '-reported_at', '-id', 'verdict', 'kind'], name='claim_in_workflow'),
        ),
        AddIndexGently(
            model_name='claim',
            index=models.Index(fields=['verdict', '-reported_at', '-id', 'workflow', 'kind'], name='claim_with_verdict'),
        ),
        AddIndexGently(
            model_name='claim',
            index=models.Index(fields=['kind', '-reported_at', '-id', 'workflow', 'verdict'], name='claim_of_kind'),
        ),
        AddIndexGently(
            model_name='claim',
            index=models.Index(fields=['speaker', '-reported_at', '-id', 'workflow', 'verdict', 'kind'], name='claim_said_by'),
        ),
        AddIndexGently(
            model_name='mention',
            index=models.Index(fields=['claim', 'version', 'id'], name='mention_of_claim'),
        ),
        RemoveIndexGently(
            model_name='claim',
            name='claim_newest_first',
        ),
        RemoveIndexGently(
            model_name='claim',
            name='claim_by_workflow',
        ),
        RemoveIndexGently(
            model_name='claim',
            name='claim_of_speaker',
        ),
        RemoveIndexGently(
            model_name='claim',
            name='claim_by_verdict',
        ),
    ]
