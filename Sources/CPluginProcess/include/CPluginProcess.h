#ifndef CPLUGINPROCESS_H
#define CPLUGINPROCESS_H

#include <stddef.h>
#include <sys/types.h>

/* What a plugin's process may use. */
struct plugin_limits {
    unsigned long long data_bytes; /* heap and stacks */
    unsigned long long cpu_seconds;
    unsigned long long open_files;
    unsigned long long file_bytes; /* a written file */
};

/* Walls that the kernel may or may not let an ordinary user build. */
struct plugin_walls {
    int cuts_network;
    const char *const *hidden; /* paths, ended by NULL: folders are empty, files have nothing in them */
};

/* Which walls stand. */
enum { PLUGIN_WALL_NETWORK = 1, PLUGIN_WALL_HIDING = 2 };

/* Starts a program: a session of its own, the folder as working directory, the three streams, no other
 * descriptor, nothing inherited. It ends with the thread that started it.
 *
 * Returns the process id; -1 with an errno in `problem`. `standing` tells which walls stand. */
pid_t plugin_start(const char *program, const char *folder, char *const environment[],
                   const int streams[3], struct plugin_limits limits, struct plugin_walls walls,
                   int *standing, int *problem);

/* Makes this process the parent of whatever its children leave behind, and closes its memory and
 * environment to other processes of its user; 0 or an errno. */
int plugin_prepare_parent(void);

#endif
