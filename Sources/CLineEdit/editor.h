/* Shared by the files of this module only. */
#ifndef CLE_EDITOR_H
#define CLE_EDITOR_H

#include <histedit.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#include "CLineEdit.h"

#define CLE_STASH 16
#define CLE_LABEL 64
#define CLE_ENTRIES 1000
#define CLE_PASTE_LIMIT (4u << 20) /* scalars */

/* Control characters bound to functions that only input.c and keys.c send. */
#define CLE_KEY_COMPOSE 0x1e   /* ^^ */
#define CLE_KEY_DELETE 0x1c    /* ^\ */
#define CLE_KEY_PREV_WORD 0x1d /* ^] */
#define CLE_KEY_NEXT_WORD 0x1f /* ^_ */

#define CLE_PROMPT_MARK 0x01
#define CLE_RETURN_SIGN L'\x21b5' /* stands for a pasted line break */

struct cle_editor {
    EditLine *el;
    FILE *in, *out, *errors;
    int in_fd, out_fd;
    int dumb;

    cle_complete_fn complete;
    void *context;

    /* input.c */
    unsigned char bytes[4096];
    size_t byte_at, byte_count;
    wchar_t stash[CLE_STASH]; /* given out last in, first out */
    int stash_count;
    wchar_t composed;

    /* reading */
    int editing, plain, result, failure, interrupts_seen;
    char *line;
    size_t line_length;

    /* history.c */
    wchar_t *entries[CLE_ENTRIES]; /* oldest first */
    int entry_count;
    int place;      /* how far back the arrow keys have gone */
    wchar_t *typed; /* what was in the line before them */

    /* prompt.c */
    wchar_t *prompt;
    int prompt_columns;
    const wchar_t *search_prompt;
    int search_columns;
    char search_back[CLE_LABEL], search_forward[CLE_LABEL];
};

/* signals.c, terminal.c */
int cle_wake_descriptor(void);
void cle_wake(void);
void cle_drain_wake(void);
int cle_take_resized(void);
int cle_take_continued(void);
int cle_adopt_terminal(int descriptor, int output);
void cle_abandon_terminal(void);
void cle_restore_terminal(void);
void cle_paste_mode(int on);

/* input.c */
int cle_next_char(cle_editor *e, wchar_t *out);
int cle_getc(EditLine *el, wchar_t *out);
void cle_push_char(cle_editor *e, wchar_t c);
int cle_input_waits(cle_editor *e, int milliseconds);
int cle_handle_wake(cle_editor *e);

/* text.c, compose.c */
size_t cle_encode(wchar_t c, char *out);
char *cle_to_utf8(const wchar_t *text, size_t count, size_t *length);
wchar_t *cle_to_wide(const char *text, size_t *count);
size_t cle_decode_one(const char *text, size_t length, wchar_t *out);
int cle_is_mark(wchar_t c);
int cle_is_hidden(wchar_t c);
wchar_t cle_composed(wchar_t base, wchar_t mark);
size_t cle_compose_wide(wchar_t *text, size_t count);

/* screen.c */
int cle_columns(const cle_editor *e);
void cle_erase(cle_editor *e);
void cle_redraw(cle_editor *e);
void cle_go_below(cle_editor *e, const char *mark);
void cle_resume(cle_editor *e);

/* keys.c, motion.c, history.c, search.c, paste.c, notices.c, prompt.c */
cle_editor *cle_of(EditLine *el);
struct cle_binding {
    const char *key, *name;
    unsigned char (*function)(EditLine *, wint_t); /* NULL: libedit's own */
};
/* The same name must stand in a row: it is made known once. */
int cle_bind(cle_editor *e, const struct cle_binding *bindings, size_t count);
int cle_bind_keys(cle_editor *e);
int cle_bind_motion(cle_editor *e);
int cle_bind_history(cle_editor *e);
void cle_forget_place(cle_editor *e);
const wchar_t *cle_entry(const cle_editor *e, int back);
void cle_set_line(cle_editor *e, const wchar_t *text);
unsigned char cle_key_search_back(EditLine *el, wint_t c);
unsigned char cle_key_search_forward(EditLine *el, wint_t c);
unsigned char cle_paste(cle_editor *e);
int cle_notices_wait(void);
void cle_print_notices(cle_editor *e);
wchar_t *cle_prompt_text(EditLine *el);
int cle_text_columns(const wchar_t *text);

#endif
