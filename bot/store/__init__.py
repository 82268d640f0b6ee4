"""What is kept: SQLite or PostgreSQL behind one interface; the only place that speaks SQL."""
