/* Incremental search of the history, in the prompt's place: "label pattern: line". */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "editor.h"

#define PATTERN 128

struct search {
    cle_editor *e;
    wchar_t pattern[PATTERN + 1];
    size_t length;
    wchar_t prompt[PATTERN + CLE_LABEL + 8];
    wchar_t *original;
    int position, forward, failed; /* position 0: the line as it was; 1: the newest entry */
};

static int contains(const wchar_t *line, const wchar_t *pattern, size_t length, size_t *where)
{
    size_t count = wcslen(line);
    for (size_t i = 0; i + length <= count; i++) {
        size_t k = 0;
        while (k < length
               && towlower((wint_t)line[i + k]) == towlower((wint_t)pattern[k]))
            k++;
        if (k == length) {
            *where = i;
            return 1;
        }
    }
    return 0;
}

static void label(struct search *s)
{
    const char *name = s->forward ? s->e->search_forward : s->e->search_back;
    size_t n = 0, length = strlen(name);
    for (size_t at = 0; at < length;)
        at += cle_decode_one(name + at, length - at, &s->prompt[n++]);
    if (s->failed)
        s->prompt[n++] = L'!';
    s->prompt[n++] = L' ';
    wmemcpy(s->prompt + n, s->pattern, s->length);
    n += s->length;
    wmemcpy(s->prompt + n, L": ", 3);
}

static void show(struct search *s, const wchar_t *line, size_t cursor)
{
    cle_erase(s->e);
    label(s);
    s->e->search_prompt = s->prompt;
    s->e->search_columns = cle_text_columns(s->prompt);
    if (line != NULL) {
        el_wreplacestr(s->e->el, line);
        const LineInfoW *info = el_wline(s->e->el);
        el_cursor(s->e->el, (int)cursor - (int)(info->cursor - info->buffer));
    }
    cle_redraw(s->e);
}

/* Looks from a position in the direction; shows what is found. */
static void look(struct search *s, int position)
{
    for (int at = position; s->length > 0 && at >= 1; at += s->forward ? -1 : 1) {
        size_t where = 0;
        const wchar_t *line = cle_entry(s->e, at);
        if (line == NULL)
            break;
        if (contains(line, s->pattern, s->length, &where)) {
            s->position = at;
            s->failed = 0;
            show(s, line, where);
            return;
        }
    }
    s->failed = s->length > 0;
    show(s, NULL, 0);
}

static void leave(struct search *s, const wchar_t *line)
{
    cle_erase(s->e);
    s->e->search_prompt = NULL;
    const LineInfoW *info = el_wline(s->e->el);
    if (line != NULL)
        cle_set_line(s->e, line);
    else
        el_cursor(s->e->el, (int)(info->lastchar - info->cursor));
    cle_redraw(s->e);
}

static void type(struct search *s, wchar_t c)
{
    if (s->length >= PATTERN)
        return;
    s->pattern[s->length++] = c;
    s->length = cle_compose_wide(s->pattern, s->length);
    look(s, s->position > 0 ? s->position : 1);
}

static void loop(struct search *s)
{
    wchar_t c;
    show(s, NULL, 0);
    for (;;) {
        if (cle_next_char(s->e, &c) != 1) {
            s->e->search_prompt = NULL;
            return;
        }
        if (c == 0x12 || c == 0x13) {
            s->forward = c == 0x13;
            look(s, s->position + (s->forward ? -1 : 1));
        } else if (c == 0x7f || c == 0x08) {
            s->length -= s->length > 0;
            s->position = 0;
            look(s, 1);
        } else if (c == 0x07) {
            leave(s, s->original);
            return;
        } else if (c < 0x20) {
            leave(s, NULL);
            if (c != 0x1b || cle_input_waits(s->e, 30))
                cle_push_char(s->e, c); /* the key does what it always does */
            return;
        } else {
            type(s, c);
        }
    }
}

static unsigned char search(EditLine *el, int forward)
{
    cle_editor *e = cle_of(el);
    if (e == NULL || e->plain)
        return CC_ERROR;
    struct search *s = calloc(1, sizeof *s);
    if (s == NULL)
        return CC_ERROR;
    const LineInfoW *info = el_wline(el);
    size_t count = (size_t)(info->lastchar - info->buffer);
    s->e = e;
    s->forward = forward;
    s->original = calloc(count + 1, sizeof(wchar_t));
    if (s->original != NULL) {
        wmemcpy(s->original, info->buffer, count);
        loop(s);
    }
    free(s->original);
    free(s);
    return CC_NORM;
}

unsigned char cle_key_search_back(EditLine *el, wint_t c)
{
    (void)c;
    return search(el, 0);
}

unsigned char cle_key_search_forward(EditLine *el, wint_t c)
{
    (void)c;
    return search(el, 1);
}
