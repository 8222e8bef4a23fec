#define _GNU_SOURCE
#include "CPluginProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__

#include <linux/securebits.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sys/syscall.h>

/* What the child tells its parent before it becomes the plugin. */
struct report {
    int problem;
    int standing;
};

static int limit(int resource, unsigned long long most) {
    struct rlimit both = {.rlim_cur = most, .rlim_max = most};
    return setrlimit(resource, &both);
}

static int write_file(const char *path, const char *text, size_t length) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t count = write(file, text, length);
    close(file);
    return count == (ssize_t)length ? 0 : -1;
}

/* `ID ID 1`, without a call that may take a lock. */
static size_t identity_map(char *text, unsigned id) {
    char digits[16];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + id % 10);
        id /= 10;
    } while (id > 0);
    size_t length = 0;
    for (int twice = 0; twice < 2; twice++) {
        for (size_t place = count; place > 0; place--) text[length++] = digits[place - 1];
        text[length++] = ' ';
    }
    text[length++] = '1';
    return length;
}

/* Puts nothing in the place of a path; 0 when that worked, or nothing is there. */
static int hide(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return 0;
    if (S_ISDIR(status.st_mode))
        return mount("none", path, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "mode=0500");
    return mount("/dev/null", path, NULL, MS_BIND, NULL);
}

/* Builds the walls that can be built; each that cannot is left out. */
static int build_walls(struct plugin_walls walls) {
    char map[40];
    prctl(PR_SET_DUMPABLE, 1); /* a process that is closed cannot map its own ids */
    uid_t user = geteuid();
    gid_t group = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWIPC | CLONE_NEWNS |
                (walls.cuts_network ? CLONE_NEWNET : 0)) != 0)
        return 0;
    int standing = walls.cuts_network ? PLUGIN_WALL_NETWORK : 0;
    write_file("/proc/self/setgroups", "deny", 4);
    write_file("/proc/self/uid_map", map, identity_map(map, user));
    write_file("/proc/self/gid_map", map, identity_map(map, group));
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return standing;
    int failed = 0;
    for (const char *const *path = walls.hidden; *path; path++) failed |= hide(*path);
    return failed ? standing : standing | PLUGIN_WALL_HIDING;
}

/* Gives up all that root may do beyond its files, such as taking walls down again. */
static void drop_powers(void) {
    prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                                 SECBIT_NO_SETUID_FIXUP_LOCKED, 0, 0, 0);
    for (unsigned long power = 0; power < 64; power++) prctl(PR_CAPBSET_DROP, power, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static void close_others(int last_kept) {
    if ((last_kept > 3 && syscall(SYS_close_range, 3, last_kept - 1, 0) != 0) ||
        syscall(SYS_close_range, last_kept + 1, ~0U, 0) != 0)
        for (int file = 3; file < 65536; file++)
            if (file != last_kept) close(file);
}

/* In the child: only calls that are safe after a fork of a program with threads. */
static void become(const char *program, const char *folder, char *const environment[],
                   const int streams[3], struct plugin_limits limits, struct plugin_walls walls,
                   int channel, pid_t parent) {
    struct report report = {.problem = 0, .standing = 0};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    if (setsid() < 0) goto failed;
    for (int place = 0; place < 3; place++)
        if (dup2(streams[place], place) < 0) goto failed;
    close_others(channel);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127); /* the console ended meanwhile */
    report.standing = build_walls(walls);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a change of credentials clears it */
    drop_powers();
    umask(077);
    if (chdir(folder) != 0) goto failed;
    if (limit(RLIMIT_CORE, 0) || limit(RLIMIT_DATA, limits.data_bytes) ||
        limit(RLIMIT_CPU, limits.cpu_seconds) || limit(RLIMIT_FSIZE, limits.file_bytes) ||
        limit(RLIMIT_NOFILE, limits.open_files))
        goto failed;
    if (write(channel, &report, sizeof report) != sizeof report) _exit(127);
    char *arguments[] = {(char *)program, NULL};
    execve(program, arguments, environment);
    report.standing = 0;
failed:
    report.problem = errno;
    if (write(channel, &report, sizeof report) < 0) _exit(127);
    _exit(127);
}

/* Takes the last report: of what failed, or else of the walls. */
static struct report hear(int channel) {
    struct report last = {.problem = EPIPE, .standing = 0}, next;
    for (;;) {
        ssize_t count = read(channel, &next, sizeof next);
        if (count < 0 && errno == EINTR) continue;
        if (count != sizeof next) return last;
        last = next;
    }
}

pid_t plugin_start(const char *program, const char *folder, char *const environment[],
                   const int streams[3], struct plugin_limits limits, struct plugin_walls walls,
                   int *standing, int *problem) {
    int channel[2];
    if (pipe2(channel, O_CLOEXEC) != 0) {
        *problem = errno;
        return -1;
    }
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0)
        become(program, folder, environment, streams, limits, walls, channel[1], parent);
    int fork_problem = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(channel[1]);
    struct report report = hear(channel[0]);
    close(channel[0]);
    *problem = child < 0 ? fork_problem : report.problem;
    *standing = report.standing;
    if (*problem == 0) return child;
    if (child > 0) {
        kill(child, SIGKILL);
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    }
    return -1;
}

int plugin_prepare_parent(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0 ? 0 : errno;
}

#else

pid_t plugin_start(const char *program, const char *folder, char *const environment[],
                   const int streams[3], struct plugin_limits limits, struct plugin_walls walls,
                   int *standing, int *problem) {
    (void)program, (void)folder, (void)environment, (void)streams, (void)limits, (void)walls;
    *standing = 0;
    *problem = ENOSYS;
    return -1;
}

int plugin_prepare_parent(void) { return ENOSYS; }

#endif
