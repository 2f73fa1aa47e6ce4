"""The page on which editors sort out which articles tell one report, and its two forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.actions import origins as acting
from claims.actions.acts import Act
from claims.admin.answers import AnswerForm
from claims.admin.forms import DecisionForm
from claims.models import Article, Claim, Decision
from claims.queries import origins
from claims.queries.claim import family_of
from claims.queries.origins import OneOrigin, Teller


class OriginForm(AnswerForm):
    """A form about an article that tells a claim. What it decides holds for every claim that the article tells."""

    template, returns, remembered = "origins.html", "admin:origins", "article_id"

    def rows(self) -> QuerySet[Any]:
        told = told_by(self.claim)
        return Article.objects.filter(pk__in=[article.pk for origin in told for article in origin.articles])


class SplitForm(OriginForm):
    """Give an article an origin of its own."""

    name, intent = "split", "say which articles tell one report"

    def decide(self, act: Act) -> Decision:
        return acting.split(claim=self.claim, article=self.cleaned_data["about"], act=act)


class JoinForm(OriginForm):
    """Say that two articles, and all of their origins, tell one report."""

    name, intent, blame = "join", "say that the articles tell one report", "other"

    other = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        label="Tells the same report as",
        error_messages={"required": "Choose the other report.", "invalid": "Choose one of the other reports."},
    )

    def clean_other(self) -> Article:
        """Return the other article."""
        other: Article | None = self.rows().filter(pk=self.cleaned_data["other"]).first()
        if other is None:
            raise forms.ValidationError("Choose one of the other reports.")
        return other

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        return acting.join(claim=self.claim, article=sent["about"], other=sent["other"], act=act)


@dataclass(frozen=True, slots=True)
class Sorted:
    """One origin with its forms: one for each article that could be split off, and one that joins it to others."""

    origin: OneOrigin
    articles: list[tuple[Teller, SplitForm | None]]
    join: JoinForm
    others: list[Teller]


def told_by(claim: Claim) -> list[OneOrigin]:
    """Return the origins of the articles that tell a claim, or what was merged into it. Two SQL queries."""
    return origins.of_claims(list(family_of(claim)))


def sorted_out(claim: Claim, bound: DecisionForm) -> list[Sorted]:
    """Return the origins of a claim with their forms; `bound` is the one that was refused, if any was."""
    told = told_by(claim)
    return [_sorted(claim, origin, [it.first for it in told if it is not origin], bound) for origin in told]


def _sorted(claim: Claim, origin: OneOrigin, others: list[Teller], bound: DecisionForm) -> Sorted:
    several = len(origin.articles) > 1
    articles = [(it, _form(SplitForm, claim, it, bound) if several else None) for it in origin.articles]
    return Sorted(origin, articles, _form(JoinForm, claim, origin.first, bound), others)


def _form(kind: type[Any], claim: Claim, article: Teller, bound: DecisionForm) -> Any:
    if isinstance(bound, kind) and bound.is_bound and bound.subject == article.pk:
        return bound
    return kind(claim, initial={"about": article.pk})
