#ifndef CSQLITEGUARD_H
#define CSQLITEGUARD_H

#include <sqlite3.h>

/* sqlite3_db_config() is variadic, so Swift cannot call it. */

/* Keeps SQL from corrupting the file on purpose: no writable schema, no direct writes to shadow
   tables. Returns an SQLite result code. */
int csqlite_guard_defensive(sqlite3 *db);

#endif
