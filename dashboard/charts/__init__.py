"""Pictures: each a table in words and a plain Plotly figure drawn from it."""
