// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalogue_data.h"
#include "fact_names.h"
#include "schema.h"
#include "yorisoi/catalogue/catalogue.h"

namespace yorisoi::catalogue {

/// Makes a catalogue from files. Each step adds what it finds wrong and goes on.
class Loader {
public:
    Loader(Files files, const LoadOptions &options);

    /// Null when there is an error and the options do not want a part.
    base::Result<std::shared_ptr<const Catalogue>> load();
    Findings takeFindings();

private:
    base::Status readCover();
    void readItems();
    void readSources(const Item &item);
    /// Under which key `Catalogue::sources` has what this file calls `id`.
    std::string sourceKey(const Item &item, const std::string &id) const;
    void readRates(const Item &item);
    void readRate(const Item &item, const Content::Entry &entry);
    RatePeriod readPeriod(const Item &item, const Content &content) const;
    void checkPeriods(Rate &rate, const Content &content);
    void checkRateNames();
    void readService(const Item &item);
    void readTexts(const Item &item);
    void readProcedure(const Item &item);
    void readEvent(const Item &item);
    void readBelongings(const Item &item);
    void readCounters(const Item &item);
    /// `valid` of a service or procedure.
    void readValidity(const Item &item, const std::string &id, base::Date &from,
                      std::optional<base::Date> &to);
    /// An id must be that of the file.
    void checkId(const Item &item);
    void checkDecision(const std::string &model, const std::string &name, const Place &place,
                       const std::string &id);
    bool isThere(const Link &link, const FactNames &facts) const;
    void compileModels();
    void checkLinks();

    void add(Finding::Severity severity, std::string rule, Place place, std::string element,
             std::string ja, std::string en);
    void refuse(std::string rule, Place place, std::string element, std::string ja, std::string en)
    {
        add(Finding::Severity::Error, std::move(rule), std::move(place), std::move(element),
            std::move(ja), std::move(en));
    }

    const LoadOptions &m_options;
    std::unique_ptr<Catalogue::Data> m_data = std::make_unique<Catalogue::Data>();
    Findings m_findings;
    std::vector<Link> m_links;
    /// Items that break their schema are not read further.
    std::set<std::string> m_broken;
    std::set<std::string, std::less<>> m_sourceIds;
};

/// Compiles the models below `decisions/`, each with its imports from the same files. What is wrong
/// in them is added to `findings`.
std::map<std::string, std::shared_ptr<const decision::Model>, std::less<>>
compileDecisions(const Files &files, Findings &findings);

/// `{ja: …, en: …}`, or the same text for both.
Words toWords(const Content &content);
std::optional<Words> optionalWords(const Content &parent, std::string_view key);
base::Date toDate(const Content *content);
/// `basis` of a service or procedure.
std::vector<LegalBasis> basisOf(const Content &content);
/// The place of a node.
Place placeOf(const Item &item, const Content &content);

} // namespace yorisoi::catalogue
