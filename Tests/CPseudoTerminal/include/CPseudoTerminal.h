/* A program under test on a terminal of its own. */
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stddef.h>
#include <sys/types.h>

typedef struct {
    pid_t pid;
    int master; /* non-blocking */
    int slave;  /* kept open to look at the settings */
} cpt_process;

/* Starts a program as leader of a new session on a new terminal. Standard output goes to the file
 * when output_path is not NULL. 0, or errno. */
int cpt_spawn(cpt_process *process, const char *path, char *const arguments[],
    char *const environment[], int columns, int rows, const char *output_path);

/* Reads what is there, waiting at most so long. Bytes; 0: nothing yet; -1: the end. */
long cpt_read(const cpt_process *process, void *buffer, size_t capacity, int milliseconds);
/* Writes what the terminal takes now; it may be less, or 0. */
long cpt_write(const cpt_process *process, const void *bytes, size_t length);
int cpt_resize(const cpt_process *process, int columns, int rows);
/* The flags and control characters as numbers; how many. */
int cpt_settings(const cpt_process *process, unsigned *numbers, int capacity);
/* Waits for the end. 1: status is set; 0: still running. */
int cpt_wait(const cpt_process *process, int milliseconds, int *status);
void cpt_close(cpt_process *process);

#endif
