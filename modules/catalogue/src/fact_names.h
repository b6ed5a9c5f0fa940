// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "yorisoi/catalogue/files.h"

namespace yorisoi::catalogue {

/// The facts that decisions may ask, as the item definitions of `decisions/*.dmn` declare them: a
/// path begins with the name of a definition (世帯, 事案) and goes down its components.
class FactNames {
public:
    explicit FactNames(const Files &files);

    /// `世帯.構成員.誕生年月日`, `事案.異動日`.
    bool has(std::string_view path) const;

private:
    /// Type of each component, by definition.
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> m_types;
};

} // namespace yorisoi::catalogue
