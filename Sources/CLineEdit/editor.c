#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

/* The first terminal among stdout, stderr and /dev/tty, as a descriptor of our own. */
static int output_terminal(void)
{
    if (isatty(STDOUT_FILENO))
        return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (isatty(STDERR_FILENO))
        return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    return open("/dev/tty", O_RDWR | O_CLOEXEC);
}

static FILE *stream(int descriptor, const char *mode)
{
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, mode);
    if (file == NULL && descriptor >= 0)
        close(descriptor);
    return file;
}

static int open_streams(cle_editor *e)
{
    if (!isatty(STDIN_FILENO)) {
        errno = ENOTTY;
        return -1;
    }
    e->in_fd = STDIN_FILENO;
    e->in = stream(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), "r");
    e->out = stream(output_terminal(), "w");
    /* libedit's own messages are English and written in the middle of a line. */
    e->errors = stream(open("/dev/null", O_WRONLY | O_CLOEXEC), "w");
    if (e->in == NULL || e->out == NULL || e->errors == NULL)
        return -1;
    e->out_fd = fileno(e->out);
    return 0;
}

static int is_dumb(EditLine *el)
{
    char *up = NULL;
    return el_get(el, EL_GETTC, "up", &up, NULL) != 0 || up == NULL || *up == '\0';
}

static int open_libedit(cle_editor *e, const char *program)
{
    EditLine *el = el_init_fd(program, e->in, e->out, e->errors, e->in_fd, e->out_fd, e->out_fd);
    if (el == NULL)
        return -1;
    e->el = el;
    el_set(el, EL_CLIENTDATA, e);
    el_set(el, EL_SIGNAL, 0);
    el_set(el, EL_EDITOR, "emacs");
    el_set(el, EL_GETCFN, cle_getc);
    /* ^C, ^Z, ^S and ^Q are keys while a line is edited; CR LF in a paste is one line break. */
    static const char *const off[] = {"-isig", "-ixon", "-icrnl", "-inlcr"};
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++)
        el_set(el, EL_SETTY, "-d", off[i], (char *)NULL);
    el_wset(el, EL_PROMPT_ESC, cle_prompt_text, CLE_PROMPT_MARK);
    e->dumb = is_dumb(el);
    return cle_bind_keys(e);
}

cle_editor *cle_open(const char *program, cle_complete_fn complete, void *context)
{
    cle_editor *e = calloc(1, sizeof *e);
    if (e == NULL)
        return NULL;
    e->complete = complete;
    e->context = context;
    if (open_streams(e) != 0 || cle_install_signals() != 0
        || cle_adopt_terminal(e->in_fd, e->out_fd) != 0 || open_libedit(e, program) != 0
        || cle_set_prompt(e, "> ") != 0 || cle_set_search_labels(e, "?", "?") != 0) {
        int saved = errno;
        cle_close(e);
        errno = saved;
        return NULL;
    }
    return e;
}

void cle_close(cle_editor *e)
{
    if (e == NULL)
        return;
    if (e->el != NULL) {
        /* el_end would drop what is typed ahead. */
        el_set(e->el, EL_EDITMODE, 0);
        el_end(e->el);
        cle_abandon_terminal();
    }
    cle_clear_history(e);
    if (e->in != NULL)
        fclose(e->in);
    if (e->out != NULL)
        fclose(e->out);
    if (e->errors != NULL)
        fclose(e->errors);
    free(e->prompt);
    free(e->line);
    free(e);
}

cle_editor *cle_of(EditLine *el)
{
    void *data = NULL;
    return el_get(el, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

int cle_is_dumb(const cle_editor *e) { return e->dumb; }
int cle_error_number(const cle_editor *e) { return e->failure; }

void cle_write(cle_editor *e, const char *text)
{
    fputs(text, e->out);
    fflush(e->out);
}
