"""The articles page, the page of one article, and the form that adds one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def articles(request: HttpRequest) -> HttpResponse:
    """List articles, newest first."""
    return render(request, "claims/articles.html")


def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one article."""
    return render(request, "claims/article.html", {"pk": pk})


def add_article(request: HttpRequest) -> HttpResponse:
    """Take in an article."""
    return render(request, "claims/add_article.html")
