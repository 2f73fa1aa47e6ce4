"""Feeds: bytes in, entries out. RSS, Atom, RDF, JSON Feed and sitemaps of news. Pure; fetches nothing."""
