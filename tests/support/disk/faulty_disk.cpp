// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulty_disk.h"

#include <new>

#include <sqlite3.h>

namespace yorisoi::test_support {

struct FaultyDisk::Vfs {
    sqlite3_vfs table{};
    sqlite3_vfs *real = nullptr;
    FaultyDisk *disk = nullptr;
};

namespace {

struct File {
    sqlite3_file base;
    FaultyDisk *disk;
    sqlite3_file *real;
};

File *of(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return of(file)->real;
}

int closeFile(sqlite3_file *file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
    if (of(file)->disk->failRead)
        return SQLITE_IOERR_READ;
    return realOf(file)->pMethods->xRead(realOf(file), out, size, at);
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
    auto &left = of(file)->disk->bytesLeft;
    const std::int64_t allowed = left.load();
    if (allowed >= 0 && allowed < size) {
        if (allowed > 0)
            realOf(file)->pMethods->xWrite(realOf(file), data, static_cast<int>(allowed), at);
        left = 0;
        return SQLITE_FULL;
    }
    if (allowed >= 0)
        left -= size;
    return realOf(file)->pMethods->xWrite(realOf(file), data, size, at);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (of(file)->disk->failSync)
        return SQLITE_IOERR_FSYNC;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReservedLock(sqlite3_file *file, int *result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods kMethods{2,
                                  closeFile,
                                  readFile,
                                  writeFile,
                                  truncateFile,
                                  syncFile,
                                  fileSize,
                                  lockFile,
                                  unlockFile,
                                  checkReservedLock,
                                  fileControl,
                                  sectorSize,
                                  deviceCharacteristics,
                                  shmMap,
                                  shmLock,
                                  shmBarrier,
                                  shmUnmap,
                                  nullptr,
                                  nullptr};

} // namespace

FaultyDisk::FaultyDisk() : m_vfs(std::make_unique<Vfs>())
{
    static std::atomic<int> made{0};
    m_name = "faulty-disk-" + std::to_string(++made);
    sqlite3_initialize();
    m_vfs->real = sqlite3_vfs_find(nullptr);
    m_vfs->disk = this;
    m_vfs->table = *m_vfs->real;
    m_vfs->table.pNext = nullptr;
    m_vfs->table.zName = m_name.c_str();
    m_vfs->table.pAppData = m_vfs.get();
    m_vfs->table.szOsFile = static_cast<int>(sizeof(File)) + m_vfs->real->szOsFile;
    m_vfs->table.xOpen = [](sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags,
                            int *outFlags) {
        auto *own = static_cast<Vfs *>(vfs->pAppData);
        auto *opened = ::new (static_cast<void *>(file)) File{};
        opened->disk = own->disk;
        opened->real = reinterpret_cast<sqlite3_file *>(opened + 1);
        const int result = own->real->xOpen(own->real, path, opened->real, flags, outFlags);
        opened->base.pMethods = opened->real->pMethods ? &kMethods : nullptr;
        return result;
    };
    // The rest of the real disk's functions expect to be given the real disk.
    m_vfs->table.xDelete = [](sqlite3_vfs *vfs, const char *path, int syncDirectory) {
        auto *real = static_cast<Vfs *>(vfs->pAppData)->real;
        return real->xDelete(real, path, syncDirectory);
    };
    m_vfs->table.xAccess = [](sqlite3_vfs *vfs, const char *path, int flags, int *result) {
        auto *real = static_cast<Vfs *>(vfs->pAppData)->real;
        return real->xAccess(real, path, flags, result);
    };
    m_vfs->table.xFullPathname = [](sqlite3_vfs *vfs, const char *path, int size, char *out) {
        auto *real = static_cast<Vfs *>(vfs->pAppData)->real;
        return real->xFullPathname(real, path, size, out);
    };
    sqlite3_vfs_register(&m_vfs->table, 0);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_vfs->table);
}

} // namespace yorisoi::test_support
