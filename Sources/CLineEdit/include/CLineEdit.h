/* Line editing on a terminal, over libedit's native interface.
 *
 * Everything that must run per key stroke, or in a signal handler, lives in C.
 * Swift sees UTF-8 text and plain integers only; wchar_t stays inside.
 */
#ifndef CLINEEDIT_H
#define CLINEEDIT_H

#include <stddef.h>

typedef struct cle_editor cle_editor;

/* What a read ended with. */
enum {
    CLE_LINE = 0,        /* a line: cle_line() has it */
    CLE_INTERRUPTED = 1, /* ^C */
    CLE_EOF = 2,         /* ^D on an empty line, or the terminal is gone */
    CLE_SIGNAL = 3,      /* SIGTERM or SIGHUP: cle_pending_termination() */
    CLE_FAILED = 4       /* cle_error_number() has errno */
};

/* What a completion callback did. */
enum { CLE_NOTHING = 0, CLE_CHANGED = 1, CLE_LISTED = 2 };

typedef int (*cle_complete_fn)(
    void *context, cle_editor *editor, const char *line, size_t length, size_t cursor);

/* Locale. 0: the environment's is UTF-8; 1: fell back to C.UTF-8; -1: there is none. */
int cle_utf8_locale(void);

/* The editor. Input must be a terminal; output is the first terminal among stdout, stderr and
 * /dev/tty. NULL with errno set when that cannot be had. */
cle_editor *cle_open(const char *program, cle_complete_fn complete, void *context);
void cle_close(cle_editor *editor);
int cle_is_dumb(const cle_editor *editor);

/* Reads one line, edited. With plain != 0: no history, no completion, nothing remembered. */
int cle_read(cle_editor *editor, int plain);
/* Reads one line without showing it. */
int cle_read_hidden(cle_editor *editor);
const char *cle_line(const cle_editor *editor, size_t *length);
int cle_error_number(const cle_editor *editor);
/* Drops what has been typed ahead. */
void cle_discard_input(cle_editor *editor);

/* Prompts may hold colours (ESC [ … m); all other control characters are dropped. */
int cle_set_prompt(cle_editor *editor, const char *text);
/* The names shown while searching the history backwards and forwards. */
int cle_set_search_labels(cle_editor *editor, const char *back, const char *forward);
/* Writes text to the terminal, outside editing. */
void cle_write(cle_editor *editor, const char *text);
/* Writes the current prompt and a line, as if it had been typed. */
void cle_echo_line(cle_editor *editor, const char *line);

/* For completion callbacks: replaces the bytes [from, to) of the line; prints below the line. */
int cle_replace(cle_editor *editor, size_t from, size_t to, const char *text);
void cle_print_below(cle_editor *editor, const char *text);

void cle_add_history(cle_editor *editor, const char *line);
void cle_clear_history(cle_editor *editor);

/* A notice shown above the prompt at once, or at the next read. From any thread. */
void cle_post_notice(const char *text);

/* Signals. Everything here may be called from any thread. */
int cle_install_signals(void); /* 0, or errno */
int cle_interrupt_count(void);

/* From now on a second SIGINT within two seconds ends the process at once, with status 130. */
void cle_end_at_second_interrupt(void);
int cle_pending_termination(void); /* 0 or the signal's number */

/* Terminals. */
int cle_terminal_size(int descriptor, int *columns, int *rows); /* 0, or -1 */
/* Reads one line in the terminal's own (cooked) mode; echo as said. The bytes are in buffer. */
int cle_cooked_read(int descriptor, int echo, char *buffer, size_t capacity, size_t *length);

/* Canonical composition (NFC) of Latin letters with combining marks, in place. */
size_t cle_compose_utf8(char *text, size_t length);

#endif
