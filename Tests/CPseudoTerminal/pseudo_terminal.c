#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

int cpt_resize(const cpt_process *p, int columns, int rows)
{
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    return ioctl(p->master, TIOCSWINSZ, &size);
}

static int open_pair(cpt_process *p, char *name, size_t capacity)
{
    p->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (p->master < 0 || grantpt(p->master) != 0 || unlockpt(p->master) != 0)
        return errno;
    int problem = ptsname_r(p->master, name, capacity);
    if (problem != 0)
        return problem;
    p->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    return p->slave < 0 ? errno : 0;
}

int cpt_spawn(cpt_process *p, const char *path, char *const arguments[],
    char *const environment[], int columns, int rows, const char *output_path)
{
    char name[128];
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    p->pid = -1;
    p->master = p->slave = -1;
    int problem = open_pair(p, name, sizeof name);
    if (problem != 0)
        return problem;
    cpt_resize(p, columns, rows);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
        POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawn_file_actions_init(&actions);
    /* The first terminal a session leader opens becomes its controlling terminal. */
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 2);
    if (output_path != NULL)
        posix_spawn_file_actions_addopen(
            &actions, 1, output_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    else
        posix_spawn_file_actions_adddup2(&actions, 0, 1);
    problem = posix_spawn(&p->pid, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (problem != 0)
        p->pid = -1;
    return problem;
}

long cpt_read(const cpt_process *p, void *buffer, size_t capacity, int milliseconds)
{
    struct pollfd one = {p->master, POLLIN, 0};
    if (poll(&one, 1, milliseconds) <= 0)
        return 0;
    ssize_t got = read(p->master, buffer, capacity);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    return got <= 0 ? -1 : got;
}

long cpt_write(const cpt_process *p, const void *bytes, size_t length)
{
    ssize_t put = write(p->master, bytes, length);
    return put < 0 && errno == EAGAIN ? 0 : put;
}

int cpt_settings(const cpt_process *p, unsigned *numbers, int capacity)
{
    struct termios t;
    if (tcgetattr(p->slave, &t) != 0)
        return 0;
    int count = 0;
    unsigned flags[] = {t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag};
    for (int i = 0; i < 4 && count < capacity; i++)
        numbers[count++] = flags[i];
    for (int i = 0; i < NCCS && count < capacity; i++)
        numbers[count++] = t.c_cc[i];
    return count;
}

int cpt_wait(const cpt_process *p, int milliseconds, int *status)
{
    struct timespec step = {0, 2000000};
    for (int waited = 0; p->pid > 0 && waited <= milliseconds; waited += 2) {
        if (waitpid(p->pid, status, WNOHANG) == p->pid)
            return 1;
        nanosleep(&step, NULL);
    }
    return 0;
}

void cpt_close(cpt_process *p)
{
    if (p->master >= 0)
        close(p->master);
    if (p->slave >= 0)
        close(p->slave);
    p->master = p->slave = -1;
}
