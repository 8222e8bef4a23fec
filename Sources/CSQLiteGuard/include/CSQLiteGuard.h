#ifndef CSQLITEGUARD_H
#define CSQLITEGUARD_H

#include <sqlite3.h>

/* sqlite3_db_config() and sqlite3_config() are variadic, so Swift cannot call them. */

/* Keeps SQL from corrupting the file on purpose: no writable schema, no direct writes to shadow
   tables, no unsafe functions in the schema; and checks foreign keys. The same as the PRAGMAs, without
   their parsing. Returns an SQLite result code, an error also when a switch did not take. */
int csqlite_guard_connection(sqlite3 *db);

/* Stops SQLite from counting its memory, which costs a lock at each allocation. Only before the
   first connection of the process; later it does nothing and says SQLITE_MISUSE. */
int csqlite_guard_uncounted(void);

/* Makes what has been committed to a write-ahead log durable; nothing to do without one. Returns an
   SQLite result code. Only SQLite itself knows the file, and only its own handle keeps the locks of
   this process. */
int csqlite_log_sync(sqlite3 *db);

#endif
