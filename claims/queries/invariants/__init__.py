"""What must always hold in the store, whatever crashed: each promise is a small function that finds what breaks it."""
