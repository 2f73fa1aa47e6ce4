import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0006_matching'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexedClaim',
            fields=[
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='indexed', serialize=False, to='claims.claim')),
                ('words', models.JSONField()),
                ('clues', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='WordCount',
            fields=[
                ('clue', models.BigIntegerField(primary_key=True, serialize=False)),
                ('claims', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='ClaimClue',
            fields=[
                ('pk', models.CompositePrimaryKey('clue', 'claim', blank=True, editable=False, primary_key=True, serialize=False)),
                ('clue', models.BigIntegerField()),
                ('claim', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='claims.claim')),
            ],
        ),
        migrations.CreateModel(
            name='VersionClue',
            fields=[
                ('pk', models.CompositePrimaryKey('clue', 'version', blank=True, editable=False, primary_key=True, serialize=False)),
                ('clue', models.BigIntegerField()),
                ('version', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='claims.articleversion')),
            ],
        ),
    ]
