"""Backups: one zip file with every table as lines of JSON, the archived pages, and a manifest that proves them."""
