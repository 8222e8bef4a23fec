#ifndef CFAULTYVFS_H
#define CFAULTYVFS_H

#include <stdint.h>

/* A disk that fails when it is told to: an SQLite VFS around the default one. Files below a watched
 * directory go through it; every other file of the process is opened by the default VFS itself and
 * never comes back here. */

typedef struct faulty_disk faulty_disk;

/* What a failing disk says. */
typedef enum {
    FAULTY_BROKEN, /* SQLITE_IOERR_… of the operation; SQLITE_CANTOPEN when a file is opened */
    FAULTY_FULL    /* SQLITE_FULL when a file is written, SQLITE_IOERR_… otherwise */
} faulty_kind;

/* Makes the wrapper the default VFS; once is enough. 0, or an SQLite result code. */
int faulty_vfs_install(void);

/* Watches the files that are opened from now on below a directory. NULL without memory. */
faulty_disk *faulty_vfs_watch(const char *directory);
/* Stops watching: the disk is sound again, for files that stay open too. The handle is not freed. */
void faulty_vfs_unwatch(faulty_disk *disk);

/* From now on write, sync, truncate, delete, and open for writing are counted. The first-th of them
 * fails, and every later one too when for_ever is set. A write that fails has written its first half.
 * With first = 0 it only counts. */
void faulty_vfs_arm(faulty_disk *disk, int64_t first, int for_ever, faulty_kind kind);
/* The disk is sound again. How many operations there were. */
int64_t faulty_vfs_disarm(faulty_disk *disk);

#endif
