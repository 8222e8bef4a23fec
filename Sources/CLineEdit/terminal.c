/* The terminal's settings: remembered once, put back whatever happens. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "editor.h"

static struct termios found;
static atomic_int found_on = -1, output = -1, paste_on;
static atomic_flag at_exit = ATOMIC_FLAG_INIT;

static void say(int descriptor, const char *text)
{
    if (descriptor >= 0 && write(descriptor, text, strlen(text)) < 0) {
        /* The terminal is gone; there is nobody to tell. */
    }
}

int cle_adopt_terminal(int descriptor, int out)
{
    if (tcgetattr(descriptor, &found) != 0)
        return -1;
    atomic_store(&output, out);
    atomic_store(&found_on, descriptor);
    if (!atomic_flag_test_and_set(&at_exit))
        atexit(cle_restore_terminal);
    return 0;
}

void cle_abandon_terminal(void)
{
    cle_restore_terminal();
    atomic_store(&found_on, -1);
    atomic_store(&output, -1);
}

/* Async-signal-safe. Leaves a terminal alone that belongs to another job by now. */
void cle_restore_terminal(void)
{
    int saved = errno, descriptor = atomic_load(&found_on);
    sigset_t stop, before;
    pid_t owner = descriptor < 0 ? 0 : tcgetpgrp(descriptor);
    if (descriptor < 0 || (owner > 0 && owner != getpgrp())) {
        errno = saved;
        return;
    }
    cle_paste_mode(0);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &stop, &before);
    tcsetattr(descriptor, TCSANOW, &found);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = saved;
}

void cle_paste_mode(int on)
{
    if (atomic_exchange(&paste_on, on) != on)
        say(atomic_load(&output), on ? "\033[?2004h" : "\033[?2004l");
}

int cle_terminal_size(int descriptor, int *columns, int *rows)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

static int cooked_bytes(int descriptor, char *buffer, size_t capacity, size_t *length)
{
    int seen = cle_interrupt_count();
    *length = 0;
    for (;;) {
        if (cle_pending_termination() != 0)
            return CLE_SIGNAL;
        if (cle_interrupt_count() != seen)
            return CLE_INTERRUPTED;
        struct pollfd both[2] = {{descriptor, POLLIN, 0}, {cle_wake_descriptor(), POLLIN, 0}};
        if (poll(both, 2, -1) < 0 && errno != EINTR)
            return CLE_FAILED;
        if (both[1].revents != 0) {
            cle_drain_wake();
            continue;
        }
        if (both[0].revents == 0)
            continue;
        char byte;
        ssize_t got = read(descriptor, &byte, 1);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return CLE_FAILED;
        if (got == 0)
            return *length > 0 ? CLE_LINE : CLE_EOF;
        if (byte == '\n')
            return CLE_LINE;
        if (*length < capacity)
            buffer[(*length)++] = byte;
    }
}

int cle_cooked_read(int descriptor, int echo, char *buffer, size_t capacity, size_t *length)
{
    struct termios before, now;
    int known = tcgetattr(descriptor, &before) == 0;
    if (known && !echo) {
        if (atomic_load(&found_on) < 0) /* so that a signal puts it back */
            cle_adopt_terminal(descriptor, -1);
        now = before;
        now.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
        tcsetattr(descriptor, TCSADRAIN, &now);
    }
    int result = cooked_bytes(descriptor, buffer, capacity, length);
    int saved = errno;
    if (known && !echo) {
        tcsetattr(descriptor, TCSADRAIN, &before);
        if (atomic_load(&found_on) == descriptor)
            cle_abandon_terminal();
    }
    errno = saved;
    return result;
}
