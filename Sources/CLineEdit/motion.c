/* Moving the cursor. libedit's own functions move without redrawing, and count rows beyond the
 * screen when a line is longer than it (a null pointer follows); these always redraw. */
#define _GNU_SOURCE
#include <wchar.h>
#include <wctype.h>

#include "editor.h"

static int in_word(wchar_t c)
{
    return iswalnum((wint_t)c) || c == L'_';
}

static unsigned char move(EditLine *el, int distance)
{
    if (distance == 0)
        return CC_NORM;
    el_cursor(el, distance);
    return CC_REFRESH;
}

static unsigned char to_start(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    (void)c;
    return move(el, (int)(line->buffer - line->cursor));
}

static unsigned char to_end(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    (void)c;
    return move(el, (int)(line->lastchar - line->cursor));
}

static unsigned char char_back(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    (void)c;
    return move(el, line->cursor > line->buffer ? -1 : 0);
}

static unsigned char char_forward(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    (void)c;
    return move(el, line->cursor < line->lastchar ? 1 : 0);
}

static unsigned char word_back(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    const wchar_t *at = line->cursor;
    (void)c;
    while (at > line->buffer && !in_word(at[-1]))
        at--;
    while (at > line->buffer && in_word(at[-1]))
        at--;
    return move(el, (int)(at - line->cursor));
}

static unsigned char word_forward(EditLine *el, wint_t c)
{
    const LineInfoW *line = el_wline(el);
    const wchar_t *at = line->cursor;
    (void)c;
    while (at < line->lastchar && !in_word(*at))
        at++;
    while (at < line->lastchar && in_word(*at))
        at++;
    return move(el, (int)(at - line->cursor));
}

int cle_bind_motion(cle_editor *e)
{
    static const struct cle_binding bindings[] = {
        {"^A", "cle-start", to_start},
        {"\\e<", "cle-start", to_start},
        {"^E", "cle-end", to_end},
        {"\\e>", "cle-end", to_end},
        {"^B", "cle-char-back", char_back},
        {"^F", "cle-char-forward", char_forward},
        {"\\eb", "cle-word-back", word_back},
        {"\\eB", "cle-word-back", word_back},
        {"\\035", "cle-word-back", word_back},
        {"\\ef", "cle-word-forward", word_forward},
        {"\\eF", "cle-word-forward", word_forward},
        {"\\037", "cle-word-forward", word_forward},
        /* Exchanging point and mark has the same fault; ESC x would run libedit's commands. */
        {"^X", "ed-unassigned", NULL},
        {"\\ex", "ed-unassigned", NULL},
        {"\\eX", "ed-unassigned", NULL},
    };
    return cle_bind(e, bindings, sizeof bindings / sizeof bindings[0]);
}
