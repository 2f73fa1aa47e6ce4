"""The queue of the desk by its parts: order, selection, the first questions of claims, and how many there are."""
