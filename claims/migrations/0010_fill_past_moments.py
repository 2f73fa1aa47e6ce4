from django.db import migrations


def fill(apps, schema_editor):
    """Write down what earlier releases kept elsewhere: names, moments of withdrawal, and where articles were put."""
    Evidence, Decision = apps.get_model("claims", "Evidence"), apps.get_model("claims", "Decision")
    for piece in Evidence.objects.select_related("added_by").iterator(chunk_size=500):
        person = piece.added_by
        piece.by_name = f"{person.first_name} {person.last_name}".strip() or person.username
        piece.save(update_fields=["by_name"])
    given = {}
    for decision in Decision.objects.filter(verb__in=["evidence_added", "match_accepted"]).iterator(chunk_size=500):
        given[decision.sequence] = decision.after["evidence_id"]
    for undone in Decision.objects.filter(verb="undone").iterator(chunk_size=500):
        if undone.undoes_sequence not in given:
            continue
        Evidence.objects.filter(pk=given[undone.undoes_sequence]).update(withdrawn_at=undone.decided_at)
    Member, Placing = apps.get_model("claims", "OriginMember"), apps.get_model("claims", "OriginPlacing")
    rows = []
    for member in Member.objects.defer("signature").iterator(chunk_size=500):
        at, why, by_person = member.placed_at, member.why, member.placed_by_id is not None
        rows.append(
            Placing(article_id=member.article_id, origin_id=member.origin_id, why=why, by_person=by_person, placed_at=at)
        )
    Placing.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0009_past_moments'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
