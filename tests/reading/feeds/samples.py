"""Feeds of every kind, made up for the tests."""

from __future__ import annotations

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>The Lowe Herald</title><link>https://lowe.example/</link><language>en-GB</language><ttl>45</ttl>
<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://lowe.example/feed.xml"/>
<item><guid isPermaLink="false">tag:lowe,1</guid><title>Barges &amp; storms</title>
<link>/news/barges?utm_source=rss</link><pubDate>Sat, 14 Mar 2026 09:00:00 +0200</pubDate>
<description>Twelve sank.</description></item>
<item><title>No id, no date</title><link>https://lowe.example/news/second</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Phare</title>
<link href="https://phare.example/"/>
<entry><id>urn:phare:1</id><title>Tempête</title><link href="https://phare.example/1"/>
<updated>2026-03-14T07:00:00Z</updated>
<content type="html">&lt;p&gt;Douze.&lt;/p&gt;</content></entry></feed>""".encode()

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old Mill</title><link>https://old.example/</link></channel>
<item rdf:about="https://old.example/a"><title>Flood</title><link>https://old.example/a</link>
<dc:date>2026-03-13</dc:date></item></rdf:RDF>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "The Mill", "home_page_url": "https://mill.example/",
"feed_url": "https://mill.example/feed.json", "language": "en",
"items": [{"id": 7, "url": "https://mill.example/7", "title": "Dam", "content_text": "It held.",
"date_published": "2026-03-14T10:00:00+01:00"}, {"id": "8", "external_url": "https://mill.example/8"}]}"""

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://map.example/old</loc><lastmod>2026-03-01</lastmod></url>
<url><loc>https://map.example/new</loc><news:news><news:publication><news:name>Map</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2026-03-14T08:00:00Z</news:publication_date>
<news:title>Ferry aground</news:title></news:news></url></urlset>"""

ALL = {"rss": RSS, "atom": ATOM, "rdf": RDF, "json": JSON, "sitemap": SITEMAP}
