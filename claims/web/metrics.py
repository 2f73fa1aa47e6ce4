"""The figures that Prometheus collects: of requests as they are answered, and of the work as it stands when asked.

Several processes of one web server share their figures where PROMETHEUS_MULTIPROC_DIR names a folder.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from claims.queries import figures

CONTENT_TYPE = CONTENT_TYPE_LATEST
log = logging.getLogger(__name__)

_answered = CollectorRegistry()
REQUESTS = Counter("tracker_requests", "Answers by view and status.", ["view", "status"], registry=_answered)
SECONDS = Histogram(
    "tracker_request_seconds",
    "How long answers took, by view.",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=_answered,
)
PUSHES = Counter("tracker_pushes", "Pushes of hubs, taken and refused.", ["outcome"], registry=_answered)


class MeasuringMiddleware:
    """Count each answer by the name of its view, never by its address: that may hold what somebody searched for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and count and log it."""
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        view = request.resolver_match.view_name if request.resolver_match else ""
        REQUESTS.labels(view or "none", str(response.status_code)).inc()
        SECONDS.labels(view or "none").observe(seconds)
        log.info("%s %s answered %s in %.0f ms", request.method, view or "none", response.status_code, seconds * 1000)
        return response


def exposition(now: datetime) -> bytes:
    """Return all figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_Standing(now))
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(registry) + generate_latest(_answered)


class _Standing:
    """The figures of the work as it stands now."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterable[Metric]:
        """Return each family of figures."""
        for figure in figures.figures(self.now):
            family = CounterMetricFamily if figure.only_grows else GaugeMetricFamily
            metric = family(figure.name, figure.told, labels=figure.labels)
            for labels, value in figure.values:
                metric.add_metric(labels, value)
            yield metric
