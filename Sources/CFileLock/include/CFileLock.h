#ifndef CFILELOCK_H
#define CFILELOCK_H

/* Waits for the exclusive lock of an open file (flock), for at most so many milliseconds.
 *
 * The thread sleeps in the kernel, which serves those who wait in the order in which they came and
 * wakes the first of them the moment the lock is free. Where a system cannot end such a sleep in time,
 * the lock is asked for again and again instead.
 *
 * Returns 0 once the lock is held, ETIMEDOUT when the time is over, or the errno of flock. */
int cfl_lock(int file, long milliseconds);

#endif
