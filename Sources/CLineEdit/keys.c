/* The keys of our own. Each function is called by libedit and says what is to be redrawn. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

static unsigned char key_interrupt(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL)
        return CC_ERROR;
    cle_go_below(e, "^C");
    e->result = CLE_INTERRUPTED;
    return CC_EOF;
}

static unsigned char key_suspend(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL)
        return CC_ERROR;
    cle_go_below(e, "^Z");
    cle_paste_mode(0);
    el_set(el, EL_PREP_TERM, 0);
    cle_take_continued();
    /* The whole job, as the terminal itself would do it. */
    kill(0, SIGTSTP);
    /* Another thread may be the one that stops: then this one goes on for a moment. */
    for (int i = 0; i < 20 && !cle_take_continued(); i++)
        usleep(5000);
    cle_resume(e);
    return CC_NORM;
}

static unsigned char key_compose(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL || e->composed == 0)
        return CC_NORM;
    wchar_t text[2] = {e->composed, 0};
    e->composed = 0;
    el_deletestr(el, 1);
    return el_winsertstr(el, text) == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char key_complete(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    (void)c;
    if (e == NULL || e->plain || e->complete == NULL)
        return CC_ERROR;
    const LineInfoW *info = el_wline(el);
    size_t before = (size_t)(info->cursor - info->buffer), length = 0, cursor = 0;
    char *head = cle_to_utf8(info->buffer, before, &cursor);
    char *line = cle_to_utf8(info->buffer, (size_t)(info->lastchar - info->buffer), &length);
    int done = CLE_NOTHING;
    if (head != NULL && line != NULL)
        done = e->complete(e->context, e, line, length, cursor);
    free(head);
    free(line);
    if (done == CLE_LISTED) {
        cle_redraw(e);
        return CC_NORM;
    }
    return done == CLE_CHANGED ? CC_REFRESH : CC_ERROR;
}

/* What a key sequence stands for: one control character, 0 for nothing. */
static wchar_t meaning(wchar_t final, int number, int modified)
{
    switch (final) {
    case L'A': return 0x10;
    case L'B': return 0x0e;
    case L'C': return modified ? CLE_KEY_NEXT_WORD : 0x06;
    case L'D': return modified ? CLE_KEY_PREV_WORD : 0x02;
    case L'H': return 0x01;
    case L'F': return 0x05;
    case L'~':
        return number == 1 || number == 7 ? 0x01 : number == 4 || number == 8 ? 0x05
            : number == 3 ? CLE_KEY_DELETE : 0;
    default: return 0;
    }
}

/* ESC [ …: the whole sequence is read, so that an unknown key leaves nothing in the line. */
static unsigned char key_csi(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    int number = 0, first = 0, fields = 1;
    wchar_t next;
    (void)c;
    if (e == NULL)
        return CC_ERROR;
    for (int i = 0; i < 32; i++) {
        if (cle_next_char(e, &next) != 1)
            return CC_NORM; /* the next read tells the same again */
        if (next >= L'0' && next <= L'9' && number < 100000)
            number = number * 10 + (int)(next - L'0');
        else if (next == L';') {
            first = fields++ == 1 ? number : first;
            number = 0;
        } else if (next < 0x20 || next > 0x3f)
            break;
    }
    if (fields == 1)
        first = number;
    if (next == L'~' && first == 200)
        return cle_paste(e);
    wchar_t key = meaning(next, first, fields > 1);
    if (key != 0)
        cle_push_char(e, key);
    return CC_NORM;
}

/* ESC O …: the same keys in application mode. */
static unsigned char key_ss3(EditLine *el, wint_t c)
{
    cle_editor *e = cle_of(el);
    wchar_t next;
    (void)c;
    if (e == NULL || cle_next_char(e, &next) != 1)
        return CC_NORM;
    wchar_t key = meaning(next, 0, 0);
    if (key != 0)
        cle_push_char(e, key);
    return CC_NORM;
}

int cle_bind(cle_editor *e, const struct cle_binding *bindings, size_t count)
{
    const char *before = "";
    for (size_t i = 0; i < count; i++) {
        const struct cle_binding *b = &bindings[i];
        if (b->function != NULL && strcmp(before, b->name) != 0
            && el_set(e->el, EL_ADDFN, b->name, b->name, b->function) != 0)
            return -1;
        if (el_set(e->el, EL_BIND, b->key, b->name, (char *)NULL) != 0)
            return -1;
        before = b->name;
    }
    return 0;
}

int cle_bind_keys(cle_editor *e)
{
    static const struct cle_binding bindings[] = {
        {"^C", "cle-interrupt", key_interrupt},
        {"^Z", "cle-suspend", key_suspend},
        {"^I", "cle-complete", key_complete},
        {"^R", "cle-search-back", cle_key_search_back},
        {"^S", "cle-search-forward", cle_key_search_forward},
        {"\\036", "cle-compose", key_compose},
        {"\\e[", "cle-csi", key_csi},
        {"\\eO", "cle-ss3", key_ss3},
        {"^W", "ed-delete-prev-word", NULL},
        {"\\034", "ed-delete-next-char", NULL},
    };
    if (cle_bind(e, bindings, sizeof bindings / sizeof bindings[0]) != 0)
        return -1;
    return cle_bind_motion(e) != 0 ? -1 : cle_bind_history(e);
}
