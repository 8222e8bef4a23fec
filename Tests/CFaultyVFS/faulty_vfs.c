#include "CFaultyVFS.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct faulty_disk {
    faulty_disk *next;
    char *directory; /* with a slash at its end */
    size_t length;
    int watched;
    int armed;
    int64_t first;
    int for_ever;
    faulty_kind kind;
    int64_t count;
};

/* An open file; the default VFS's own lies behind it. */
typedef struct {
    sqlite3_file head;
    faulty_disk *disk;
} faulty_file;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *disks;
static sqlite3_vfs *base;
static sqlite3_vfs wrapper;
static sqlite3_io_methods methods[4];

static sqlite3_file *inner(sqlite3_file *file) {
    return (sqlite3_file *)((char *)file + sizeof(faulty_file));
}

static faulty_disk *disk_of(const char *path) {
    faulty_disk *found = NULL;
    if (path == NULL) return NULL;
    pthread_mutex_lock(&lock);
    for (faulty_disk *disk = disks; disk != NULL && found == NULL; disk = disk->next)
        if (disk->watched && strncmp(path, disk->directory, disk->length) == 0) found = disk;
    pthread_mutex_unlock(&lock);
    return found;
}

/* Counts an operation; whether it fails, and how then. */
static int strikes(faulty_disk *disk, faulty_kind *kind) {
    int result = 0;
    if (disk == NULL) return 0;
    pthread_mutex_lock(&lock);
    if (disk->armed) {
        disk->count++;
        *kind = disk->kind;
        result = disk->first > 0
            && (disk->count == disk->first || (disk->for_ever && disk->count > disk->first));
    }
    pthread_mutex_unlock(&lock);
    return result;
}

/* ---- A file ---- */

static int file_close(sqlite3_file *file) {
    return inner(file)->pMethods->xClose(inner(file));
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
    return inner(file)->pMethods->xRead(inner(file), bytes, count, at);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
    faulty_kind kind = FAULTY_BROKEN;
    if (strikes(((faulty_file *)file)->disk, &kind)) {
        inner(file)->pMethods->xWrite(inner(file), bytes, count / 2, at);
        return kind == FAULTY_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return inner(file)->pMethods->xWrite(inner(file), bytes, count, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    faulty_kind kind;
    if (strikes(((faulty_file *)file)->disk, &kind)) return SQLITE_IOERR_TRUNCATE;
    return inner(file)->pMethods->xTruncate(inner(file), size);
}

static int file_sync(sqlite3_file *file, int flags) {
    faulty_kind kind;
    if (strikes(((faulty_file *)file)->disk, &kind)) return SQLITE_IOERR_FSYNC;
    return inner(file)->pMethods->xSync(inner(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return inner(file)->pMethods->xFileSize(inner(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
    return inner(file)->pMethods->xLock(inner(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
    return inner(file)->pMethods->xUnlock(inner(file), level);
}

static int file_reserved(sqlite3_file *file, int *result) {
    return inner(file)->pMethods->xCheckReservedLock(inner(file), result);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}

static int file_sector(sqlite3_file *file) {
    return inner(file)->pMethods->xSectorSize(inner(file));
}

static int file_device(sqlite3_file *file) {
    return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **place) {
    return inner(file)->pMethods->xShmMap(inner(file), page, size, extend, place);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
    inner(file)->pMethods->xShmBarrier(inner(file));
}

static int file_shm_unmap(sqlite3_file *file, int remove) {
    return inner(file)->pMethods->xShmUnmap(inner(file), remove);
}

static int file_fetch(sqlite3_file *file, sqlite3_int64 at, int count, void **place) {
    return inner(file)->pMethods->xFetch(inner(file), at, count, place);
}

static int file_unfetch(sqlite3_file *file, sqlite3_int64 at, void *place) {
    return inner(file)->pMethods->xUnfetch(inner(file), at, place);
}

static const sqlite3_io_methods every_method = {
    3,
    file_close,
    file_read,
    file_write,
    file_truncate,
    file_sync,
    file_size,
    file_lock,
    file_unlock,
    file_reserved,
    file_control,
    file_sector,
    file_device,
    file_shm_map,
    file_shm_lock,
    file_shm_barrier,
    file_shm_unmap,
    file_fetch,
    file_unfetch,
};

/* ---- The VFS ---- */

static int vfs_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given_flags) {
    faulty_disk *disk = disk_of(path);
    faulty_kind kind;
    (void)vfs;
    /* The file is the default VFS's alone. */
    if (disk == NULL) return base->xOpen(base, path, file, flags, given_flags);
    file->pMethods = NULL;
    if (!(flags & SQLITE_OPEN_READONLY) && strikes(disk, &kind)) return SQLITE_CANTOPEN;
    sqlite3_file *own = inner(file);
    memset(own, 0, (size_t)base->szOsFile);
    int code = base->xOpen(base, path, own, flags, given_flags);
    if (own->pMethods != NULL) {
        int version = own->pMethods->iVersion;
        ((faulty_file *)file)->disk = disk;
        file->pMethods = &methods[version < 1 ? 1 : version > 3 ? 3 : version];
    }
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
    faulty_kind kind;
    (void)vfs;
    if (strikes(disk_of(path), &kind)) return SQLITE_IOERR_DELETE;
    return base->xDelete(base, path, syncs);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    return base->xAccess(base, path, flags, result);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int capacity, char *full) {
    (void)vfs;
    return base->xFullPathname(base, path, capacity, full);
}

int faulty_vfs_install(void) {
    static int result;
    pthread_mutex_lock(&lock);
    if (base == NULL) {
        base = sqlite3_vfs_find(NULL);
        if (base == NULL) {
            result = SQLITE_ERROR;
        } else {
            /* Everything else is the default VFS's own: its functions need no VFS of theirs. */
            wrapper = *base;
            wrapper.pNext = NULL;
            wrapper.zName = "faulty";
            wrapper.szOsFile = base->szOsFile + (int)sizeof(faulty_file);
            wrapper.xOpen = vfs_open;
            wrapper.xDelete = vfs_delete;
            wrapper.xAccess = vfs_access;
            wrapper.xFullPathname = vfs_full_path;
            for (int version = 1; version <= 3; version++) {
                methods[version] = every_method;
                methods[version].iVersion = version;
            }
            result = sqlite3_vfs_register(&wrapper, 1);
        }
    }
    int code = result;
    pthread_mutex_unlock(&lock);
    return code;
}

faulty_disk *faulty_vfs_watch(const char *directory) {
    faulty_disk *disk = calloc(1, sizeof *disk);
    size_t length = strlen(directory);
    if (disk == NULL) return NULL;
    disk->directory = malloc(length + 2);
    if (disk->directory == NULL) {
        free(disk);
        return NULL;
    }
    memcpy(disk->directory, directory, length);
    memcpy(disk->directory + length, "/", 2);
    disk->length = length + 1;
    disk->watched = 1;
    pthread_mutex_lock(&lock);
    disk->next = disks;
    disks = disk;
    pthread_mutex_unlock(&lock);
    return disk;
}

void faulty_vfs_unwatch(faulty_disk *disk) {
    pthread_mutex_lock(&lock);
    disk->watched = 0;
    disk->armed = 0;
    pthread_mutex_unlock(&lock);
}

void faulty_vfs_arm(faulty_disk *disk, int64_t first, int for_ever, faulty_kind kind) {
    pthread_mutex_lock(&lock);
    disk->armed = 1;
    disk->first = first;
    disk->for_ever = for_ever;
    disk->kind = kind;
    disk->count = 0;
    pthread_mutex_unlock(&lock);
}

int64_t faulty_vfs_disarm(faulty_disk *disk) {
    pthread_mutex_lock(&lock);
    disk->armed = 0;
    int64_t count = disk->count;
    pthread_mutex_unlock(&lock);
    return count;
}
