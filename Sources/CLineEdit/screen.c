/* Where the line stands on the screen, counted the way libedit draws it. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

struct place {
    int row, column;
};

/* Steps over one character; as libedit's re_addc and re_putc do. */
static void step(struct place *at, wchar_t c, int columns)
{
    int width = c == L'\t' ? 8 - at->column % 8 : c < 0x20 || c == 0x7f ? 2 : wcwidth(c);
    if (width < 0)
        width = c > 0xffff ? 8 : 7;
    if (width == 0) /* drawn in a cell of its own */
        width = 1;
    if (width == 2 && c > 0x7f && at->column + 2 > columns) {
        at->row++;
        at->column = 0;
    }
    at->column += width;
    while (at->column >= columns) {
        at->row++;
        at->column -= columns;
    }
}

int cle_columns(const cle_editor *e)
{
    int columns = 0, rows = 0;
    return cle_terminal_size(e->in_fd, &columns, &rows) == 0 && columns >= 2 ? columns : 80;
}

int cle_text_columns(const wchar_t *text)
{
    int columns = 0;
    for (; *text != 0; text++)
        columns += wcwidth(*text) > 0 ? wcwidth(*text) : 0;
    return columns;
}

static void places(cle_editor *e, struct place *cursor, struct place *end)
{
    int columns = cle_columns(e);
    int prompt = e->search_prompt != NULL ? e->search_columns : e->prompt_columns;
    const LineInfoW *line = el_wline(e->el);
    struct place at = {prompt / columns, prompt % columns};
    *cursor = at;
    for (const wchar_t *c = line->buffer; c < line->lastchar; c++) {
        if (c == line->cursor)
            *cursor = at;
        step(&at, *c, columns);
    }
    if (line->cursor >= line->lastchar)
        *cursor = at;
    *end = at;
}

/* Takes prompt and line off the screen; the cursor is where the prompt began. */
void cle_erase(cle_editor *e)
{
    struct place cursor, end;
    if (e->dumb) {
        fputs("\r\n", e->out);
        return;
    }
    places(e, &cursor, &end);
    fputc('\r', e->out);
    if (cursor.row > 0)
        fprintf(e->out, "\033[%dA", cursor.row);
    fputs("\033[J", e->out);
}

/* Draws prompt and line from where the cursor is. */
void cle_redraw(cle_editor *e)
{
    el_set(e->el, EL_REFRESH);
    fflush(e->out);
}

/* Leaves the line on the screen as it is, with a mark at its end if there is one to write, and
 * goes to a fresh row below it. */
void cle_go_below(cle_editor *e, const char *mark)
{
    struct place cursor, end;
    places(e, &cursor, &end);
    for (int i = cursor.row; i < end.row && !e->dumb; i++)
        fputc('\n', e->out);
    int at_end = cursor.row == end.row && cursor.column == end.column;
    if (!e->dumb && *mark != '\0' && !at_end) {
        fputc('\r', e->out);
        if (end.column > 0)
            fprintf(e->out, "\033[%dC", end.column);
    }
    fprintf(e->out, "%s\r\n", mark);
    fflush(e->out);
}

void cle_print_below(cle_editor *e, const char *text)
{
    cle_go_below(e, "");
    fputs(text, e->out);
    fflush(e->out);
}

/* After a stop: the shell has put its own settings on the terminal. */
void cle_resume(cle_editor *e)
{
    if (!e->editing)
        return;
    el_set(e->el, EL_PREP_TERM, 0);
    el_set(e->el, EL_PREP_TERM, 1);
    if (!e->dumb) {
        cle_paste_mode(0);
        cle_paste_mode(1);
    }
    fputc('\r', e->out);
    if (!e->dumb)
        fputs("\033[J", e->out);
    el_resize(e->el);
    cle_redraw(e);
}

static size_t count_of(const char *bytes, size_t length)
{
    size_t at = 0, count = 0;
    wchar_t c;
    while (at < length) {
        at += cle_decode_one(bytes + at, length - at, &c);
        count++;
    }
    return count;
}

/* Replaces the bytes [from, to) of the line; the cursor ends after the new text. */
int cle_replace(cle_editor *e, size_t from, size_t to, const char *text)
{
    const LineInfoW *line = el_wline(e->el);
    size_t length = 0, cursor = (size_t)(line->cursor - line->buffer);
    char *bytes = cle_to_utf8(line->buffer, (size_t)(line->lastchar - line->buffer), &length);
    wchar_t *wide = cle_to_wide(text, NULL);
    int result = -1;
    if (bytes != NULL && wide != NULL && from <= to && to <= length) {
        size_t first = count_of(bytes, from), last = count_of(bytes, to);
        el_cursor(e->el, (int)last - (int)cursor);
        if (last > first)
            el_deletestr(e->el, (int)(last - first));
        result = *wide == 0 ? 0 : el_winsertstr(e->el, wide);
    }
    free(bytes);
    free(wide);
    return result;
}
