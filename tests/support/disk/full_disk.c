/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into a real program: a disk that is full once YORISOI_DISK_BYTES more were written to
 * files. Standard output and error, pipes and sockets are no part of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_llong left;

__attribute__((constructor)) static void begin(void)
{
    const char *bytes = getenv("YORISOI_DISK_BYTES");
    atomic_store(&left, bytes ? atoll(bytes) : 0);
}

static int full(int file, size_t bytes)
{
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
        return 0;
    if (atomic_fetch_sub(&left, (long long)bytes) >= (long long)bytes)
        return 0;
    errno = ENOSPC;
    return 1;
}

ssize_t write(int file, const void *bytes, size_t count)
{
    static ssize_t (*next)(int, const void *, size_t);
    if (!next)
        next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return full(file, count) ? -1 : next(file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at)
{
    static ssize_t (*next)(int, const void *, size_t, off64_t);
    if (!next)
        next = (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    return full(file, count) ? -1 : next(file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
    return pwrite64(file, bytes, count, at);
}
