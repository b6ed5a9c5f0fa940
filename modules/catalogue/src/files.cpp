// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/files.h"

#include <algorithm>
#include <fstream>

namespace yorisoi::catalogue {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

namespace {

constexpr std::size_t kLongestPath = 200;

base::Result<std::string> readFile(const fs::path &file, const std::string &name)
{
    std::error_code failure;
    const auto size = fs::file_size(file, failure);
    if (failure)
        return fail(ErrorCode::IoFailed, name + ": " + failure.message());
    if (size > kMostFileBytes)
        return fail(ErrorCode::TooLarge, name + ": over 4 MiB");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return fail(ErrorCode::IoFailed, name + ": cannot be read");
    return bytes;
}

} // namespace

bool isContentPath(std::string_view path)
{
    if (path.empty() || path.size() > kLongestPath)
        return false;
    if (!path.ends_with(".yaml") && !path.ends_with(".dmn"))
        return false;
    // A part never begins with a dot, so neither `..` nor a hidden file can be meant.
    char before = '/';
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!letter && (before == '/' || (c != '.' && c != '/')))
            return false;
        before = c;
    }
    return true;
}

base::Result<Files> readFolder(const fs::path &folder)
{
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return fail(ErrorCode::NotFound, folder.filename().string() + ": no folder");
    Files files;
    std::size_t bytes = 0;
    fs::recursive_directory_iterator at(folder, failure);
    for (; !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
        const std::string name = at->path().filename().string();
        const bool regular = at->is_regular_file(failure);
        if (failure)
            break;
        if (name.starts_with('.')) {
            if (!regular)
                at.disable_recursion_pending();
            continue;
        }
        const std::string extension = at->path().extension().string();
        if (!regular || (extension != ".yaml" && extension != ".dmn"))
            continue;
        const std::string path = at->path().lexically_relative(folder).generic_string();
        if (!isContentPath(path))
            return fail(ErrorCode::InvalidInput,
                        path + ": a file of the catalogue is named with a-z, 0-9, '-' and '_'");
        YORISOI_ASSIGN(std::string content, readFile(at->path(), path));
        bytes += content.size();
        if (files.size() >= kMostFiles || bytes > kMostCatalogueBytes)
            return fail(ErrorCode::TooLarge, "over 5,000 files or 64 MiB");
        files.emplace(path, std::move(content));
    }
    if (failure)
        return fail(ErrorCode::IoFailed, folder.filename().string() + ": " + failure.message());
    return files;
}

} // namespace yorisoi::catalogue
