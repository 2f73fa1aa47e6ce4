"""Ring 4: reads shaped for a reader, each with a fixed number of SQL queries."""
