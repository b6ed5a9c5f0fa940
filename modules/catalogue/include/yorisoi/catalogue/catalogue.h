// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"
#include "yorisoi/catalogue/files.h"
#include "yorisoi/catalogue/finding.h"
#include "yorisoi/catalogue/items.h"
#include "yorisoi/catalogue/procedures.h"
#include "yorisoi/decision/model.h"

namespace yorisoi::catalogue {

struct Change;

struct LoadOptions {
    /// Leave out what is wrong and go on, for tools that show or correct it.
    bool partial = false;
};

/// The content of a catalogue: dated values, services, procedures, life events, decisions and
/// texts, read once. Immutable:
/// use it from as many threads as you like.
///
/// Reading checks each file against the schema of its kind (resources/api/catalogue), periods of
/// time, both languages, links between items, and compiles every decision model with its imports
/// from the same catalogue. One error refuses the whole: whoever holds a good catalogue keeps it.
class Catalogue {
public:
    /// The content format that this release reads.
    static constexpr std::int64_t kFormat = 1;

    /// InvalidInput (the detail names file, item and position of the first error and counts the
    /// others), NewerSchema when a newer release is needed. All that was found is added to
    /// `findings` in the order of the files, errors or not.
    static base::Result<std::shared_ptr<const Catalogue>>
    load(Files files, Findings *findings = nullptr, const LoadOptions &options = {});
    /// Also the errors of `readFolder`.
    static base::Result<std::shared_ptr<const Catalogue>>
    loadFolder(const std::filesystem::path &folder, Findings *findings = nullptr,
               const LoadOptions &options = {});
    ~Catalogue();

    /// From `catalogue.yaml`; 0 when the folder has none (work in progress).
    std::int64_t version() const;

    /// All rates valid on a day as the context for `料率`, nested by the parts of their names.
    /// Computed once for each span of days between two changes of law, then shared.
    decision::Value ratesAsOf(base::Date date) const;
    const std::map<std::string, Rate, std::less<>> &rates() const;
    const Rate *rate(std::string_view name) const;

    /// In the order of their ids.
    const std::vector<Service> &services() const;
    const Service *service(std::string_view id) const;
    /// In the order of their ids.
    const std::vector<Procedure> &procedures() const;
    const Procedure *procedure(std::string_view id) const;
    /// In the order of their ids.
    const std::vector<LifeEvent> &events() const;
    const LifeEvent *event(std::string_view id) const;
    /// Of `documents/`: what people bring.
    const std::map<std::string, Belonging, std::less<>> &belongings() const;
    const Belonging *belonging(std::string_view id) const;
    const std::map<std::string, Counter, std::less<>> &counters() const;
    const Counter *counter(std::string_view id) const;
    const std::map<std::string, Source, std::less<>> &sources() const;
    const Source *source(std::string_view id) const;
    /// A sentence of `texts/`, or nullptr.
    const Words *text(std::string_view key) const;

    /// A compiled model by its file below `decisions/`, or null.
    std::shared_ptr<const decision::Model> model(std::string_view file) const;
    std::vector<std::string> modelFiles() const;

    /// The files of a kind (a folder), in the order of their names.
    std::vector<const Item *> items(std::string_view kind) const;
    const Files &files() const;

    /// What `newer` says differently, in the order rates, services, decisions, texts, other kinds:
    /// for whoever edits, and for a checklist that was begun with `older` (difference.h). Values of
    /// rates are compared day by day, tables rule by rule.
    static std::vector<Change> difference(const Catalogue &older, const Catalogue &newer);

private:
    friend class Loader;
    struct Data;
    explicit Catalogue(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace yorisoi::catalogue
