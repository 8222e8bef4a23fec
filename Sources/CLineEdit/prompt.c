/* Prompts: colours become libedit's literals, everything else that is no text is dropped. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

/* The length of a colour sequence (ESC [ digits m) at the start of text, or 0. */
static size_t colour(const wchar_t *text)
{
    size_t i = 2;
    if (text[0] != 0x1b || text[1] != L'[')
        return 0;
    while ((text[i] >= L'0' && text[i] <= L'9') || text[i] == L';' || text[i] == L':')
        i++;
    return text[i] == L'm' ? i + 1 : 0;
}

struct maker {
    wchar_t *out;
    size_t count;
    const wchar_t *colours[8]; /* waiting for a character to stand before */
    size_t lengths[8];
    int waiting;
};

/* libedit ties a literal to the character after it: several must be one. */
static void flush(struct maker *m)
{
    if (m->waiting == 0)
        return;
    m->out[m->count++] = CLE_PROMPT_MARK;
    for (int i = 0; i < m->waiting; i++) {
        wmemcpy(m->out + m->count, m->colours[i], m->lengths[i]);
        m->count += m->lengths[i];
    }
    m->out[m->count++] = CLE_PROMPT_MARK;
    m->waiting = 0;
}

static wchar_t *made(wchar_t *text, size_t count, int dumb)
{
    struct maker m = {malloc((count * 3 + 8) * sizeof(wchar_t)), 0, {NULL}, {0}, 0};
    if (m.out == NULL)
        return NULL;
    for (size_t i = 0; i < count;) {
        size_t length = colour(text + i);
        if (length > 0) {
            if (!dumb && m.waiting < 8) {
                m.colours[m.waiting] = text + i;
                m.lengths[m.waiting++] = length;
            }
            i += length;
            continue;
        }
        wchar_t c = text[i++];
        if (c == L'\n' || c == L'\t')
            c = L' ';
        if (c < 0x20 || c == 0x7f || cle_is_hidden(c) || wcwidth(c) <= 0)
            continue;
        flush(&m);
        m.out[m.count++] = c;
    }
    if (m.waiting > 0) { /* a literal at the very end would be lost */
        wchar_t last = m.count > 0 && m.out[m.count - 1] == L' ' ? m.out[--m.count] : L' ';
        flush(&m);
        m.out[m.count++] = last;
    }
    m.out[m.count] = 0;
    return m.out;
}

static int columns_without_literals(const wchar_t *text)
{
    int columns = 0, inside = 0;
    for (; *text != 0; text++) {
        if (*text == CLE_PROMPT_MARK)
            inside = !inside;
        else if (!inside)
            columns += wcwidth(*text);
    }
    return columns;
}

int cle_set_prompt(cle_editor *e, const char *text)
{
    size_t count = 0;
    wchar_t *wide = cle_to_wide(text, &count);
    if (wide == NULL)
        return -1;
    count = cle_compose_wide(wide, count);
    wide[count] = 0;
    wchar_t *prompt = made(wide, count, e->dumb);
    free(wide);
    if (prompt == NULL)
        return -1;
    free(e->prompt);
    e->prompt = prompt;
    e->prompt_columns = columns_without_literals(prompt);
    return 0;
}

int cle_set_search_labels(cle_editor *e, const char *back, const char *forward)
{
    snprintf(e->search_back, sizeof e->search_back, "%s", back);
    snprintf(e->search_forward, sizeof e->search_forward, "%s", forward);
    return 0;
}

wchar_t *cle_prompt_text(EditLine *el)
{
    static wchar_t none[] = L"> ";
    cle_editor *e = cle_of(el);
    if (e == NULL || e->prompt == NULL)
        return none;
    return e->search_prompt != NULL ? (wchar_t *)e->search_prompt : e->prompt;
}

void cle_echo_line(cle_editor *e, const char *line)
{
    char bytes[4];
    for (const wchar_t *c = e->prompt; c != NULL && *c != 0; c++)
        if (*c != CLE_PROMPT_MARK)
            fwrite(bytes, 1, cle_encode(*c, bytes), e->out);
    if (line != NULL) {
        fputs(line, e->out);
        fputc('\n', e->out);
    }
    fflush(e->out);
}
