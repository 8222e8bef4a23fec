/* The lines of earlier, in memory, and the arrow keys. libedit's own functions cut the line that
 * is being typed at 1024 characters when one goes up and comes back. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

void cle_add_history(cle_editor *e, const char *line)
{
    if (*line == '\0')
        return;
    wchar_t *copy = cle_to_wide(line, NULL);
    if (copy == NULL)
        return;
    if (e->entry_count == CLE_ENTRIES) {
        free(e->entries[0]);
        memmove(e->entries, e->entries + 1, (CLE_ENTRIES - 1) * sizeof e->entries[0]);
        e->entry_count--;
    }
    e->entries[e->entry_count++] = copy;
}

void cle_clear_history(cle_editor *e)
{
    while (e->entry_count > 0)
        free(e->entries[--e->entry_count]);
    cle_forget_place(e);
}

/* At the start of a line: the arrow keys begin with the newest entry. */
void cle_forget_place(cle_editor *e)
{
    free(e->typed);
    e->typed = NULL;
    e->place = 0;
}

/* The entry so far back, 1 being the newest; NULL past the oldest. */
const wchar_t *cle_entry(const cle_editor *e, int back)
{
    return back < 1 || back > e->entry_count ? NULL : e->entries[e->entry_count - back];
}

/* Replaces the whole line; the cursor goes to its end. */
void cle_set_line(cle_editor *e, const wchar_t *text)
{
    if (*text != 0)
        el_wreplacestr(e->el, text);
    const LineInfoW *line = el_wline(e->el);
    el_cursor(e->el, (int)(line->lastchar - line->cursor));
    if (*text == 0) /* el_wreplacestr takes no empty text */
        el_deletestr(e->el, (int)(line->lastchar - line->buffer));
}

static int keep_typed(cle_editor *e)
{
    const LineInfoW *line = el_wline(e->el);
    size_t count = (size_t)(line->lastchar - line->buffer);
    e->typed = calloc(count + 1, sizeof(wchar_t));
    if (e->typed == NULL)
        return -1;
    wmemcpy(e->typed, line->buffer, count);
    return 0;
}

static unsigned char key_older(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL || e->plain || e->place >= e->entry_count)
        return CC_ERROR;
    if (e->typed == NULL && keep_typed(e) != 0)
        return CC_ERROR;
    cle_set_line(e, cle_entry(e, ++e->place));
    return CC_REFRESH;
}

static unsigned char key_newer(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL || e->plain || e->place == 0)
        return CC_ERROR;
    const wchar_t *entry = cle_entry(e, --e->place);
    if (entry != NULL) {
        cle_set_line(e, entry);
    } else if (e->typed != NULL) {
        cle_set_line(e, e->typed);
        cle_forget_place(e);
    }
    return CC_REFRESH;
}

int cle_bind_history(cle_editor *e)
{
    static const struct cle_binding bindings[] = {
        {"^P", "cle-older", key_older},
        {"\\ep", "cle-older", key_older},
        {"\\eP", "cle-older", key_older},
        {"^N", "cle-newer", key_newer},
        {"\\en", "cle-newer", key_newer},
        {"\\eN", "cle-newer", key_newer},
    };
    return cle_bind(e, bindings, sizeof bindings / sizeof bindings[0]);
}
