from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from claims.models.roles import ROLES

USER_ADMIN = ("view_user", "add_user", "change_user", "view_group")


def make_roles(apps, schema_editor):
    # Permissions are otherwise made only after the last migration.
    for label in ("claims", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(Permission.objects.filter(content_type__app_label="claims", codename__in=codenames))
    managing_people = Permission.objects.filter(content_type__app_label="auth", codename__in=USER_ADMIN)
    Group.objects.get(name="administrator").permissions.add(*managing_people)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_guards"), ("auth", "0012_alter_user_first_name_max_length"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RunPython(make_roles, remove_roles)]
