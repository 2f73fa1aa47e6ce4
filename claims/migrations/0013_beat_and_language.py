from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0012_queue_order'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='language',
            field=models.CharField(blank=True, default='', max_length=8),
        ),
        migrations.AddField(
            model_name='source',
            name='beat',
            field=models.CharField(blank=True, default='', max_length=60),
        ),
    ]
