/* Reading one line. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

static void begin(cle_editor *e, int plain)
{
    free(e->line);
    e->line = NULL;
    e->line_length = 0;
    e->plain = plain;
    e->failure = 0;
    e->result = CLE_LINE;
    e->interrupts_seen = cle_interrupt_count();
    cle_take_resized(); /* el_wgets asks for the size itself */
    cle_take_continued();
    if (cle_notices_wait())
        cle_print_notices(e);
}

static int keep(cle_editor *e, const wchar_t *text, size_t count)
{
    e->line = cle_to_utf8(text, count, &e->line_length);
    if (e->line != NULL)
        return CLE_LINE;
    e->failure = ENOMEM;
    return CLE_FAILED;
}

int cle_read(cle_editor *e, int plain)
{
    int count = 0;
    begin(e, plain);
    if (cle_pending_termination() != 0)
        return CLE_SIGNAL;
    cle_forget_place(e);
    /* Debian's libedit does this only after it has shown the prompt: keys would be lost. */
    el_set(e->el, EL_PREP_TERM, 1);
    if (!e->dumb)
        cle_paste_mode(1);
    e->editing = 1;
    errno = 0;
    const wchar_t *line = el_wgets(e->el, &count);
    int saved = errno;
    e->editing = 0;
    cle_paste_mode(0);
    fflush(e->out);
    if (e->result == CLE_INTERRUPTED && count < 0) /* by a signal, not by the key */
        cle_write(e, "^C\n");
    if (e->result == CLE_SIGNAL || e->result == CLE_EOF)
        cle_write(e, "\n");
    if (e->result != CLE_LINE)
        return e->result;
    if (line == NULL && count == 0) {
        cle_write(e, "\n");
        return CLE_EOF;
    }
    if (line == NULL) {
        e->failure = saved;
        return CLE_FAILED;
    }
    size_t length = (size_t)count;
    while (length > 0 && (line[length - 1] == L'\n' || line[length - 1] == L'\r'))
        length--;
    return keep(e, line, length);
}

static int hidden_loop(cle_editor *e)
{
    size_t count = 0, room = 0;
    wchar_t *text = NULL, c;
    int got, result = CLE_LINE;
    while ((got = cle_next_char(e, &c)) == 1 && c != L'\r' && c != L'\n') {
        if (c == 0x03) {
            result = CLE_INTERRUPTED;
            break;
        }
        if (c == 0x04 && count == 0) {
            result = CLE_EOF;
            break;
        }
        if (c == 0x7f || c == 0x08)
            count -= count > 0;
        else if (c == 0x15)
            count = 0;
        else if (c >= 0x20 && count < 65536) {
            if (count + 1 >= room) {
                wchar_t *more = realloc(text, (room += 256) * sizeof *text);
                if (more == NULL)
                    break;
                text = more;
            }
            text[count++] = c;
            count = cle_compose_wide(text, count);
        }
    }
    if (got == 0)
        result = CLE_EOF;
    else if (got < 0)
        result = e->result != CLE_LINE ? e->result : CLE_FAILED;
    if (result == CLE_FAILED)
        e->failure = errno;
    if (result == CLE_LINE)
        result = keep(e, text, count);
    free(text);
    return result;
}

int cle_read_hidden(cle_editor *e)
{
    struct termios before, now;
    begin(e, 1);
    if (cle_pending_termination() != 0)
        return CLE_SIGNAL;
    if (tcgetattr(e->in_fd, &before) != 0) {
        e->failure = errno;
        return CLE_FAILED;
    }
    now = before;
    now.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    tcsetattr(e->in_fd, TCSADRAIN, &now);
    cle_echo_line(e, NULL);
    int result = hidden_loop(e);
    tcsetattr(e->in_fd, TCSADRAIN, &before);
    cle_write(e, result == CLE_INTERRUPTED ? "^C\n" : "\n");
    return result;
}

const char *cle_line(const cle_editor *e, size_t *length)
{
    *length = e->line_length;
    return e->line == NULL ? "" : e->line;
}

void cle_discard_input(cle_editor *e)
{
    e->byte_at = e->byte_count = 0;
    e->stash_count = 0;
    tcflush(e->in_fd, TCIFLUSH);
}
