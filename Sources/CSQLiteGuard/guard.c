#include "CSQLiteGuard.h"

#include <stddef.h>

static int set(sqlite3 *db, int option, int value) {
    int now = !value;
    int code = sqlite3_db_config(db, option, value, &now);
    return code == SQLITE_OK && now != value ? SQLITE_ERROR : code;
}

int csqlite_guard_connection(sqlite3 *db) {
    int code = set(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
    if (code == SQLITE_OK) code = set(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    if (code == SQLITE_OK) code = set(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    return code;
}

int csqlite_guard_uncounted(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int csqlite_log_sync(sqlite3 *db) {
    sqlite3_file *log = NULL;
    int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (code != SQLITE_OK || log == NULL || log->pMethods == NULL) return code;
    return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}
