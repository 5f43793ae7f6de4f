#pragma once

// Two calls of Linux that glibc declares only under _GNU_SOURCE, so Swift does not see them.
// Both return 0, or -1 with errno set.

/// Exchanges two names in one step: whoever opens either sees one whole tree or the other.
int fovea_exchange(const char *first, const char *second);

/// Waits until all that was written to the file system of an open descriptor is on the disk.
int fovea_sync_file_system(int descriptor);
