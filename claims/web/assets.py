"""Static files under names that change with their content, also where one script imports another."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModules(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # It comes without types.
    """Writes the hashed names into `import` statements too: a browser never mixes the scripts of two releases."""

    support_js_module_import_aggregation = True
