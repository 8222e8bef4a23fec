/* Notices from other threads: queued here, shown by the reader above the prompt. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "editor.h"

#define WAITING 64

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *queue[WAITING];
static int count;

/* The oldest notices give way when nobody reads for long. */
void cle_post_notice(const char *text)
{
    char *copy = strdup(text);
    if (copy == NULL)
        return;
    pthread_mutex_lock(&lock);
    if (count == WAITING) {
        free(queue[0]);
        memmove(queue, queue + 1, (WAITING - 1) * sizeof queue[0]);
        count--;
    }
    queue[count++] = copy;
    pthread_mutex_unlock(&lock);
    cle_wake();
}

int cle_notices_wait(void)
{
    pthread_mutex_lock(&lock);
    int waiting = count > 0;
    pthread_mutex_unlock(&lock);
    return waiting;
}

static char *take(void)
{
    char *first = NULL;
    pthread_mutex_lock(&lock);
    if (count > 0) {
        first = queue[0];
        memmove(queue, queue + 1, (size_t)(--count) * sizeof queue[0]);
    }
    pthread_mutex_unlock(&lock);
    return first;
}

void cle_print_notices(cle_editor *e)
{
    char *text;
    if (e->editing)
        cle_erase(e);
    while ((text = take()) != NULL) {
        fputs(text, e->out);
        fputc('\n', e->out);
        free(text);
    }
    fflush(e->out);
    if (e->editing)
        cle_redraw(e);
}
