/* Signals: the handlers set atomic flags and wake the reader through a pipe, nothing else. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "editor.h"

static atomic_int interrupts, termination, terminations, resized, continued, hasty;
static _Atomic long long last_interrupt;
static int wake_pipe[2] = {-1, -1};
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int install_error;

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
#define CRASHES (sizeof crashes / sizeof crashes[0])
static struct sigaction before_crash[CRASHES];

void cle_wake(void)
{
    int saved = errno;
    char byte = 0;
    if (wake_pipe[1] >= 0 && write(wake_pipe[1], &byte, 1) < 0) {
        /* Full: the reader will wake anyway. */
    }
    errno = saved;
}

static void die_of(int signo)
{
    struct sigaction action;
    sigset_t set;
    cle_restore_terminal();
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigemptyset(&action.sa_mask);
    sigaction(signo, &action, NULL);
    sigemptyset(&set);
    sigaddset(&set, signo);
    raise(signo);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

/* A crash: the terminal first, then whatever was to happen. */
static void on_crash(int signo)
{
    cle_restore_terminal();
    for (size_t i = 0; i < CRASHES; i++)
        if (crashes[i] == signo)
            sigaction(signo, &before_crash[i], NULL);
    raise(signo); /* comes when this handler returns */
}

static void on_signal(int signo)
{
    int saved = errno, none = 0;
    switch (signo) {
    case SIGINT: {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        long long ms = (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
        long long before = atomic_exchange(&last_interrupt, ms);
        /* Whoever asks twice within two seconds means now. */
        if (atomic_fetch_add(&interrupts, 1) > 0 && atomic_load(&hasty) && ms - before < 2000)
            _exit(128 + SIGINT);
        break;
    }
    case SIGTERM:
        /* Whoever asks a third time means it. */
        if (atomic_fetch_add(&terminations, 1) >= 2)
            die_of(signo);
        atomic_compare_exchange_strong(&termination, &none, signo);
        break;
    case SIGHUP:
        atomic_compare_exchange_strong(&termination, &none, signo);
        break;
    case SIGQUIT:
        die_of(signo);
        break;
    case SIGWINCH:
        atomic_store(&resized, 1);
        break;
    case SIGCONT:
        atomic_store(&continued, 1);
        break;
    default:
        break;
    }
    cle_wake();
    errno = saved;
}

static void install(void)
{
    static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT};
    if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        install_error = errno;
        return;
    }
    for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++) {
        struct sigaction action, found;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        /* What was ignored at the start (nohup, a background job) stays ignored. */
        if (sigaction(watched[i], NULL, &found) == 0 && found.sa_handler == SIG_IGN)
            continue;
        if (sigaction(watched[i], &action, NULL) != 0)
            install_error = errno;
    }
    for (size_t i = 0; i < CRASHES; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_crash;
        action.sa_flags = SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        sigaction(crashes[i], &action, &before_crash[i]);
    }
}

int cle_install_signals(void)
{
    pthread_once(&once, install);
    return install_error;
}

void cle_end_at_second_interrupt(void) { atomic_store(&hasty, 1); }

int cle_wake_descriptor(void) { return wake_pipe[0]; }

void cle_drain_wake(void)
{
    char bytes[64];
    while (wake_pipe[0] >= 0 && read(wake_pipe[0], bytes, sizeof bytes) > 0) {
    }
}

int cle_interrupt_count(void) { return atomic_load(&interrupts); }
int cle_pending_termination(void) { return atomic_load(&termination); }
int cle_take_resized(void) { return atomic_exchange(&resized, 0); }
int cle_take_continued(void) { return atomic_exchange(&continued, 0); }
