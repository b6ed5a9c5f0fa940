// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "yorisoi/catalogue/files.h"
#include "yorisoi/catalogue/finding.h"
#include "yorisoi/decision/xml.h"

namespace yorisoi::catalogue {

/// A text in a DMN document: an expression, a test or an annotation.
struct DmnText {
    std::string text;
    int line = 0;
    int column = 0;
};

struct DmnRule {
    std::size_t number = 0; ///< from 1
    std::vector<DmnText> tests;
    std::vector<DmnText> outputs;
    std::vector<DmnText> annotations;
    int line = 0;
    int column = 0;
};

struct DmnTable {
    /// "UNIQUE", "FIRST" …
    std::string hitPolicy;
    struct Column {
        std::string label;      ///< or the expression, or the output's name
        std::string type;       ///< declared, may be empty
        std::string expression; ///< of an input
    };
    std::vector<Column> inputs;
    std::vector<Column> outputs;
    std::vector<std::string> annotations;
    std::vector<DmnRule> rules;
    int line = 0;
    int column = 0;
};

/// A decision or business knowledge model as it is written.
struct DmnElement {
    std::string name;
    bool isDecision = false;
    std::vector<std::string> parameters;
    std::vector<DmnTable> tables;
    /// Expressions outside of the tables, with those of their input columns.
    std::vector<DmnText> expressions;
    /// Expressions of context entries by the name of the entry, which are also in `expressions`.
    std::vector<std::pair<std::string, DmnText>> entries;
    int line = 0;
};

/// What a person wrote in a DMN file, with positions; how it works is the engine's business.
struct DmnDocument {
    std::string file; ///< path in the catalogue
    std::string name;
    std::vector<std::string> imports; ///< namespaces
    std::string namespaceUri;
    std::vector<DmnElement> elements;
};

/// The documents below `decisions/`; those that are no XML are left out (loading reports them).
std::vector<DmnDocument> readDocuments(const Files &files);

} // namespace yorisoi::catalogue
