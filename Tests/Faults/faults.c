// Preloaded into a program under test. It counts the calls that change files, and at a chosen one
// ends the program as a power switch would, or makes the system refuse it from then on. It can also
// set the clock. Every variable may be left out:
//
//   FAULT_AT     the number of the call, from 1
//   FAULT_CODE   0 ends the program; else the errno that this call and those after it fail with
//   FAULT_FOR    how many calls fail; all when it is left out
//   FAULT_CALLS  the names of the calls that count, between commas; all but `close` when it is left
//                out
//   FAULT_COUNT  a file for the number of calls, written when the program ends by itself
//   FAULT_CLOCK  seconds to add to the clock
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SYSTEM(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static atomic_long calls;

static long number(const char *variable) {
  const char *text = getenv(variable);
  return text ? atol(text) : 0;
}

static int counts(const char *name) {
  const char *list = getenv("FAULT_CALLS");
  if (!list) return 1;
  size_t length = strlen(name);
  for (const char *at = list; (at = strstr(at, name)); at += length) {
    if ((at == list || at[-1] == ',') && (at[length] == ',' || !at[length])) return 1;
  }
  return 0;
}

static void end(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

// Whether a call must fail; errno is then set. A call that the program ends at is left to `torn`,
// where there is one, so that it can be half done.
static int refused(const char *name, int *torn) {
  if (!counts(name)) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1, at = number("FAULT_AT");
  if (!at || call < at) return 0;
  long code = number("FAULT_CODE"), span = number("FAULT_FOR");
  if (code) {
    if (span && call >= at + span) return 0;
    errno = (int)code;
    return 1;
  }
  if (call > at) return 0;
  if (!torn) end();
  else *torn = 1;
  return 0;
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!path) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld", atomic_load(&calls));
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  syscall(SYS_write, file, text, (size_t)length);
  syscall(SYS_close, file);
}

static int is_file(int descriptor) {
  struct stat status;
  return descriptor > 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int torn = 0;
  if (is_file(descriptor) && refused("write", &torn)) return -1;
  ssize_t written = SYSTEM(write)(descriptor, bytes, torn ? count / 2 : count);
  if (torn) end();
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  int torn = 0;
  if (is_file(descriptor) && refused("write", &torn)) return -1;
  ssize_t written = SYSTEM(pwrite)(descriptor, bytes, torn ? count / 2 : count, offset);
  if (torn) end();
  return written;
}

// Only an open that may make a file counts.
#define OPEN(name, parameters, arguments)                                       \
  int name parameters {                                                         \
    mode_t mode = 0;                                                            \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                      \
      va_list more;                                                             \
      va_start(more, flags);                                                    \
      mode = va_arg(more, mode_t);                                              \
      va_end(more);                                                             \
    }                                                                           \
    if ((flags & O_CREAT) && refused("open", NULL)) return -1;                  \
    return SYSTEM(name) arguments;                                              \
  }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

#define COUNTED(name, parameters, arguments)                                    \
  int name parameters {                                                         \
    return refused(#name, NULL) ? -1 : SYSTEM(name) arguments;                  \
  }

COUNTED(rename, (const char *from, const char *to), (from, to))
COUNTED(renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
COUNTED(renameat2, (int a, const char *from, int b, const char *to, unsigned flags),
        (a, from, b, to, flags))
COUNTED(link, (const char *from, const char *to), (from, to))
COUNTED(linkat, (int a, const char *from, int b, const char *to, int flags),
        (a, from, b, to, flags))
COUNTED(unlink, (const char *path), (path))
COUNTED(unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
COUNTED(mkdir, (const char *path, mode_t mode), (path, mode))
COUNTED(rmdir, (const char *path), (path))
COUNTED(ftruncate, (int descriptor, off_t length), (descriptor, length))
COUNTED(fsync, (int descriptor), (descriptor))
COUNTED(syncfs, (int descriptor), (descriptor))
COUNTED(flock, (int descriptor, int operation), (descriptor, operation))

// Of a file that may have been written to, and only where it is named.
int close(int descriptor) {
  int access = fcntl(descriptor, F_GETFL) & O_ACCMODE;
  if (getenv("FAULT_CALLS") && access != O_RDONLY && is_file(descriptor) &&
      refused("close", NULL)) {
    int code = errno;
    syscall(SYS_close, descriptor);
    errno = code;
    return -1;
  }
  return SYSTEM(close)(descriptor);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += number("FAULT_CLOCK");
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = (int)syscall(SYS_gettimeofday, now, zone);
  now->tv_sec += number("FAULT_CLOCK");
  return result;
}

time_t time(time_t *now) {
  struct timespec value;
  clock_gettime(CLOCK_REALTIME, &value);
  if (now) *now = value.tv_sec;
  return value.tv_sec;
}
