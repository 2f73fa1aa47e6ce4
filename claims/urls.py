"""Routes: the admin, and the editors' pages."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from claims.web import (
    articles,
    claim_files,
    claims,
    company,
    copies,
    evidence,
    home,
    insight,
    me,
    missed,
    notices,
    past,
    people,
    pushes,
    saved,
    search,
    sharing,
    sign_in,
    stop_mail,
    theme,
    track_records,
)
from claims.web.converters import PublicId

register_converter(PublicId, "public_id")

urlpatterns = [
    path("", home.home, name="home"),
    path("seen/", home.see, name="see_home"),
    path("me/", me.preferences, name="preferences"),
    path("mail/stop/<str:token>/", stop_mail.stop_mail, name="stop_mail"),
    path("push/<slug:token>/", pushes.push, name="push"),
    path("notices/", notices.notices_page, name="notices"),
    path("notices/seen/", notices.see, name="see_notices"),
    path("notices/seen/own/", notices.see_own, name="see_own_notices"),
    path("claims/", claims.claims, name="claims"),
    path("claims.csv", claim_files.claims_csv, name="claims_csv"),
    path("claims.json", claim_files.claims_json, name="claims_json"),
    path("claims/searches/", saved.keep, name="keep_search"),
    path("claims/searches/<int:pk>/forget/", saved.forget, name="forget_search"),
    path("claims/<public_id:public_id>/", claims.claim, name="claim"),
    path("claims/<public_id:public_id>.json", past.claim_record, name="claim_record"),
    path("claims/<public_id:public_id>/evidence/", evidence.add_evidence, name="add_evidence"),
    path("insight/", insight.insight, name="insight"),
    path("claims/<public_id:public_id>/watch/", company.watch, name="watch"),
    path("claims/<public_id:public_id>/comments/", company.comment, name="comment"),
    path("comments/<int:pk>/", company.edit, name="edit_comment"),
    path("comments/<int:pk>/remove/", company.remove, name="remove_comment"),
    path("people/<str:username>/", people.person_page, name="person"),
    path("articles/", articles.articles, name="articles"),
    path("articles/add/", articles.add_article, name="add_article"),
    path("articles/add/from-anywhere/", sharing.bookmarklet, name="bookmarklet"),
    path("manifest.webmanifest", sharing.manifest, name="manifest"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/missed/", missed.mark_missed, name="mark_missed"),
    path("copies/<int:pk>/", copies.copy, name="copy"),
    path("copies/<int:pk>/file/", copies.copy_file, name="copy_file"),
    path("search/", search.search, name="search"),
    path("speakers/", track_records.speakers, name="speakers"),
    path("speakers/<int:pk>/", track_records.speaker, name="speaker"),
    path("sources/", track_records.sources, name="sources"),
    path("sources/<int:pk>/", track_records.source, name="source"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("theme/", theme.choose_theme, name="choose_theme"),
    path("admin/", admin.site.urls),
]

handler400 = "claims.web.errors.bad_request"
handler403 = "claims.web.errors.forbidden"
handler500 = "claims.web.errors.server_error"
