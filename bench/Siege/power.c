/*
 * Loaded before the C library, this keeps beside a folder what a power cut would leave of it: a file's bytes as they were at its last
 * fsync or fdatasync, a folder's names as they were at its own last fsync. Nothing that was only written is kept.
 *
 * WANGGE_POWER_ROOT    the folder; WANGGE_POWER_KEPT where to keep it
 * WANGGE_POWER_DEAF    syncs of files whose path ends so are passed over: the control, which must lose
 *
 * In the kept folder stand `f-KEY` (bytes of a file) and `d-KEY` (one line a name: KEY, kind, name). KEY is inode and birth time, since
 * inode numbers are used again.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static int key_of(int at, const char *path, char *key, size_t size, unsigned *mode) {
    struct statx s;
    if (statx(at, path, (path[0] ? 0 : AT_EMPTY_PATH) | AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME | STATX_MODE, &s) != 0) return -1;
    *mode = s.stx_mode;
    snprintf(key, size, "%llu.%lld.%u", (unsigned long long)s.stx_ino, (long long)s.stx_btime.tv_sec, s.stx_btime.tv_nsec);
    return 0;
}

static void keep_bytes(int fd, const char *key, const char *kept) {
    char target[4200], self[64], buffer[65536];
    struct stat s;
    snprintf(target, sizeof target, "%s/f-%s", kept, key);
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    /* Closing a second descriptor would drop the first one's record locks, so a readable one is read itself. */
    int can_read = (fcntl(fd, F_GETFL) & O_ACCMODE) != O_WRONLY;
    int from = can_read ? fd : open(self, O_RDONLY | O_CLOEXEC);
    int to = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (from >= 0 && to >= 0 && fstat(from, &s) == 0) {
        /* In place and never cut first: whoever dies in the middle of a sync leaves old bytes or new ones, not none. */
        off_t at = 0;
        ssize_t got;
        while (at < s.st_size && (got = pread(from, buffer, sizeof buffer, at)) > 0) {
            if (pwrite(to, buffer, got, at) != got) abort();
            at += got;
        }
        if (ftruncate(to, s.st_size) != 0) abort();
    }
    if (to >= 0) close(to);
    if (from >= 0 && !can_read) close(from);
}

static void keep_names(const char *folder, const char *key, const char *kept) {
    char part[4200], target[4200], child[64];
    unsigned mode;
    DIR *names = opendir(folder);
    if (!names) return;
    snprintf(part, sizeof part, "%s/part-%s", kept, key);
    snprintf(target, sizeof target, "%s/d-%s", kept, key);
    FILE *to = fopen(part, "we");
    for (struct dirent *name; to && (name = readdir(names));) {
        if (!strcmp(name->d_name, ".") || !strcmp(name->d_name, "..")) continue;
        if (key_of(dirfd(names), name->d_name, child, sizeof child, &mode) == 0 && (S_ISREG(mode) || S_ISDIR(mode)))
            fprintf(to, "%s %c %s\n", child, S_ISDIR(mode) ? 'd' : 'f', name->d_name);
    }
    closedir(names);
    if (to) { fclose(to); rename(part, target); }
}

static void keep(int fd) {
    const char *root = getenv("WANGGE_POWER_ROOT"), *kept = getenv("WANGGE_POWER_KEPT"), *deaf = getenv("WANGGE_POWER_DEAF");
    char self[64], path[4096], key[64];
    unsigned mode;
    if (!root || !kept) return;
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(self, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, root, strlen(root)) != 0) return;
    if (deaf && *deaf && strlen(path) > strlen(deaf) && !strcmp(path + length - strlen(deaf), deaf)) return;
    pthread_mutex_lock(&gate);
    if (key_of(fd, "", key, sizeof key, &mode) == 0) {
        if (S_ISDIR(mode)) keep_names(path, key, kept);
        else if (S_ISREG(mode)) keep_bytes(fd, key, kept);
    }
    pthread_mutex_unlock(&gate);
}

typedef void *(*finder)(void *, const char *);

static finder find_dlsym(void) {
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"};
    for (unsigned i = 0; i < sizeof versions / sizeof *versions; i++) {
        void *found = dlvsym(RTLD_NEXT, "dlsym", versions[i]);
        if (found) return (finder)found;
    }
    abort();
}

static void *real_dlsym(void *library, const char *name) {
    static finder real;
    if (!real) real = find_dlsym();
    return real(library, name);
}

/* Kept after the real sync: what is answered then is on the disk, what is not may be or not. */
static int synced(const char *name, int fd) {
    int (*real)(int) = (int (*)(int))real_dlsym(RTLD_NEXT, name);
    int result = real(fd);
    if (result == 0) keep(fd);
    return result;
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }

/* .NET asks the C library itself for what it imports, past all that was loaded before it. */
void *dlsym(void *library, const char *name) {
    if (!strcmp(name, "fsync")) return (void *)fsync;
    if (!strcmp(name, "fdatasync")) return (void *)fdatasync;
    return real_dlsym(library, name);
}

/* For the one who sets the stage: takes a whole folder as safe. Call it on every file and folder, from within another process. */
int power_take(const char *path, const char *kept, char *key, int size) {
    unsigned mode;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || key_of(fd, "", key, size, &mode) != 0) return -1;
    if (S_ISDIR(mode)) keep_names(path, key, kept);
    else keep_bytes(fd, key, kept);
    close(fd);
    return 0;
}

int power_key(const char *path, char *key, int size) {
    unsigned mode;
    return key_of(AT_FDCWD, path, key, size, &mode);
}
