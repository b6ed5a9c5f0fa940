// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A process log after IEEE 1849-2016 (XES) as plain values. Everything keeps its order; values
/// stay the text that the file holds, so nothing is rounded or re-formatted.
namespace yorisoi::exchange {

struct XesAttribute {
    std::string type; ///< string | date | int | float | boolean | id | list
    std::string key;
    std::string value;                  ///< empty of a list
    std::vector<XesAttribute> children; ///< attributes of the attribute
    std::vector<XesAttribute> values;   ///< members of a list

    friend bool operator==(const XesAttribute &, const XesAttribute &) = default;
};
using XesAttributes = std::vector<XesAttribute>;

/// The first attribute of that key; nullptr when there is none.
const XesAttribute *findAttribute(const XesAttributes &attributes, std::string_view key);

struct XesExtension {
    std::string name;
    std::string prefix;
    std::string uri;
    friend bool operator==(const XesExtension &, const XesExtension &) = default;
};

struct XesGlobal {
    std::string scope; ///< trace | event
    XesAttributes attributes;
    friend bool operator==(const XesGlobal &, const XesGlobal &) = default;
};

struct XesClassifier {
    std::string name;
    std::string scope; ///< empty where the file does not say it
    std::string keys;
    friend bool operator==(const XesClassifier &, const XesClassifier &) = default;
};

/// What a log says before its traces.
struct XesHeader {
    std::string version = "1.0";
    std::string features;
    std::vector<XesExtension> extensions;
    std::vector<XesGlobal> globals;
    std::vector<XesClassifier> classifiers;
    XesAttributes attributes;
    friend bool operator==(const XesHeader &, const XesHeader &) = default;
};

struct XesEvent {
    XesAttributes attributes;
    std::size_t line = 0; ///< where the file says it; 0 = it is from no file
    friend bool operator==(const XesEvent &a, const XesEvent &b)
    {
        return a.attributes == b.attributes;
    }
};

struct XesTrace {
    XesAttributes attributes;
    std::vector<XesEvent> events;
    std::size_t line = 0;
    friend bool operator==(const XesTrace &a, const XesTrace &b)
    {
        return a.attributes == b.attributes && a.events == b.events;
    }
};

} // namespace yorisoi::exchange
