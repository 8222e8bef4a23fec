/* Bracketed paste: the text between ESC [ 200 ~ and ESC [ 201 ~ goes into the line as one piece.
 * Line breaks become a visible sign; nothing runs before the Enter key. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <wchar.h>

#include "editor.h"

static const wchar_t closing[] = L"\033[201~";

struct text {
    wchar_t *at;
    size_t count, room;
};

static int append(struct text *text, wchar_t c)
{
    if (text->count + 2 >= text->room) {
        size_t room = text->room == 0 ? 1024 : text->room * 2;
        wchar_t *more = realloc(text->at, room * sizeof *more);
        if (more == NULL)
            return -1;
        text->at = more;
        text->room = room;
    }
    text->at[text->count++] = c;
    return 0;
}

/* What a pasted character becomes; 0: left out. */
static wchar_t cleaned(wchar_t c, wchar_t before)
{
    if (c == L'\n' && before == L'\r')
        return 0;
    if (c == L'\r' || c == L'\n' || c == 0x2028 || c == 0x2029)
        return CLE_RETURN_SIGN;
    if (c == L'\t')
        return L' ';
    return c < 0x20 || c == 0x7f ? 0 : c;
}

/* Reads up to the closing sequence. -1 when the read is to end. */
static int collect(cle_editor *e, struct text *text)
{
    size_t matched = 0;
    wchar_t c, before = 0;
    for (;;) {
        if (cle_next_char(e, &c) != 1)
            return -1;
        if (c == closing[matched]) {
            if (closing[++matched] == 0)
                return 0;
            continue;
        }
        for (size_t i = 1; i < matched; i++) /* it was text after all, without the escape */
            if (text->count < CLE_PASTE_LIMIT && append(text, closing[i]) != 0)
                return -1;
        matched = c == closing[0];
        wchar_t kept = matched ? 0 : cleaned(c, before);
        before = c;
        if (kept != 0 && text->count < CLE_PASTE_LIMIT && append(text, kept) != 0)
            return -1;
    }
}

unsigned char cle_paste(cle_editor *e)
{
    struct text text = {NULL, 0, 0};
    unsigned char result = CC_NORM;
    if (collect(e, &text) == 0 && text.count > 0) {
        while (text.count > 0 && text.at[text.count - 1] == CLE_RETURN_SIGN)
            text.count--;
        /* A mark at the very start belongs to the character before the cursor. */
        size_t first = 0;
        const LineInfoW *line = el_wline(e->el);
        wchar_t whole = 0;
        if (text.count > 0 && line->cursor > line->buffer && cle_is_mark(text.at[0]))
            whole = cle_composed(line->cursor[-1], text.at[0]);
        if (whole != 0) {
            el_deletestr(e->el, 1);
            text.at[0] = whole;
        }
        while (whole == 0 && first < text.count && line->cursor == line->buffer
               && cle_is_mark(text.at[first]))
            first++; /* nothing to stand on */
        size_t count = cle_compose_wide(text.at + first, text.count - first);
        text.at[first + count] = 0;
        result = count == 0 || el_winsertstr(e->el, text.at + first) == 0 ? CC_REFRESH : CC_ERROR;
    }
    free(text.at);
    return result;
}
