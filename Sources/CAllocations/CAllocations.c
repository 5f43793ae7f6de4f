#include "CAllocations.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define HEAP_IS_TAKEN 1
#endif
#endif

#include <stdlib.h>

#if defined(HEAP_IS_TAKEN) || !defined(__GLIBC__)

bool fovea_allocations_are_counted(void) { return false; }
int64_t fovea_allocations(void) { return 0; }
int64_t fovea_live_bytes(void) { return 0; }

#else

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>

// The C library's own, under the names that it keeps for programs that replace the usual ones.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static _Atomic int64_t taken;
static _Atomic int64_t live;

bool fovea_allocations_are_counted(void) { return true; }
int64_t fovea_allocations(void) { return atomic_load(&taken); }
int64_t fovea_live_bytes(void) { return atomic_load(&live); }

static void *counted(void *block) {
  if (!block) return block;
  atomic_fetch_add_explicit(&taken, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&live, (int64_t)malloc_usable_size(block), memory_order_relaxed);
  return block;
}

static void uncount(void *block) {
  if (!block) return;
  atomic_fetch_sub_explicit(&live, (int64_t)malloc_usable_size(block), memory_order_relaxed);
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
  int64_t before = block ? (int64_t)malloc_usable_size(block) : 0;
  void *moved = __libc_realloc(block, size);
  // A block that could not grow is still there; one of size 0 is gone.
  if (moved || size == 0) atomic_fetch_sub_explicit(&live, before, memory_order_relaxed);
  return counted(moved);
}

void free(void *block) {
  uncount(block);
  __libc_free(block);
}

void *memalign(size_t alignment, size_t size) {
  return counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) {
  return counted(__libc_memalign(alignment, size));
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) {
    return EINVAL;
  }
  void *found = counted(__libc_memalign(alignment, size));
  if (!found) return ENOMEM;
  *block = found;
  return 0;
}

#endif
