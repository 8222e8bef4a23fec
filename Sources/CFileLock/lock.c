#define _GNU_SOURCE
#include "CFileLock.h"

#include <errno.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

static long long now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

#ifdef __linux__

#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

/* How often a sleep is looked at after its time: a signal that comes right before the thread goes to
 * sleep wakes nobody. */
static const long again_ns = 10 * 1000000L;

static void wake(int signal) { (void)signal; }

static int wake_signal(void) { return SIGRTMIN + 5; }

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void install(void) {
    struct sigaction action = {.sa_handler = wake}; /* no SA_RESTART: flock is to return */
    sigemptyset(&action.sa_mask);
    sigaction(wake_signal(), &action, NULL);
}

/* Makes a timer that interrupts this thread from the given time on; 0 or an errno. */
static int start_timer(timer_t *timer, long long end) {
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = wake_signal()};
    event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
    if (timer_create(CLOCK_MONOTONIC, &event, timer) != 0) return errno;
    struct itimerspec times = {
        .it_value = {.tv_sec = end / 1000000000LL, .tv_nsec = end % 1000000000LL},
        .it_interval = {.tv_nsec = again_ns},
    };
    if (timer_settime(*timer, TIMER_ABSTIME, &times, NULL) == 0) return 0;
    int problem = errno;
    timer_delete(*timer);
    return problem;
}

static int wait_until(int file, long long end) {
    pthread_once(&once, install);
    sigset_t ours, before;
    sigemptyset(&ours);
    sigaddset(&ours, wake_signal());
    pthread_sigmask(SIG_UNBLOCK, &ours, &before);
    timer_t timer;
    int problem = start_timer(&timer, end);
    if (problem == 0) {
        do {
            problem = flock(file, LOCK_EX) == 0 ? 0 : errno;
        } while (problem == EINTR && now_ns() < end);
        if (problem == EINTR) problem = ETIMEDOUT;
        timer_delete(timer);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return problem;
}

#else

static int wait_until(int file, long long end) {
    while (now_ns() < end) {
        usleep(500);
        if (flock(file, LOCK_EX | LOCK_NB) == 0) return 0;
        if (errno != EWOULDBLOCK && errno != EINTR) return errno;
    }
    return ETIMEDOUT;
}

#endif

int cfl_lock(int file, long milliseconds) {
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return 0;
    if (errno != EWOULDBLOCK && errno != EINTR) return errno;
    if (milliseconds <= 0) return ETIMEDOUT;
    return wait_until(file, now_ns() + milliseconds * 1000000LL);
}
