/* Whole characters from the terminal, while a pipe wakes the reader for signals and notices. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "editor.h"

#define REPLACEMENT 0xfffd

/* What signals and other threads asked for. -1 when the read is to end. */
int cle_handle_wake(cle_editor *e)
{
    if (cle_pending_termination() != 0) {
        e->result = CLE_SIGNAL;
        errno = EINTR;
        return -1;
    }
    if (cle_interrupt_count() != e->interrupts_seen) {
        e->interrupts_seen = cle_interrupt_count();
        e->result = CLE_INTERRUPTED;
        errno = EINTR;
        return -1;
    }
    if (cle_take_continued())
        cle_resume(e);
    if (cle_take_resized() && e->editing) {
        cle_erase(e);
        el_resize(e->el);
        cle_redraw(e);
    }
    if (cle_notices_wait())
        cle_print_notices(e);
    return 0;
}

/* 1: there are bytes; 0: end of file; -1: error, or woken to end. */
static int fill(cle_editor *e)
{
    for (;;) {
        if (cle_handle_wake(e) != 0)
            return -1;
        struct pollfd both[2] = {{e->in_fd, POLLIN, 0}, {cle_wake_descriptor(), POLLIN, 0}};
        if (poll(both, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        if (both[1].revents != 0) {
            cle_drain_wake();
            continue;
        }
        if (both[0].revents == 0)
            continue;
        ssize_t got = read(e->in_fd, e->bytes, sizeof e->bytes);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return got == 0 ? 0 : -1;
        e->byte_at = 0;
        e->byte_count = (size_t)got;
        return 1;
    }
}

static int next_byte(cle_editor *e, unsigned char *out)
{
    if (e->byte_at >= e->byte_count) {
        int got = fill(e);
        if (got != 1)
            return got;
    } else if (cle_pending_termination() != 0 && cle_handle_wake(e) != 0) {
        return -1;
    }
    *out = e->bytes[e->byte_at++];
    return 1;
}

static int decode(cle_editor *e, wchar_t *out)
{
    char text[4];
    unsigned char byte;
    int got = next_byte(e, &byte);
    if (got != 1)
        return got;
    size_t want = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3
        : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
    text[0] = (char)byte;
    for (size_t i = 1; i < want; i++) {
        got = next_byte(e, &byte);
        if (got != 1)
            return got;
        if ((byte & 0xc0) != 0x80) { /* cut short: the byte begins something else */
            e->byte_at--;
            *out = REPLACEMENT;
            return 1;
        }
        text[i] = (char)byte;
    }
    cle_decode_one(text, want, out);
    return 1;
}

/* One character as typed. NUL and characters that cannot be seen are passed over. */
int cle_next_char(cle_editor *e, wchar_t *out)
{
    if (e->stash_count > 0) {
        *out = e->stash[--e->stash_count];
        return 1;
    }
    for (;;) {
        int got = decode(e, out);
        if (got != 1 || (*out != 0 && !cle_is_hidden(*out)))
            return got;
    }
}

void cle_push_char(cle_editor *e, wchar_t c)
{
    if (e->stash_count < CLE_STASH)
        e->stash[e->stash_count++] = c;
}

/* Whether more input comes within the time: tells a lone escape key from a sequence. */
int cle_input_waits(cle_editor *e, int milliseconds)
{
    if (e->stash_count > 0 || e->byte_at < e->byte_count)
        return 1;
    struct pollfd one = {e->in_fd, POLLIN, 0};
    return poll(&one, 1, milliseconds) > 0;
}

/* libedit's reader. A mark that composes with the character before the cursor is turned into a
 * key that replaces that character: libedit cannot draw combining marks. */
int cle_getc(EditLine *el, wchar_t *out)
{
    cle_editor *e = cle_of(el);
    if (e == NULL) {
        errno = EINVAL;
        return -1;
    }
    int got = cle_next_char(e, out);
    if (got != 1) {
        if (got == 0)
            e->result = CLE_EOF;
        return got;
    }
    if (cle_is_mark(*out)) {
        const LineInfoW *line = el_wline(el);
        wchar_t whole = line->cursor > line->buffer ? cle_composed(line->cursor[-1], *out) : 0;
        if (whole != 0) {
            e->composed = whole;
            *out = CLE_KEY_COMPOSE;
        }
    }
    return 1;
}
