"""The engine room: connections, lanes, statements, migrations; it knows no rows."""
