//! Entities, migrations and repositories of MPPI on SQLite and PostgreSQL.
